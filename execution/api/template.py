from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from execution.api.project import ProjectSerializer
from execution.api.staffing import RolesField, TemplateField, people_for
from execution.models import LinkKind, Priority, ProjectTemplate, TemplateLink, TemplateTask
from execution.models.project import KEY
from execution.patterns import catalogue, gathered, planting

LAG = {"max_digits": 4, "decimal_places": 1, "coerce_to_string": False}


class ProjectTemplateSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {"name": "name", "description": "description"}

    name = serializers.CharField(max_length=120, required=False)
    description = serializers.CharField(max_length=5000, allow_blank=True, required=False)
    template = TemplateField(
        write_only=True, required=False, help_text="Begin as a copy of this one: an id, or a shipped word."
    )
    project = Reference(
        "projects", write_only=True, required=False, help_text="Begin with what this project did."
    )
    tasks = serializers.IntegerField(read_only=True)
    working_days = serializers.IntegerField(read_only=True)
    roles = serializers.ListField(child=serializers.CharField(), read_only=True)

    @classmethod
    def attach(cls, rows, request):
        """Figures of all of them, in four queries."""
        found = ProjectTemplate.objects.filter(pk__in=[row["id"] for row in rows])
        found = list(found.select_related("workspace"))
        patterns = dict(zip([one.pk for one in found], catalogue.patterns(found), strict=True))
        for row in rows:
            offer = catalogue.Offer(str(row["id"]), patterns[row["id"]])
            row["tasks"], row["working_days"], row["roles"] = offer.tasks, offer.days, offer.roles


class UseSerializer(serializers.Serializer):
    """The body of `POST project-templates/{id}/use/`."""

    name = serializers.CharField(max_length=120)
    key = serializers.CharField(max_length=5, validators=[KEY])
    start = serializers.DateField()
    deadline = serializers.DateField(required=False, allow_null=True)
    lead = Reference("memberships", required=False, allow_null=True)
    roles = RolesField(required=False)


class ProjectTemplateViewSet(RecordViewSet):
    """Kinds of projects that come again. A shipped one is used and copied by its word, for which no row stands here."""

    relation = "project_templates"
    serializer_class = ProjectTemplateSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "name": ("name", "id"), "-name": ("-name", "-id")}

    def perform_create(self, data):
        offer, project, by = data.pop("template", None), data.pop("project", None), self.request.membership
        if offer and project:
            raise ValidationError({"project": ["Name a template or a project."]})
        if project:
            found = gathered.pattern_of_project(
                project, {m.pk: role for m, role in gathered.people_of(project)}
            )
        elif offer:
            found = offer.pattern
        else:
            return ProjectTemplate.create(by=by, **data)
        description = data.get("description", found.description)
        name = data.get("name") or ProjectTemplate.free_name(self.request.workspace, found.name)
        return ProjectTemplate.take(found._replace(description=description), by=by, name=name)

    @extend_schema(request=UseSerializer, responses={201: ProjectSerializer})
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def use(self, request, pk=None):
        """A new project from it, its tasks on the days that follow from the start."""
        offer = catalogue.offer(request.workspace, pk) or self.get_object()
        said = dict(checked(UseSerializer, request))
        people, start = people_for(offer, said.pop("roles", {})), said.pop("start")
        fields = said | {"workspace": request.workspace}
        project, _tasks = planting.begin(offer.pattern, start, people, by=request.membership, **fields)
        rows = ProjectSerializer.rows(request.workspace.projects.filter(pk=project.pk), request)
        return Response(rows[0], status=status.HTTP_201_CREATED)


class WaitSerializer(serializers.Serializer):
    task = Reference("template_tasks")
    kind = serializers.ChoiceField(choices=LinkKind.choices, default=LinkKind.FS)
    lag = serializers.DecimalField(default=0, **LAG)


class TemplateTaskSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "template": "template_id",
        "parent": "parent_id",
        "milestone": "milestone_id",
        "rank": "rank",
        **{name: name for name in TemplateTask.KEPT},
    }

    template = Reference("project_templates")
    parent = Reference("template_tasks", required=False, allow_null=True)
    milestone = Reference("template_milestones", required=False, allow_null=True)
    title = serializers.CharField(max_length=250)
    description = serializers.CharField(max_length=50_000, allow_blank=True, required=False)
    role = serializers.CharField(max_length=60, allow_blank=True, required=False)
    offset = serializers.IntegerField(
        min_value=0, max_value=5200, required=False, allow_null=True,
        help_text="Working days after the start before which it does not begin.",
    )  # fmt: skip
    duration = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=0, required=False, allow_null=True, coerce_to_string=False
    )
    estimate = serializers.DecimalField(
        max_digits=8, decimal_places=2, min_value=0, required=False, allow_null=True, coerce_to_string=False
    )
    priority = serializers.ChoiceField(choices=Priority.choices, required=False)
    rank = serializers.IntegerField(read_only=True)
    after = WaitSerializer(
        many=True, required=False, help_text="What it waits for: all of it, or nothing said."
    )

    @classmethod
    def attach(cls, rows, request):
        found = TemplateLink.objects.filter(after__in=[row["id"] for row in rows], before__deleted_at=None)
        waits = {}
        for after, before, kind, lag in found.order_by("created_at", "id").values_list(
            "after_id", "before_id", "kind", "lag"
        ):
            waits.setdefault(after, []).append({"task": before, "kind": kind, "lag": lag})
        for row in rows:
            row["after"] = waits.get(row["id"], [])


class OfTemplate(RecordViewSet):
    """Rows of a template."""

    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}

    def get_queryset(self):
        return super().get_queryset().filter(template__deleted_at=None)

    def filter_list(self, queryset):
        template = asked_for(self.request, "template", "project_templates")
        return queryset.filter(template=template) if template else queryset

    def stays(self, record, data):
        if "template" in data and data.pop("template").pk != record.template_id:
            raise Refused("It stays in its template.", "template")


class TemplateTaskViewSet(OfTemplate):
    relation = "template_tasks"
    serializer_class = TemplateTaskSerializer
    orders = {"": ("id",), "rank": ("rank", "id")}

    def perform_create(self, data):
        waits = data.pop("after", [])
        step = TemplateTask.create(by=self.request.membership, **data)
        step.wait_for(ties(waits), by=self.request.membership)
        return step

    def perform_update(self, record, data, version):
        self.stays(record, data)
        waits = data.pop("after", None)
        with transaction.atomic():
            record.edit(by=self.request.membership, changes=data, version=version)
            if waits is not None:
                record.wait_for(ties(waits), by=self.request.membership)


def ties(waits):
    return [(one["task"], one["kind"], one["lag"]) for one in waits]


class TemplateMilestoneSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {"template": "template_id", "name": "name", "offset": "offset"}

    template = Reference("project_templates")
    name = serializers.CharField(max_length=120)
    offset = serializers.IntegerField(
        min_value=0, max_value=5200, required=False, allow_null=True,
        help_text="Working days after the start; null when the last of its tasks ends.",
    )  # fmt: skip


class TemplateMilestoneViewSet(OfTemplate):
    relation = "template_milestones"
    serializer_class = TemplateMilestoneSerializer

    def perform_update(self, record, data, version):
        self.stays(record, data)
        record.edit(by=self.request.membership, changes=data, version=version)

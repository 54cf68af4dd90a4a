from django.db import transaction
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.api.archive import ARCHIVED, archive_actions, by_archive
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference
from accounts.roles import Can
from execution.api.update import UpdatePageSerializer, UpdateSerializer, update_page
from execution.models import Project, ProjectState, StatusUpdate
from execution.models.project import KEY
from execution.models.tally import share_of
from execution.patterns import copying


class ProjectSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "key": "key",
        "name": "name",
        "description": "description",
        "lead": "lead_id",
        "state": "state",
        "start": "start",
        "deadline": "deadline",
        "external_key": "external_key",
        "archived_at": "archived_at",
    }

    key = serializers.CharField(max_length=5, validators=[KEY])
    name = serializers.CharField(max_length=120)
    description = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    lead = Reference("memberships", required=False, allow_null=True)
    state = serializers.ChoiceField(choices=ProjectState.choices, required=False)
    start = serializers.DateField(required=False, allow_null=True)
    deadline = serializers.DateField(required=False, allow_null=True)
    external_key = serializers.CharField(max_length=200, allow_blank=True, required=False)
    archived_at = serializers.DateTimeField(read_only=True, allow_null=True)
    progress = serializers.FloatField(read_only=True, allow_null=True)
    tasks_done = serializers.IntegerField(read_only=True)
    tasks_total = serializers.IntegerField(read_only=True)
    declared_health = serializers.CharField(read_only=True, allow_null=True)
    declared_at = serializers.DateTimeField(read_only=True, allow_null=True)
    declared_words = serializers.CharField(read_only=True, allow_null=True)

    @classmethod
    def attach(cls, rows, request):
        """Progress out of what each project keeps of its tasks, and what was declared last: a query each."""
        ids = [row["id"] for row in rows]
        declared = StatusUpdate.objects.last_of(ids)
        tallies = dict(Project.everything.filter(pk__in=ids).values_list("pk", "tally"))
        for row in rows:
            tally = tallies[row["id"]]
            row["progress"] = share_of(tally)
            row["tasks_done"], row["tasks_total"] = tally.get("done", 0), tally.get("leaves", 0)
            last = declared.get(row["id"])
            row["declared_health"] = last and last.health
            row["declared_at"] = last and last.at
            row["declared_words"] = last and last.words


class ProjectCopySerializer(serializers.Serializer):
    """The body of `POST projects/{id}/copy/`."""

    validate = RecordSerializer.validate

    name = serializers.CharField(max_length=120)
    key = serializers.CharField(max_length=5, validators=[KEY])
    start = serializers.DateField(help_text="All days move along, in working days from the first one.")
    lead = Reference("memberships", required=False, allow_null=True)
    along = serializers.MultipleChoiceField(
        choices=copying.PARTS, default=copying.USUAL, help_text="What comes along beside the tasks."
    )


@extend_schema_view(list=extend_schema(parameters=[ARCHIVED]))
class ProjectViewSet(archive_actions(Can.PLAN), RecordViewSet):
    relation = "projects"
    serializer_class = ProjectSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "name": ("name", "id"), "-name": ("-name", "-id")}

    @extend_schema(methods=["GET"], operation_id="projects_updates_list", responses=UpdatePageSerializer)
    @extend_schema(methods=["POST"], request=UpdateSerializer, responses={201: UpdateSerializer})
    @action(detail=True, methods=["get", "post"], access={"GET": Can.READ, "POST": Can.READ})
    def updates(self, request, pk=None):
        """How it stands in the words of its lead, newest first; the verb knows who may say it."""
        project = self.get_object()
        if request.method != "POST":
            return Response(update_page(request, project))
        said = checked(UpdateSerializer, request)
        update = StatusUpdate.declare(project, by=request.membership, **said)
        return Response(UpdateSerializer(update).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ProjectCopySerializer, responses={201: ProjectSerializer})
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def copy(self, request, pk=None):
        """A new project that does the same from another day on."""
        made = copying.copy(
            self.get_object(), by=request.membership, **checked(ProjectCopySerializer, request)
        )
        return Response(self.represent(made), status=status.HTTP_201_CREATED)

    def filter_list(self, queryset):
        if "archived" in self.request.query_params:
            queryset = by_archive(queryset, self.request)
        state = self.request.query_params.get("state")
        if state and state not in ProjectState.values:
            raise ValidationError({"state": [f"One of: {', '.join(ProjectState.values)}."]})
        return queryset.filter(state=state) if state else queryset

    def perform_create(self, data):
        state = data.pop("state", ProjectState.PLANNED)
        project = Project.create(by=self.request.membership, **data)
        if state != project.state:
            project.move(state, by=self.request.membership)
        return project

    def perform_update(self, record, data, version):
        """A state moves by its verb; the rest are fields."""
        state = data.pop("state", None)
        with transaction.atomic():
            record.edit(by=self.request.membership, changes=data, version=version)
            if state not in (None, record.state):
                record.move(state, by=self.request.membership, version=version)

from decimal import Decimal

from django.db.models import OuterRef
from django.http import Http404
from django.utils.functional import cached_property
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import require
from accounts.api.archive import archive_asked
from accounts.api.base import RecordSerializer, checked
from accounts.api.customfield import OwnFields
from accounts.api.fields import Reference, References, asked_for, named
from accounts.api.stamps import sums
from accounts.errors import Refused
from accounts.lookup import as_uuid, find_here
from accounts.models import Workspace
from accounts.models.gathered import Gathered
from accounts.roles import Can
from execution.api import along
from execution.api.along import FollowedSerializer, FollowedViewSet
from execution.api.blocked import BLOCK, freed
from execution.api.follower import FollowerActions
from execution.api.whole import WholeActions
from execution.models import Label, PastKey, Priority, Project, Rule, Status, Task
from execution.models.milestone import LIVE
from execution.quick import add as quickadd
from execution.quick.line import LONGEST
from execution.scheduling.along import FOLLOWED, OWN_LENGTH
from execution.scheduling.planning import WRITTEN


def beside(through, name, **only):
    """The ids of a many-to-many list of tasks, beside each task."""
    return Gathered(through.objects.filter(task=OuterRef("pk"), **only).order_by(name).values(name))


def hours():
    return serializers.DecimalField(
        max_digits=8,
        decimal_places=2,
        min_value=Decimal(0),
        max_value=Decimal(99_999),
        required=False,
        allow_null=True,
    )


class TaskSerializer(FollowedSerializer):
    columns = FollowedSerializer.columns | {
        "number": "number",
        "project": "project_id",
        "project_key": "project__key",
        "title": "title",
        "description": "description",
        "parent": "parent_id",
        "milestone": LIVE,
        "status": "status",
        "priority": "priority",
        "estimate": "estimate",
        "remaining": "remaining",
        "start": "start",
        "due": "due",
        "started_on": "started_on",
        "finished_on": "finished_on",
        "external_key": "external_key",
        "archived_at": "archived_at",
        "duration": "duration",
        "rule": "rule",
        "rule_day": "rule_day",
        "deadline": "deadline",
        "pinned": "pinned",
        "assignees": beside(Task.assignees.through, "membership_id"),
        "labels": beside(Task.labels.through, "label_id", label__deleted_at=None),
        "column": "column_id",
        "blocked": "blocked",
        "blocked_on": "blocked_on",
        "fields": "custom",
    }

    key = serializers.CharField(read_only=True)
    project = Reference("projects")
    title = serializers.CharField(max_length=250)
    description = serializers.CharField(max_length=50_000, allow_blank=True, required=False)
    parent = Reference("tasks", required=False, allow_null=True)
    milestone = Reference("milestones", required=False, allow_null=True)
    status = serializers.ChoiceField(choices=Status.choices, required=False)
    priority = serializers.ChoiceField(choices=Priority.choices, required=False)
    assignees = References("memberships", required=False)
    labels = References("labels", required=False)
    estimate = hours()
    remaining = hours()
    start = serializers.DateField(required=False, allow_null=True)
    due = serializers.DateField(required=False, allow_null=True)
    external_key = serializers.CharField(max_length=200, allow_blank=True, required=False)
    duration = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=Decimal(0), max_value=Decimal(5200), required=False,
        allow_null=True, help_text="Working days; half a day is the smallest, 0 a moment.",
    )  # fmt: skip
    rule = serializers.ChoiceField(choices=Rule.choices, allow_blank=True, required=False)
    rule_day = serializers.DateField(required=False, allow_null=True)
    deadline = serializers.DateField(required=False, allow_null=True)
    pinned = serializers.BooleanField(required=False)
    column = serializers.CharField(
        read_only=True,
        allow_null=True,
        help_text="Of its board, as somebody put it there; it counts while its state is the task's.",
    )
    blocked = serializers.CharField(
        read_only=True, help_text="What blocks it, empty while nothing does. Closing it ends the block."
    )
    blocked_on = serializers.DateField(read_only=True, allow_null=True)
    fields = OwnFields("task", required=False)
    started_on = serializers.DateField(read_only=True, allow_null=True)
    archived_at = serializers.DateTimeField(read_only=True, allow_null=True)
    finished_on = serializers.DateField(read_only=True, allow_null=True)

    def validate(self, data):
        data = super().validate(data)
        return {n: v for n, v in data.items() if n != "fields"} | data.get("fields", {})

    @classmethod
    def attach(cls, rows, request):
        for row in rows:
            row["key"] = f"{row.pop('project_key')}-{row.pop('number')}"


# word of the query string: (lookup, relation of the workspace)
NARROWED = {
    "project": ("project", "projects"),
    "assignee": ("assignees", "memberships"),
    "label": ("labels", "labels"),
    "parent": ("parent", "tasks"),
    "milestone": ("milestone", "milestones"),
}


def with_project(tasks):
    return tasks.select_related("project")


def to_write(tasks):
    return with_project(tasks).with_follows()


class TaskLineSerializer(RecordSerializer):
    """A task as people write it in one line; what the line says of a project wins over `project`."""

    line = serializers.CharField(max_length=LONGEST, help_text="Review copy @noor fri !high #launch ~STO 3h")
    project = Reference("projects", required=False, allow_null=True)


@extend_schema_view(partial_update=extend_schema(parameters=[*along.FOLLOWED, BLOCK]))
class TaskViewSet(WholeActions, FollowerActions, FollowedViewSet):
    relation = "tasks"
    serializer_class = TaskSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.WORK, "DELETE": Can.PLAN}
    orders = {
        "": ("id",),
        "due": ("due_or_far", "id"),
        "-due": ("-due_or_far", "-id"),
        "created": ("id",),
        "-created": ("-id",),
    }
    # Whoever writes a task, or deletes what only its project has, writes a higher number into that project.
    stamps = (sums(Project, "version", "work_version"), sums(Label, "version"))

    def led_to(self):
        return self.assignee and self.assignee.pk

    @cached_property
    def assignee(self):
        """Whom an address in the query string leads to: it is a person's own, and may become another's."""
        said = self.request.META["QUERY_STRING"]  # most name ids, and reading it takes longer than this
        if "@" not in said and "%40" not in said:
            return None
        ref = self.request.GET.get("assignee")
        if not ref or as_uuid(ref):
            return None
        return find_here(Workspace(pk=self.request.membership.workspace_id), "memberships", ref, named)

    def get_object(self):
        return self.found(to_write if self.request.method == "PATCH" else with_project)

    def found(self, along=None):
        """By id or key, or by a key that it had in a project it left."""
        workspace, ref = self.request.workspace, self.kwargs["pk"]
        found = find_here(workspace, "tasks", ref, along)
        found = found or find_here(workspace, "tasks", PastKey.leads(workspace, ref), along)
        if found is None:
            raise Http404
        return found

    def asked(self):
        found = {}
        for name, (lookup, relation) in NARROWED.items():
            known = name == "assignee" and self.assignee
            if row := known or asked_for(self.request, name, relation):
                found[lookup] = row.pk
        if "archived" in self.request.query_params:
            found["archived_at__isnull"] = not archive_asked(self.request)
        if said := self.request.query_params.get("status"):
            found["status__in"] = wanted = said.split(",")
            if not set(wanted) <= set(Status.values):
                raise ValidationError({"status": [f"One of: {', '.join(Status.values)}."]})
        return found

    @extend_schema(request=TaskLineSerializer, responses={201: TaskSerializer})
    @action(detail=False, methods=["post"], access={"POST": Can.PLAN})
    def line(self, request):
        """Make a task of one line; what the line gets wrong is named in a sentence."""
        said = checked(TaskLineSerializer, request)
        found = quickadd.reading(said["line"], request.membership)
        task, _cause = quickadd.add(found, by=request.membership, project=said.get("project"))
        where = f"{request.path.removesuffix('line/')}{task.pk}/"
        return Response(self.represent(task), status=status.HTTP_201_CREATED, headers={"Location": where})

    def perform_update(self, record, data, version):
        if "project" in data and data.pop("project").pk != record.project_id:
            raise Refused("A task stays in its project; its number belongs to it.", "project")
        if set(data) - Task.WORK_FIELDS:
            require(self.request.membership, Can.PLAN, "Your role changes status and remaining work only.")
        data |= freed(self.request, record, data.get("status"))
        if not FOLLOWED & data.keys():
            return super().perform_update(record, data, version)

        def act(cause):
            return record.edit(by=self.request.membership, changes=data, version=version, cause=cause)

        alone = [record.pk] if data.keys() <= set(WRITTEN) else None
        return self.carry([record.project], act, links=bool(OWN_LENGTH & data.keys()), tasks=alone)

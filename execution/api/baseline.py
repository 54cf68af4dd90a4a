from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import find_or_404
from accounts.api.base import HasAccess, RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from execution.baselines.asked import NOW, pair
from execution.baselines.freezing import keep


class BaselineSerializer(RecordSerializer):
    """What it keeps never changes; its name may."""

    columns = RecordSerializer.columns | {
        "project": "project_id", "name": "name", "day": "day", "taken_at": "taken_at", "taken_by": "taken_by_id",
        "start": "start", "finish": "finish", "tasks": "tasks", "work": "work", "share": "share",
    }  # fmt: skip

    project = Reference("projects")
    name = serializers.CharField(max_length=60)
    day = serializers.DateField(read_only=True)
    taken_at = serializers.DateTimeField(read_only=True)
    taken_by = serializers.CharField(read_only=True, allow_null=True)
    start = serializers.DateField(read_only=True)
    finish = serializers.DateField(read_only=True)
    tasks = serializers.IntegerField(read_only=True)
    work = serializers.DecimalField(max_digits=12, decimal_places=2, read_only=True, help_text="Hours.")
    share = serializers.FloatField(
        read_only=True, allow_null=True, help_text="0 to 1 of the work that was done."
    )


class BaselineViewSet(RecordViewSet):
    """The plan of a project kept under a name. POST keeps it as it stands now."""

    relation = "baselines"
    serializer_class = BaselineSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "-taken_at": ("-taken_at", "-id")}

    def get_queryset(self):
        return super().get_queryset().filter(project__deleted_at=None).select_related("project")

    def filter_list(self, queryset):
        if project := asked_for(self.request, "project", "projects"):
            queryset = queryset.filter(project=project)
        return queryset

    def perform_create(self, data):
        return keep(data["project"], data["name"], by=self.request.membership)

    def perform_update(self, record, data, version):
        if "project" in data and data.pop("project").pk != record.project_id:
            raise Refused("A baseline stays with its project.", "project")
        super().perform_update(record, data, version)


class KeptTaskSerializer(serializers.Serializer):
    start = serializers.DateField()
    finish = serializers.DateField()
    work = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True, help_text="Hours.")
    share = serializers.FloatField(allow_null=True)


class VarianceSerializer(serializers.Serializer):
    start = serializers.FloatField(help_text="Working days later; below zero earlier.")
    finish = serializers.FloatField(help_text="Working days later; below zero earlier.")
    work = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True, help_text="Hours more.")
    progress = serializers.IntegerField(allow_null=True, help_text="Points of a hundred more.")


class ComparedSerializer(serializers.Serializer):
    then = KeptTaskSerializer(allow_null=True)
    now = KeptTaskSerializer(allow_null=True)
    by = VarianceSerializer(allow_null=True)


class ComparedTaskSerializer(ComparedSerializer):
    task = serializers.CharField(help_text="Its id; it may be gone since.")
    number = serializers.IntegerField()
    title = serializers.CharField()


class ComparedMilestoneSerializer(serializers.Serializer):
    milestone = serializers.CharField(help_text="Its id; it may be gone since.")
    name = serializers.CharField()
    then = serializers.DateField(allow_null=True)
    now = serializers.DateField(allow_null=True)
    days = serializers.FloatField(allow_null=True, help_text="Working days later; below zero earlier.")


class ComparisonSerializer(serializers.Serializer):
    of = serializers.CharField()
    other = serializers.CharField(allow_null=True, help_text="null: the plan as it stands.")
    sum = ComparedSerializer()
    tasks = ComparedTaskSerializer(many=True)
    milestones = ComparedMilestoneSerializer(
        many=True, allow_null=True, help_text="null where a baseline is older than the keeping of milestones."
    )


class BaselineCompareView(APIView):
    """What became of a plan since it was kept, or until another one was: per task and in sum. The older one is `of`."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(
        parameters=[OpenApiParameter("with", str, description="Another baseline of the project, or `now`.")],
        responses=ComparisonSerializer,
    )
    def get(self, request, baseline):
        here = request.workspace.baselines.for_list().filter(project__deleted_at=None)
        of = find_or_404(here, baseline)
        other = None
        if (request.query_params.get("with") or NOW) != NOW:
            other = asked_for(request, "with", "baselines")
            if other.project_id != of.project_id:
                raise ValidationError({"with": ["It belongs to another project."]})
        found = pair(of.project, of, other)
        rows = [
            told(row.old, row.new, row.by)
            | {"task": row.id, "number": row.task.number, "title": row.task.title}
            for row in found.found.rows
        ]
        sums = told(found.found.old, found.found.new, found.found.by)
        marks = found.found.milestones
        return Response({
            "of": found.of.pk, "other": found.other and found.other.pk, "sum": sums, "tasks": rows,
            "milestones": None if marks is None else [marked(row) for row in marks],
        })  # fmt: skip


def marked(row):
    then, now = (one and one.due for one in (row.old, row.new))
    return {"milestone": row.id, "name": row.milestone.name, "then": then, "now": now, "days": row.by}


def told(old, new, by):
    def side(one):
        return one and {"start": one.start, "finish": one.finish, "work": one.work, "share": one.share}

    return {"then": side(old), "now": side(new), "by": by and by._asdict()}

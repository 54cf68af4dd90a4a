from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess
from accounts.api.fields import asked_for
from accounts.roles import Can
from execution.api.spans import asked_day
from execution.capacity import monday
from execution.look import MOST, WEEKS, weeks_of
from execution.models import Kind
from execution.workload import Workload


class PartSerializer(serializers.Serializer):
    project = serializers.CharField()
    share = serializers.IntegerField()


class CellSerializer(serializers.Serializer):
    week = serializers.DateField()
    available = serializers.DecimalField(max_digits=6, decimal_places=2)
    allocated = serializers.DecimalField(max_digits=8, decimal_places=2)
    share = serializers.IntegerField(allow_null=True)
    projects = PartSerializer(many=True)


class RowSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    title = serializers.CharField()
    average = serializers.IntegerField(allow_null=True)
    weeks = CellSerializer(many=True)


class WorkloadSerializer(serializers.Serializer):
    first = serializers.DateField()
    weeks = serializers.IntegerField()
    people = RowSerializer(many=True)


class WorkloadView(APIView):
    """People by weeks: hours available and allocated, and the share in per cent, null for a week away."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(
        responses=WorkloadSerializer,
        parameters=[
            OpenApiParameter("from", str, description="A day of the first week; this week without it."),
            OpenApiParameter("weeks", int, description=f"From 1 to {MOST}; {WEEKS} without it."),
            OpenApiParameter("project", str, description="People allocated to this project only."),
        ],
    )
    def get(self, request):
        today = request.workspace.today()
        weeks, project = asked_weeks(request), asked_for(request, "project", "projects")
        load = Workload(request.workspace, monday(asked_day(request, "from") or today), weeks or WEEKS, today)
        on_it = load.on_project(project) if project else None
        rows = [row for row in load.rows if on_it is None or row.person.pk in on_it]
        return Response({"first": load.first, "weeks": load.weeks, "people": [told(row) for row in rows]})


def asked_weeks(request):
    text = request.query_params.get("weeks", "")
    weeks = weeks_of(text)
    if text and weeks is None:
        raise ValidationError({"weeks": [f"A number from 1 to {MOST}."]})
    return weeks


def told(row):
    person = row.person
    return {
        "id": person.pk,
        "name": person.name,
        "kind": person.kind,
        "title": person.title,
        "average": row.average,
        "weeks": [
            {
                "week": cell.monday,
                "available": cell.available,
                "allocated": cell.allocated,
                "share": cell.share,
                "projects": [{"project": project, "share": share} for project, share in cell.parts],
            }
            for cell in row.cells
        ],
    }

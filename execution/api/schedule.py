from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import find_or_404
from accounts.api.base import HasAccess
from accounts.errors import Refused
from accounts.roles import Can
from execution.scheduling import planning
from execution.scheduling.binding import breaches, why
from execution.scheduling.network import Circle
from execution.scheduling.workdays import TooFar


class ScheduledTaskSerializer(serializers.Serializer):
    task = serializers.CharField()
    start = serializers.DateField()
    finish = serializers.DateField()
    late_start = serializers.DateField()
    late_finish = serializers.DateField()
    total_float = serializers.FloatField(help_text="Working days.")
    free_float = serializers.FloatField(help_text="Working days.")
    critical = serializers.BooleanField()
    because = serializers.CharField(help_text="project, wanted, held, rule, link or part.")
    of = serializers.CharField(
        allow_null=True, help_text="The task that decides its start, if it is another one."
    )
    through = serializers.CharField(
        allow_null=True, help_text="The task above it whose link that is, null where it is its own."
    )


class ScheduleBreachSerializer(serializers.Serializer):
    task = serializers.CharField()
    what = serializers.CharField(help_text="link, rule or deadline.")
    before = serializers.CharField(allow_null=True)
    days = serializers.FloatField(help_text="Working days that are missing.")


class ScheduleSerializer(serializers.Serializer):
    finish = serializers.DateField(allow_null=True)
    tasks = ScheduledTaskSerializer(many=True)
    broken = ScheduleBreachSerializer(many=True)


class ScheduleView(APIView):
    """Where the tasks of a project stand as links, rules and calendars allow: early and late days, float, the critical
    path, and what cannot be kept."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(responses=ScheduleSerializer)
    def get(self, request, project):
        found = find_or_404(request.workspace.projects.all(), project)
        try:
            planned = planning.plan_of(found)
        except (TooFar, Circle) as fault:
            raise Refused(f"No schedule can be made: {fault}.") from fault
        if planned is None:
            return Response({"finish": None, "tasks": [], "broken": []})
        plan = planned.schedule
        missing = [
            {
                "task": one.id,
                "what": one.word,
                "before": one.link and one.link.before,
                "days": one.halves / 2,
            }
            for one in breaches(plan)
        ]
        return Response(
            {"finish": plan.finished, "tasks": [told(plan, row) for row in plan], "broken": missing}
        )


def told(plan, row):
    reason = why(plan, row.id)[0]
    return {
        "task": row.id, "start": row.start, "finish": row.finish, "late_start": row.late_start,
        "late_finish": row.late_finish, "total_float": row.total / 2, "free_float": row.free / 2,
        "critical": row.critical, "because": reason.word, "of": reason.of, "through": reason.whole,
    }  # fmt: skip

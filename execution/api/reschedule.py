from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import find_or_404
from accounts.api.base import HasAccess, checked
from accounts.roles import Can
from execution.api.along import (
    EndangeredPromiseSerializer,
    MilestoneSlipSerializer,
    TaskMoveSerializer,
    danger_of,
    moved,
)
from execution.scheduling import moving
from execution.scheduling.reschedule import GAPS, MUST, THIS


class RescheduleSerializer(serializers.Serializer):
    """`apply` does it, for the plan that was `seen`; without, it is only looked at."""

    start = serializers.DateField()
    due = serializers.DateField()
    mode = serializers.ChoiceField(choices=[MUST, GAPS, THIS], default=MUST)
    apply = serializers.BooleanField(default=False)
    seen = serializers.IntegerField(required=False, min_value=0)


class RescheduleOutcomeSerializer(serializers.Serializer):
    start = serializers.DateField(help_text="Of the task itself, which links may push further.")
    due = serializers.DateField()
    moves = TaskMoveSerializer(many=True)
    finish = serializers.DateField()
    new_finish = serializers.DateField()
    slips = MilestoneSlipSerializer(many=True)
    broken = serializers.IntegerField(help_text="How many links, rules and deadlines cannot be kept then.")
    endangers = EndangeredPromiseSerializer(many=True)
    seen = serializers.IntegerField(help_text="The state of the plan; send it back to apply just this.")
    cause = serializers.CharField(
        allow_null=True, help_text="What every moved task carries in the log, once applied."
    )


class RescheduleView(APIView):
    """Other days for a task: what moves along and what slips, looked at first, then done as one act."""

    access = {"POST": Can.PLAN}
    permission_classes = [HasAccess]

    @extend_schema(request=RescheduleSerializer, responses=RescheduleOutcomeSerializer)
    def post(self, request, task):
        found = find_or_404(request.workspace.tasks.for_list(), task)
        given = checked(RescheduleSerializer, request)
        ends = given["start"], given["due"], given["mode"]
        outcome, cause = moving.outcome(found, *ends), None
        if given["apply"]:
            seen = given.get("seen", outcome.seen)
            cause, _others = moving.move(found, *ends, by=request.membership, seen=seen)
        return Response(told(outcome, cause))


def told(outcome, cause):
    looked = outcome.preview
    return {
        "start": outcome.changes["start"],
        "due": outcome.changes["due"],
        "moves": [moved(one) for one in looked.moves],
        "finish": looked.finish,
        "new_finish": looked.new_finish,
        "slips": [{"milestone": slip.milestone.pk, "finish": slip.finish} for slip in outcome.slips],
        "broken": len(looked.broken),
        "endangers": [danger_of(one) for one in outcome.dangers],
        "seen": outcome.seen,
        "cause": cause,
    }

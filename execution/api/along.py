"""Writes that others follow, by program: they move along, only as far as they must, unless it is told otherwise."""

from django.db import transaction
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.reasons import because
from execution.scheduling.along import Agreed, Along, MovesOthers, along
from execution.scheduling.reschedule import MODES, MUST

PREVIEW = OpenApiParameter(
    "preview",
    OpenApiTypes.BOOL,
    description="Only look: nothing is saved, and the answer is what would move.",
)
MODE = OpenApiParameter(
    "mode", OpenApiTypes.STR, enum=MODES,
    description="Who moves along: only what must, all that follows by as much, or nobody else.",
)  # fmt: skip
SEEN = OpenApiParameter(
    "seen", OpenApiTypes.STR, description="The state of the plan that was looked at; another one is refused."
)
WHY = OpenApiParameter(
    "why",
    OpenApiTypes.STR,
    description="A reason, kept with each task that moves and told to who follows one.",
)
FOLLOWED = [PREVIEW, MODE, SEEN, WHY]


class TaskMoveSerializer(serializers.Serializer):
    task = serializers.CharField()
    start = serializers.DateField()
    due = serializers.DateField()
    new_start = serializers.DateField()
    new_due = serializers.DateField()
    days = serializers.FloatField(help_text="Working days later; below zero earlier.")


class MilestoneSlipSerializer(serializers.Serializer):
    milestone = serializers.CharField()
    finish = serializers.DateField()


class EndangeredPromiseSerializer(serializers.Serializer):
    """A promise that the new finish breaks, or leaves further behind (`already`)."""

    initiative = serializers.CharField()
    promised = serializers.DateField()
    tolerance = serializers.IntegerField(help_text="Working days.")
    limit = serializers.DateField(help_text="The last day that keeps it.")
    days = serializers.IntegerField(help_text="Working days beyond the limit.")
    already = serializers.BooleanField()
    waiting = serializers.ListField(child=serializers.CharField(), help_text="Initiatives that wait for it.")
    goals = serializers.ListField(child=serializers.CharField(), help_text="Goals that it serves.")


class NewStateSerializer(serializers.Serializer):
    """A project or an initiative that would be judged otherwise."""

    project = serializers.CharField(allow_null=True)
    initiative = serializers.CharField(allow_null=True)
    was = serializers.CharField(help_text="on_track, at_risk, off_track or no_plan")
    now = serializers.CharField()
    needs_decision = serializers.BooleanField(help_text="Whether its forecast would leave its promise.")


class PlanEffectSerializer(serializers.Serializer):
    project = serializers.CharField()
    moves = TaskMoveSerializer(many=True)
    finish = serializers.DateField()
    new_finish = serializers.DateField()
    slips = MilestoneSlipSerializer(many=True)
    broken = serializers.IntegerField(help_text="How many links, rules and deadlines cannot be kept then.")
    endangers = EndangeredPromiseSerializer(many=True)
    healths = NewStateSerializer(many=True)
    critical = serializers.ListField(
        child=serializers.CharField(), help_text="Tasks that have room now and would have none."
    )


class WayCountSerializer(serializers.Serializer):
    mode = serializers.ChoiceField(choices=MODES)
    moves = serializers.IntegerField()
    broken = serializers.IntegerField()


class PlanPreviewSerializer(serializers.Serializer):
    """What a change would move. `ways` counts each mode; `projects` tells the one asked for."""

    mode = serializers.ChoiceField(choices=MODES)
    ways = WayCountSerializer(many=True)
    projects = PlanEffectSerializer(many=True)
    seen = serializers.CharField(help_text="The state of the plan; send it back to apply just this.")


def carried(request, projects, act, **how):
    """(what act(cause) answers, [moves]); Previewed where the program asked only to look, or named another plan."""
    mode, look = asked_mode(request), asked_look(request)
    agreed = Agreed(mode, request.query_params.get("seen", ""))
    try:
        with because(request.query_params.get("why", "")):
            done, found = along(projects, act, by=request.membership, agreed=agreed, look=look, **how)
    except MovesOthers as asked:
        if not look:
            raise ValidationError({"seen": ["The plan changed while you looked. Look again."]}) from asked
        raise Previewed(told(asked.along, mode)) from asked
    return done, moves_of(found, mode)


class Previewed(Exception):
    """A look that was asked for: its answer."""

    def __init__(self, answer):
        super().__init__("a look")
        self.answer = answer


class FollowedSerializer(RecordSerializer):
    """A noun whose writes others may follow."""

    moved = TaskMoveSerializer(
        many=True,
        read_only=True,
        required=False,
        help_text="In the answer to a write: the tasks that moved along.",
    )


class FollowedViewSet(RecordViewSet):
    """Writes move others along, as `mode` says, and tell whom; with `preview=true` they only tell."""

    def carry(self, projects, act, **how):
        """What act(cause) answers."""
        done, self.moved = carried(self.request, projects, act, **how)
        return done

    @extend_schema(parameters=FOLLOWED)
    def create(self, request):
        return self.answering(super().create, request)

    @extend_schema(parameters=FOLLOWED)
    def partial_update(self, request, pk=None):
        return self.answering(super().partial_update, request, pk)

    @extend_schema(parameters=FOLLOWED)
    def destroy(self, request, pk=None):
        return self.answering(super().destroy, request, pk)

    def answering(self, write, *args):
        """The answer of a write with what moved along, or the preview that was asked for."""
        self.moved = []
        try:
            with transaction.atomic():
                answer = write(*args)
                if asked_look(self.request):
                    raise Previewed(told(Along([], ""), asked_mode(self.request)))  # nobody could follow this
        except Previewed as looked:
            return Response(looked.answer)
        if self.moved:
            answer.data["moved"] = self.moved
        return answer


def asked_mode(request):
    mode = request.query_params.get("mode", MUST)
    if mode not in MODES:
        raise ValidationError({"mode": [f"One of: {', '.join(MODES)}."]})
    return mode


def asked_look(request):
    word = request.query_params.get("preview", "false").lower()
    if word not in ("true", "false"):
        raise ValidationError({"preview": ["true or false."]})
    return word == "true"


def moves_of(found, mode):
    return [moved(move) for one in found.effects for move in one.moves(mode)] if found else []


def moved(move):
    return {
        "task": move.id, "start": move.start, "due": move.finish, "new_start": move.new_start,
        "new_due": move.new_finish, "days": move.halves / 2,
    }  # fmt: skip


def told(found, mode):
    ways = [
        {
            "mode": name,
            "moves": found.count(name),
            "broken": found.clashes(name),
        }
        for name in MODES
    ]
    return {
        "mode": mode,
        "ways": ways,
        "projects": [effect_of(one, mode) for one in found.effects],
        "seen": found.seen,
    }


def effect_of(one, mode):
    looked = one.preview(mode)
    return {
        "project": one.project.pk,
        "moves": [moved(move) for move in looked.moves],
        "finish": looked.finish,
        "new_finish": looked.new_finish,
        "slips": [{"milestone": slip.milestone.pk, "finish": slip.finish} for slip in one.slips(mode)],
        "broken": len(looked.broken),
        "endangers": [danger_of(danger) for danger in one.dangers(mode)],
        "healths": [health_of(found, one.project) for found in one.healths(mode)],
        "critical": [task.pk for task, _room in one.turned(mode)],
    }


def health_of(found, project):
    here = found.subject == project
    return {
        "project": found.subject.pk if here else None, "initiative": None if here else found.subject.pk,
        "was": found.was, "now": found.now, "needs_decision": found.decide,
    }  # fmt: skip


def danger_of(danger):
    return {
        "initiative": danger.initiative.pk,
        "promised": danger.promised,
        "tolerance": danger.tolerance,
        "limit": danger.limit,
        "days": danger.days,
        "already": danger.already,
        "waiting": [other.pk for other in danger.waiting],
        "goals": [goal.pk for goal in danger.goals],
    }

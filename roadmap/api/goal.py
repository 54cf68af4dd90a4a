from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import checked
from accounts.roles import Can
from roadmap.tree import rollup
from strategy.api.goal import GoalSerializer as Base
from strategy.api.goal import GoalViewSet as BaseViewSet
from strategy.api.goal import ReportSerializer
from strategy.explaining import explain
from strategy.measuring import measure
from strategy.models import Goal


class ProgressSerializer(serializers.Serializer):
    """How far it is in per cent, None where nothing tells; what was expected by today; what follows from both."""

    percent = serializers.IntegerField(read_only=True, allow_null=True)
    expected = serializers.IntegerField(read_only=True)
    health = serializers.CharField(read_only=True)


class ProgressPartSerializer(serializers.Serializer):
    id = serializers.CharField()
    title = serializers.CharField()
    formula = serializers.CharField()
    weight = serializers.FloatField(
        allow_null=True, help_text="Per cent of the whole; null of what does not count."
    )
    percent = serializers.IntegerField(allow_null=True)
    note = serializers.CharField(help_text="Why it does not count.")


class ExplanationSerializer(serializers.Serializer):
    mode = serializers.CharField()
    sentence = serializers.CharField()
    percent = serializers.IntegerField(allow_null=True)
    expected = serializers.IntegerField()
    parts = ProgressPartSerializer(many=True)
    by = serializers.CharField(allow_null=True, source="by.pk", default=None)
    at = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField()


def read(goals, today):
    """[Measured] of a queryset of goals, with what the work on their initiatives says."""
    return rollup.complete([measure(goal, today) for goal in goals.for_list()], today)


class GoalSerializer(Base):
    """strategy's, with how far each is."""

    progress = ProgressSerializer(read_only=True)

    @classmethod
    def attach(cls, rows, request):
        super().attach(rows, request)
        goals = Goal.objects.filter(workspace=request.workspace, pk__in=[row["id"] for row in rows])
        found = {one.goal.pk: one for one in read(goals, request.workspace.today())}
        for row in rows:
            one = found[row["id"]]
            row["progress"] = {
                "percent": one.percent if one.told else None,
                "expected": one.expected_percent,
                "health": one.health.state,
            }


class GoalViewSet(BaseViewSet):
    serializer_class = GoalSerializer

    @extend_schema(methods=["get"], responses=ExplanationSerializer)
    @extend_schema(methods=["post"], request=ReportSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["get", "post"], access={"GET": Can.READ, "POST": Can.SHAPE})
    def progress(self, request, pk=None):
        """How its number is computed: which part weighs what. POST says by hand how far it is."""
        goal = find_or_404(self.get_queryset(), pk)
        if request.method == "POST":
            goal.report(by=request.membership, **checked(ReportSerializer, request))
            return Response(self.represent(goal))
        (one,) = read(Goal.objects.filter(pk=goal.pk), request.workspace.today())
        return Response(ExplanationSerializer(explain(one)).data)

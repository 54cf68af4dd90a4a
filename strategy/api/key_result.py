from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from strategy.models import CheckIn, KeyResult, Measure, Sure

NUMBER = {"max_digits": 16, "decimal_places": 4}


class MeasureSerializer(serializers.Serializer):
    """A key result as it stands in its goal."""

    id = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    kind = serializers.ChoiceField(choices=Measure.choices, read_only=True)
    unit = serializers.CharField(read_only=True)
    direction = serializers.ChoiceField(choices=["up", "down"], read_only=True)
    start = serializers.FloatField(read_only=True)
    target = serializers.FloatField(read_only=True)
    current = serializers.FloatField(read_only=True, allow_null=True)


def read_results(goal_ids):
    """{goal id: [key result]} of a whole list, in one query."""
    found = {}
    fields = ("goal_id", "id", "title", "kind", "unit", "start_value", "target_value", "current_value")
    results = KeyResult.objects.filter(goal__in=goal_ids).order_by("rank", "id")
    for goal, pk, title, kind, unit, start, target, current in results.values_list(*fields):
        found.setdefault(goal, []).append(
            {
                "id": pk, "title": title, "kind": kind, "unit": unit, "direction": way(start, target),
                "start": start, "target": target, "current": current,
            }
        )  # fmt: skip
    return found


def way(start, target):
    return "up" if target > start else "down"


class KeyResultSerializer(RecordSerializer):
    """`unit` is a currency's three letters where it is money. A yes or no begins at 0 and is reached with 1."""

    columns = RecordSerializer.columns | {
        "goal": "goal_id",
        "title": "title",
        "kind": "kind",
        "unit": "unit",
        "start_value": "start_value",
        "target_value": "target_value",
        "current_value": "current_value",
    }

    goal = Reference("goals")
    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Measure.choices, required=False)
    unit = serializers.CharField(max_length=20, allow_blank=True, required=False)
    direction = serializers.ChoiceField(choices=["up", "down"], read_only=True)
    start_value = serializers.DecimalField(**NUMBER, required=False)
    target_value = serializers.DecimalField(**NUMBER, required=False)
    current_value = serializers.FloatField(read_only=True, allow_null=True)

    @classmethod
    def attach(cls, rows, request):
        for row in rows:
            row["direction"] = way(row["start_value"], row["target_value"])

    def validate(self, data):
        data = super().validate(data)
        if not self.partial and data.get("kind") != Measure.YES_NO and "target_value" not in data:
            raise serializers.ValidationError({"target_value": ["Say where it should come to."]})
        return data


class CheckInSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    id = serializers.IntegerField(read_only=True)
    value = serializers.DecimalField(**NUMBER)
    note = serializers.CharField(max_length=2_000, allow_blank=True, required=False, default="")
    sure = serializers.ChoiceField(choices=Sure.choices, allow_blank=True, required=False, default="")
    on = serializers.DateField(required=False, write_only=True, help_text="The day it was measured; today.")
    by = serializers.CharField(source="by_id", read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)


class KeyResultViewSet(RecordViewSet):
    relation = "key_results"
    serializer_class = KeyResultSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    def get_queryset(self):
        return super().get_queryset().filter(goal__deleted_at=None)

    def filter_list(self, queryset):
        goal = asked_for(self.request, "goal", "goals")
        return queryset.filter(goal=goal) if goal else queryset

    @extend_schema(
        methods=["get"], responses=CheckInSerializer(many=True), description="The last 200, newest first."
    )
    @extend_schema(methods=["post"], request=CheckInSerializer, responses={201: CheckInSerializer})
    @action(
        detail=True, methods=["get", "post"], url_path="check-ins", url_name="check-ins",
        access={"GET": Can.READ, "POST": Can.SHAPE},
    )  # fmt: skip
    def check_ins(self, request, pk=None):
        """Where it stood on which day. One more is the new current value, unless a later one is known."""
        result = find_or_404(self.get_queryset(), pk)
        if request.method == "POST":
            made = result.check_in(by=request.membership, **checked(CheckInSerializer, request))
            return Response(CheckInSerializer(made).data, status=status.HTTP_201_CREATED)
        found = CheckIn.objects.filter(key_result=result)[:200]
        return Response(CheckInSerializer(found, many=True).data)

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from strategy.api.initiative import checked
from strategy.api.publishing import PublicationSerializer
from strategy.models import KeyResult


class KeyResultSerializer(serializers.Serializer):
    id = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    unit = serializers.CharField(read_only=True)
    start = serializers.FloatField(read_only=True)
    target = serializers.FloatField(read_only=True)
    current = serializers.FloatField(read_only=True, allow_null=True)


class GoalSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "number": "number",
        "product": "product_id",
        "product_key": "product__key",
        "title": "title",
        "description": "description",
        "owner": "owner_id",
        "period_start": "period_start",
        "period_end": "period_end",
    }

    key = serializers.CharField(read_only=True)
    product = Reference("products")
    title = serializers.CharField(max_length=200)
    description = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    owner = Reference("memberships", required=False, allow_null=True)
    period_start = serializers.DateField()
    period_end = serializers.DateField()
    key_results = KeyResultSerializer(many=True, read_only=True)

    @classmethod
    def attach(cls, rows, request):
        results = {row["id"]: [] for row in rows}
        fields = ("goal_id", "id", "title", "unit", "start_value", "target_value", "current_value")
        found = KeyResult.objects.filter(goal__in=results).order_by("rank", "id").values_list(*fields)
        for goal, pk, title, unit, start, target, current in found:
            results[goal].append(
                {"id": pk, "title": title, "unit": unit, "start": start, "target": target, "current": current}
            )
        for row in rows:
            row["key"] = f"{row.pop('product_key')}-G{row.pop('number')}"
            row["key_results"] = results[row["id"]]


class GoalViewSet(RecordViewSet):
    relation = "goals"
    serializer_class = GoalSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    def filter_list(self, queryset):
        product = asked_for(self.request, "product", "products")
        return queryset.filter(product=product) if product else queryset

    @extend_schema(request=PublicationSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def publication(self, request, pk=None):
        """Tell every member of the goal, with a note."""
        goal = find_or_404(self.get_queryset(), pk)
        goal.publish(by=request.membership, **checked(PublicationSerializer, request))
        return Response(self.represent(goal), status=status.HTTP_201_CREATED)

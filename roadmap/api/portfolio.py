from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess
from accounts.errors import Refused
from accounts.roles import Can
from roadmap.lens import date
from roadmap.portfolio.portfolio import portfolio


class StandingSerializer(serializers.Serializer):
    id = serializers.CharField()
    key = serializers.CharField()
    name = serializers.CharField()
    health = serializers.CharField(help_text="The worst of what is in delivery; empty where nothing is.")
    late = serializers.IntegerField()
    delivering = serializers.IntegerField()
    goals = serializers.IntegerField(allow_null=True, help_text="Per cent of its goals' key results.")
    initiatives = serializers.ListField(child=serializers.CharField())


class ChangeSerializer(serializers.Serializer):
    kind = serializers.CharField()
    title = serializers.CharField()
    cause = serializers.CharField()
    health = serializers.CharField()
    state = serializers.CharField()
    old = serializers.DateField(allow_null=True)
    new = serializers.DateField(allow_null=True)


class AskSerializer(serializers.Serializer):
    initiative = serializers.CharField()
    title = serializers.CharField()
    days = serializers.IntegerField()
    due = serializers.DateField(allow_null=True)
    yours = serializers.BooleanField()


class UndecidedSerializer(serializers.Serializer):
    """An initiative whose forecast left its promise."""

    initiative = serializers.CharField()
    title = serializers.CharField()
    reason = serializers.CharField()
    yours = serializers.BooleanField()


class PortfolioSerializer(serializers.Serializer):
    today = serializers.DateField()
    since = serializers.DateField()
    sentence = serializers.CharField()
    on_track = serializers.IntegerField()
    delivering = serializers.IntegerField()
    reached = serializers.IntegerField(allow_null=True)
    reached_before = serializers.IntegerField(allow_null=True)
    products = StandingSerializer(many=True)
    changes = ChangeSerializer(many=True)
    waiting = AskSerializer(many=True)
    undecided = UndecidedSerializer(many=True)


class PortfolioView(APIView):
    """Every product at a glance: health, goals, what changed since a day, which decisions wait."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(
        responses=PortfolioSerializer,
        parameters=[OpenApiParameter("since", str, description="A date like 2026-08-14; two weeks ago.")],
    )
    def get(self, request):
        try:
            since = date(request.query_params, "since")
        except Refused as refused:
            raise ValidationError({"since": [refused.message]}) from refused
        return Response(as_data(portfolio(request.membership, since)))


def as_data(found):
    return {
        "today": found.today,
        "since": found.since,
        "sentence": found.sentence,
        "on_track": found.on_track,
        "delivering": found.delivering,
        "reached": found.reached,
        "reached_before": found.before,
        "products": [product_of(standing) for standing in found.standings],
        "changes": [
            {name: getattr(row, name) for name in ("kind", "title", "cause", "health", "state", "old", "new")}
            for row in found.changes
        ],
        "waiting": [
            {
                "initiative": ask.request.initiative_id,
                "title": ask.request.initiative.title,
                "days": ask.days,
                "due": ask.request.due,
                "yours": ask.mine,
            }
            for ask in found.asks
        ],
        "undecided": [
            {
                "initiative": one.line.initiative.pk,
                "title": one.line.initiative.title,
                "reason": one.line.reason,
                "yours": one.mine,
            }
            for one in found.undecided
        ],
    }


def product_of(standing):
    product = standing.head.product
    return {
        "id": product.pk,
        "key": product.key,
        "name": product.name,
        "health": standing.worst,
        "late": standing.late,
        "delivering": standing.judged,
        "goals": standing.percent,
        "initiatives": [line.initiative.pk for line in standing.head.lines],
    }

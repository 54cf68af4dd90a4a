from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import ReadViewSet, RecordSerializer, checked
from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from strategy import scores
from strategy.models import Score
from strategy.scores import Seen


class ScoreSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "initiative": "initiative_id",
        "model": "model_id",
        "inputs": "inputs",
    }

    initiative = serializers.CharField(read_only=True)
    model = serializers.CharField(read_only=True)
    inputs = serializers.DictField(child=serializers.FloatField(), read_only=True)


class GivingSerializer(RecordSerializer):
    """Inputs by the keys of their criteria; null takes one back. Those read from the initiative's own estimate and
    confidence change these. Name the versions you saw, of the score and of the initiative."""

    initiative = Reference("initiatives")
    model = Reference("scoring_models", required=False)
    inputs = serializers.DictField(child=serializers.FloatField(allow_null=True), allow_empty=False)
    version = serializers.IntegerField(required=False, min_value=0)
    initiative_version = serializers.IntegerField(required=False, min_value=1)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class FactSerializer(serializers.Serializer):
    key = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    note = serializers.CharField()
    version = serializers.IntegerField()
    by = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField()


class ScoreViewSet(ReadViewSet):
    """What each initiative has for inputs in each model. POST gives some."""

    relation = "scores"
    serializer_class = ScoreSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE}

    def filter_list(self, queryset):
        queryset = queryset.filter(initiative__deleted_at=None, model__deleted_at=None)
        if model := asked_for(self.request, "model", "scoring_models"):
            queryset = queryset.filter(model=model)
        if initiative := asked_for(self.request, "initiative", "initiatives"):
            queryset = queryset.filter(initiative=initiative)
        return queryset

    @extend_schema(request=GivingSerializer, responses={201: ScoreSerializer})
    def create(self, request):
        data = checked(GivingSerializer, request)
        initiative = data["initiative"]
        model = data.get("model") or request.workspace.scoring_models.in_order().first()
        if model is None:
            raise ValidationError({"model": ["There is no scoring model yet."]})
        seen = Seen(data.get("version"), data.get("initiative_version"))
        how = {"by": request.membership, "values": data["inputs"], "seen": seen, "note": data["note"]}
        try:
            scores.give(initiative, model, **how)
        except Refused as refused:
            raise ValidationError({"inputs": [refused.message]}) from refused
        return Response(self.represent(Score.of(initiative, model)), status=status.HTTP_201_CREATED)

    @extend_schema(responses=FactSerializer(many=True))
    @action(detail=True, methods=["get"], access={"GET": Can.READ})
    def inputs(self, request, pk=None):
        """Every input that was ever given, the newest first, at most 200."""
        score = find_or_404(self.get_queryset(), pk)
        names = ("key", "value", "note", "version", "by_id", "at")
        rows = score.facts.order_by("-version", "key").values_list(*names)[:200]
        told = ("key", "value", "note", "version", "by", "at")
        return Response([dict(zip(told, row, strict=True)) for row in rows])

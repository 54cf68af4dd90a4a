from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.roles import Can
from strategy.models import ScoringKind


@extend_schema_field(OpenApiTypes.OBJECT)
class PlainField(serializers.JSONField):
    """Plain values, checked by the model's own rules."""


class ScoringModelSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "kind": "kind",
        "formula": "formula",
        "criteria": "criteria",
        "capacity": "capacity",
        "is_default": "is_default",
    }

    name = serializers.CharField(max_length=60)
    kind = serializers.ChoiceField(choices=ScoringKind.choices)
    formula = serializers.CharField(max_length=500, allow_blank=True, required=False)
    criteria = serializers.ListField(child=PlainField(), required=False, max_length=12)
    capacity = serializers.DecimalField(
        max_digits=7, decimal_places=1, min_value=0, required=False, allow_null=True
    )
    is_default = serializers.BooleanField(read_only=True)


class ScoringModelViewSet(RecordViewSet):
    """Criteria and a formula; without criteria a new one begins with those of its kind."""

    relation = "scoring_models"
    serializer_class = ScoringModelSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def default(self, request, pk=None):
        """Rank by this one from now on."""
        model = find_or_404(self.get_queryset(), pk)
        model.make_default(by=request.membership)
        return Response(self.represent(model))

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference
from accounts.roles import Can
from strategy.api.policy import PolicySerializer, change_policy, read_policy
from strategy.models import Lifecycle
from strategy.models.product import KEY, Colour


class ProductSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "key": "key",
        "name": "name",
        "description": "description",
        "lead": "lead_id",
        "colour": "colour",
        "lifecycle": "lifecycle",
        "tolerance": "tolerance",
    }

    key = serializers.CharField(max_length=5, validators=[KEY])
    name = serializers.CharField(max_length=80)
    description = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    lead = Reference("memberships", required=False, allow_null=True)
    colour = serializers.ChoiceField(choices=Colour.choices, required=False)
    lifecycle = serializers.ChoiceField(choices=Lifecycle.choices, required=False)
    tolerance = serializers.IntegerField(min_value=0, max_value=260, required=False)


class ProductViewSet(RecordViewSet):
    relation = "products"
    serializer_class = ProductSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    @extend_schema(responses=PolicySerializer)
    @action(detail=True, methods=["get"], access={"GET": Can.READ, "PATCH": Can.SHAPE})
    def policy(self, request, pk=None):
        """How it decides: who must agree, by when, and what must be filled in before."""
        return read_policy(self, request, pk)

    @extend_schema(request=PolicySerializer, responses=PolicySerializer)
    @policy.mapping.patch
    def edit_policy(self, request, pk=None):
        """What is changed counts for the next request."""
        return change_policy(self, request, pk)

from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference
from accounts.roles import Can
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

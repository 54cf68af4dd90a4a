from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference
from accounts.hues import Hue
from accounts.roles import Can


class ThemeSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "description": "description",
        "hue": "hue",
        "rank": "rank",
    }

    name = serializers.CharField(max_length=60)
    description = serializers.CharField(max_length=2_000, allow_blank=True, required=False)
    hue = serializers.ChoiceField(choices=Hue.choices, required=False)
    rank = serializers.IntegerField(read_only=True)


class PlaceSerializer(RecordSerializer):
    """Behind which other theme; null puts it first."""

    after = Reference("themes", allow_null=True)


class ThemeViewSet(RecordViewSet):
    relation = "themes"
    serializer_class = ThemeSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}
    orders = {"": ("rank", "id")}

    @extend_schema(request=PlaceSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def place(self, request, pk=None):
        """Order it among the others."""
        theme = find_or_404(self.get_queryset().select_related("workspace"), pk)
        serializer = PlaceSerializer(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        theme.place(by=request.membership, after=serializer.validated_data["after"])
        return Response(self.represent(theme))

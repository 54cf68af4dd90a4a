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
from strategy.models import VisionVersion
from strategy.models.vision import SAID


class VisionVersionSerializer(serializers.Serializer):
    number = serializers.IntegerField(read_only=True)
    statement = serializers.CharField(read_only=True)
    audience = serializers.CharField(read_only=True)
    problem = serializers.CharField(read_only=True)
    offer = serializers.CharField(read_only=True)
    advantage = serializers.CharField(read_only=True)
    horizon = serializers.IntegerField(read_only=True, allow_null=True)
    note = serializers.CharField(read_only=True)
    by = serializers.CharField(read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)


class VisionSerializer(RecordSerializer):
    """The draft; `published` holds its versions, newest first."""

    columns = RecordSerializer.columns | {"product": "product_id"} | {name: name for name in SAID}

    product = Reference("products", required=False, allow_null=True)
    statement = serializers.CharField(max_length=300)
    audience = serializers.CharField(max_length=2_000, allow_blank=True, required=False)
    problem = serializers.CharField(max_length=2_000, allow_blank=True, required=False)
    offer = serializers.CharField(max_length=2_000, allow_blank=True, required=False)
    advantage = serializers.CharField(max_length=2_000, allow_blank=True, required=False)
    horizon = serializers.IntegerField(min_value=1990, max_value=2199, required=False, allow_null=True)
    published = VisionVersionSerializer(many=True, read_only=True)

    @classmethod
    def attach(cls, rows, request):
        found = {row["id"]: row.setdefault("published", []) for row in rows}
        names = tuple(VisionVersionSerializer().fields)
        columns = ["by_id" if name == "by" else name for name in names]
        versions = VisionVersion.objects.filter(vision__in=found).order_by("-number")
        for vision, *values in versions.values_list("vision_id", *columns):
            found[vision].append(dict(zip(names, values, strict=True)))


class VisionViewSet(RecordViewSet):
    relation = "visions"
    serializer_class = VisionSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    def filter_list(self, queryset):
        product = asked_for(self.request, "product", "products")
        return queryset.filter(product=product) if product else queryset

    @extend_schema(request=PublicationSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def publication(self, request, pk=None):
        """Freeze the draft as the next version and tell every member."""
        vision = find_or_404(self.get_queryset(), pk)
        vision.publish(by=request.membership, **checked(PublicationSerializer, request))
        return Response(self.represent(vision), status=status.HTTP_201_CREATED)

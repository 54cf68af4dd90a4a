from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference
from accounts.roles import Can
from roadmap.models.roadmap import Group, Layout, Zoom


class RoadmapSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "product": "product_id",
        "group": "group",
        "zoom": "zoom",
        "layout": "layout",
        "from": "first",
        "to": "last",
        "spread": "spread",
        "park": "park",
    }

    name = serializers.CharField(max_length=60)
    product = Reference("products", required=False, allow_null=True)
    group = serializers.ChoiceField(choices=Group.choices, required=False)
    zoom = serializers.ChoiceField(choices=Zoom.choices, required=False)
    layout = serializers.ChoiceField(choices=Layout.choices, required=False)
    to = serializers.DateField(source="last", required=False, allow_null=True)
    spread = serializers.BooleanField(required=False)
    park = serializers.BooleanField(required=False)

    def get_fields(self):
        """`from` is a word of Python, so it joins the others here."""
        fields = super().get_fields()
        fields["from"] = serializers.DateField(source="first", required=False, allow_null=True)
        return fields


class RoadmapPublicationSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    note = serializers.CharField(max_length=1000, allow_blank=True, required=False, default="")


class RoadmapViewSet(RecordViewSet):
    """Saved views of the roadmap: what is asked for, under a name. Without a product it shows all."""

    relation = "roadmaps"
    serializer_class = RoadmapSerializer
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    access = {"GET": Can.READ, "POST": Can.SHARE, "PATCH": Can.SHARE, "DELETE": Can.SHARE}
    orders = {"": ("id",), "name": ("name", "id")}

    def get_queryset(self):
        return self.request.workspace.roadmaps.standing()

    @extend_schema(request=RoadmapPublicationSerializer, responses=RoadmapSerializer)
    @action(detail=True, methods=["post"], url_path="publication", url_name="publication")
    def publication(self, request, pk=None):
        """Tell every active member, with a note."""
        view = self.get_object()
        serializer = RoadmapPublicationSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        view.publish(by=request.membership, note=serializer.validated_data["note"])
        return Response(self.represent(view))

    def perform_create(self, data):
        return super().perform_create(data | {"whole": data.get("product") is None})

    def perform_update(self, record, data, version):
        if "product" in data:
            data = data | {"whole": data["product"] is None}
        super().perform_update(record, data, version)

from django.http import QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference
from accounts.errors import Refused
from accounts.roles import Can, Role
from roadmap.lens import filters_in, parts
from roadmap.models.looks import Colour, Layout, Sort, Zoom


class RoadmapSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "product": "product_id",
        "group": "group",
        "then": "then",
        "columns": "columns",
        "sort": "sort",
        "colour": "colour",
        "zoom": "zoom",
        "layout": "layout",
        "from": "first",
        "to": "last",
        "spread": "spread",
        "park": "park",
        "hidden": "hidden",
        "arrows": "arrows",
        "order": "order",
        "folded": "folded",
        "filters": "filters",
        "audience": "audience",
        "default_for": "default_for",
        "owner": "owner_id",
    }

    name = serializers.CharField(max_length=60)
    product = Reference("products", required=False, allow_null=True)
    group = serializers.CharField(max_length=60, required=False)
    then = serializers.CharField(max_length=60, allow_blank=True, required=False)
    sort = serializers.ChoiceField(choices=Sort.choices, required=False)
    colour = serializers.ChoiceField(choices=Colour.choices, required=False)
    zoom = serializers.ChoiceField(choices=Zoom.choices, required=False)
    layout = serializers.ChoiceField(choices=Layout.choices, required=False)
    to = serializers.DateField(source="last", required=False, allow_null=True)
    spread = serializers.BooleanField(required=False)
    park = serializers.BooleanField(required=False)
    hidden = serializers.CharField(max_length=60, allow_blank=True, required=False)
    arrows = serializers.BooleanField(required=False)
    order = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    folded = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    filters = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    audience = serializers.CharField(max_length=120, required=False)
    default_for = serializers.CharField(read_only=True)
    owner = serializers.CharField(
        source="owner_id",
        read_only=True,
        allow_null=True,
        help_text="Who saved it. Two may give views of one name to the same role: this tells them apart.",
    )

    def validate_hidden(self, value):
        """Parts of a bar, with a space between them."""
        try:
            return " ".join(parts({"hide": ".".join(value.split())}))
        except Refused as error:
            raise serializers.ValidationError(error.message) from error

    def validate_filters(self, value):
        """What narrows it, as in an address; words that narrow nothing are left out."""
        return filters_in(QueryDict(value))

    def get_fields(self):
        """`from` is a word of Python and `columns` one of the house, so they join the others here."""
        fields = super().get_fields()
        fields["from"] = serializers.DateField(source="first", required=False, allow_null=True)
        fields["columns"] = serializers.CharField(max_length=60, required=False)
        return fields


class RoadmapPublicationSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    note = serializers.CharField(max_length=1000, allow_blank=True, required=False, default="")


class FirstSerializer(serializers.Serializer):
    validate = RecordSerializer.validate

    roles = serializers.MultipleChoiceField(choices=Role.choices, required=True)


class RoadmapViewSet(RecordViewSet):
    """Saved views of the roadmap: what is asked for, under a name. Without a product it shows all."""

    relation = "roadmaps"
    serializer_class = RoadmapSerializer
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    access = {"GET": Can.READ, "POST": Can.KEEP, "PATCH": Can.KEEP, "DELETE": Can.KEEP}
    orders = {"": ("id",), "name": ("name", "id")}

    def get_queryset(self):
        return self.request.workspace.roadmaps.seen_by(self.request.membership).standing()

    @extend_schema(request=RoadmapPublicationSerializer, responses=RoadmapSerializer)
    @action(detail=True, methods=["post"], url_path="publication", url_name="publication")
    def publication(self, request, pk=None):
        """Tell every active member, with a note."""
        view = self.get_object()
        serializer = RoadmapPublicationSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        view.publish(by=request.membership, note=serializer.validated_data["note"])
        return Response(self.represent(view))

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post", "delete"], url_path="star", url_name="star")
    def star(self, request, pk=None):
        """Yours alone: starred views come first."""
        self.get_object().star(by=request.membership, on=request.method == "POST")
        return Response(status=204)

    @extend_schema(request=None, responses={201: RoadmapSerializer})
    @action(detail=True, methods=["post"], url_path="copy", url_name="copy")
    def copy(self, request, pk=None):
        """Another one like it, for you alone."""
        return Response(self.represent(self.get_object().copy(by=request.membership)), status=201)

    @extend_schema(request=FirstSerializer, responses=RoadmapSerializer)
    @action(detail=True, methods=["post"], url_path="first", url_name="first")
    def first(self, request, pk=None):
        """The view that members of these roles see first, instead of any other."""
        view = self.get_object()
        serializer = FirstSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        view.open_first(serializer.validated_data["roles"], by=request.membership)
        return Response(self.represent(view))

    def perform_create(self, data):
        return super().perform_create(data | {"whole": data.get("product") is None})

    def perform_update(self, record, data, version):
        if "product" in data:
            data = data | {"whole": data["product"] is None}
        super().perform_update(record, data, version)

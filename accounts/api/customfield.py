from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts import ownfields
from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference
from accounts.errors import Refused
from accounts.models import CustomField, Noun
from accounts.models.customfield import HUES
from accounts.ownfields import Kind
from accounts.roles import Can


@extend_schema_field(OpenApiTypes.OBJECT)
class OwnFields(serializers.Field):
    """The company's own fields of a noun as one object: {key: value}. Written, it names those that change; null
    empties one. A choice is written by its key or its label, a day as "2027-03-31"."""

    def __init__(self, noun, **kwargs):
        self.noun = noun
        super().__init__(**kwargs)

    def to_internal_value(self, data):
        if not isinstance(data, dict):
            raise ValidationError("Send an object: a key, and its value.")
        found = self.context["request"].workspace.customfields.of(self.noun)
        known, read, wrong = {its.key: its for its in found}, {}, {}
        for key, value in data.items():
            if key not in known:
                wrong[key] = ["There is no such field."]
                continue
            try:
                read[known[key].field_name] = known[key].read(value)
            except Refused as refused:
                wrong[key] = [refused.message]
        if wrong:
            raise ValidationError(wrong)
        return read

    def to_representation(self, value):
        return value


def all_keys(rows, workspace, noun):
    """Rows of an answer with every field that is asked for, null where nothing is. One query."""
    keys = list(workspace.customfields.of(noun).values_list("key", flat=True))
    for row in rows:
        row["fields"] = {key: row["fields"].get(key) for key in keys}


class OptionSerializer(serializers.Serializer):
    key = serializers.CharField(max_length=60, required=False, allow_blank=True)
    label = serializers.CharField(max_length=60)
    hue = serializers.ChoiceField(choices=[(hue, hue) for hue in HUES], required=False)
    archived = serializers.BooleanField(read_only=True)

    def validate(self, data):
        """Each is written whole, in a PATCH too, which asks for nothing by itself."""
        if "label" not in data:
            raise ValidationError({"label": [self.fields["label"].error_messages["required"]]})
        return data


class CustomFieldSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "noun": "noun",
        "key": "key",
        "name": "name",
        "kind": "kind",
        "hint": "hint",
        "options": "options",
        "rank": "rank",
        "archived_at": "archived_at",
    }

    noun = serializers.ChoiceField(choices=Noun.choices, required=False)
    key = serializers.CharField(read_only=True)
    name = serializers.CharField(max_length=60)
    kind = serializers.ChoiceField(choices=Kind.choices)
    hint = serializers.CharField(max_length=200, allow_blank=True, required=False)
    options = OptionSerializer(many=True, required=False)
    rank = serializers.IntegerField(read_only=True)
    archived_at = serializers.DateTimeField(required=False, allow_null=True)


class FieldPlaceSerializer(RecordSerializer):
    """Behind which other field; null puts it first."""

    after = Reference("customfields", allow_null=True)


class CustomFieldViewSet(RecordViewSet):
    relation = "customfields"
    serializer_class = CustomFieldSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}
    orders = {"": ("rank", "id")}

    def perform_create(self, data):
        data.pop("archived_at", None)
        return CustomField.create(by=self.request.membership, **self.arranged(data, []))

    def perform_update(self, record, data, version):
        record.edit(by=self.request.membership, changes=self.arranged(data, record.options), version=version)

    def arranged(self, data, before):
        if "options" in data:
            try:
                data["options"] = ownfields.arrange(data["options"], before, HUES)
            except ownfields.Unreadable as error:
                raise Refused(str(error), "options") from error
        return data

    @extend_schema(request=FieldPlaceSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def place(self, request, pk=None):
        """Order it among the others."""
        its = find_or_404(self.get_queryset().select_related("workspace"), pk)
        its.place(by=request.membership, after=checked(FieldPlaceSerializer, request)["after"])
        return Response(self.represent(its))

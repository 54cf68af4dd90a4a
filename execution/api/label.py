from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference
from accounts.hues import Hue
from accounts.roles import Can
from execution.models.label import LONGEST


class LabelSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {"name": "name", "hue": "hue"}

    name = serializers.CharField(max_length=LONGEST)
    hue = serializers.ChoiceField(choices=Hue.choices, required=False)


class LabelMergeSerializer(RecordSerializer):
    """The label that every task of this one wears from then on."""

    into = Reference("labels")


class LabelViewSet(RecordViewSet):
    relation = "labels"
    serializer_class = LabelSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("folded", "id")}

    @extend_schema(request=LabelMergeSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def merge(self, request, pk=None):
        """Its tasks wear another one, which is the answer; it goes to the trash."""
        label = self.get_object()
        into = checked(LabelMergeSerializer, request)["into"]
        label.merge(into, by=request.membership)
        return Response(self.represent(into))

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess, RecordSerializer, checked
from accounts.roles import Can
from strategy.models import Month, Planning


class PlanningSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    version = serializers.IntegerField(required=False, min_value=1)
    fiscal_month = serializers.ChoiceField(choices=Month.choices, required=False)
    waiting_days = serializers.IntegerField(min_value=0, max_value=365, required=False)


class PlanningView(APIView):
    """When the workspace's year begins, and how long an approved initiative may wait for its project."""

    access = {"GET": Can.READ, "PATCH": Can.SHAPE}
    permission_classes = [HasAccess]

    @extend_schema(responses=PlanningSerializer)
    def get(self, request):
        return Response(PlanningSerializer(Planning.seen(request.workspace)).data)

    @extend_schema(request=PlanningSerializer, responses=PlanningSerializer)
    def patch(self, request):
        data = dict(checked(PlanningSerializer, request))
        version = data.pop("version", None)
        if version is None:
            raise ValidationError({"version": ["Name the version you saw."]})
        planning = Planning.of(request.workspace)
        planning.edit(by=request.membership, changes=data, version=version)
        return Response(PlanningSerializer(planning).data)

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import find_or_404
from accounts.api.base import HasAccess
from accounts.roles import Can
from strategy.provenance import plain, provenance


class ReasonSerializer(serializers.Serializer):
    """One step, promise or decision of the same round (`what` is "round"), with what it stood on at its hour."""

    what = serializers.CharField(read_only=True)
    at = serializers.DateTimeField(read_only=True)
    who = serializers.CharField(read_only=True)
    words = serializers.CharField(read_only=True, allow_null=True)
    request = serializers.IntegerField(read_only=True, allow_null=True)
    key = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    outcome = serializers.CharField(read_only=True, allow_null=True)
    start = serializers.DateField(read_only=True, allow_null=True)
    end = serializers.DateField(read_only=True, allow_null=True)
    effort = serializers.FloatField(read_only=True, allow_null=True)
    score = serializers.FloatField(read_only=True, allow_null=True)
    model = serializers.CharField(read_only=True, allow_null=True)
    rank = serializers.IntegerField(read_only=True, allow_null=True)
    of = serializers.IntegerField(read_only=True, allow_null=True)
    goals = serializers.CharField(read_only=True, allow_null=True)
    insights = serializers.IntegerField(read_only=True, allow_null=True)
    customers = serializers.IntegerField(read_only=True, allow_null=True)
    demand = serializers.IntegerField(read_only=True, allow_null=True)
    round = serializers.CharField(read_only=True, allow_null=True)


class ProvenanceView(APIView):
    """Why an initiative is here: every step and promise, and what else was decided in the same round. Read only."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(responses=ReasonSerializer(many=True))
    def get(self, request, pk):
        rows = request.workspace.initiatives.select_related("workspace", "product")
        initiative = find_or_404(rows, pk)
        return Response({"results": plain(provenance(initiative, timezone.now()), initiative)})

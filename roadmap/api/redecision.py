"""The re-decide loop, as programs use it: part of an initiative's address."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, checked
from accounts.api.fields import References
from accounts.roles import Can
from roadmap.models import Choice
from roadmap.redeciding import redecide


class RedecisionSerializer(serializers.Serializer):
    """settled: false where more approvers must accept the same day. holds_until: it asks again once the forecast passes
    that day."""

    validate = RecordSerializer.validate

    id = serializers.CharField(read_only=True)
    choice = serializers.ChoiceField(choices=Choice.choices)
    note = serializers.CharField(max_length=5_000)
    end = serializers.DateField(required=False, allow_null=True, help_text="The day that is accepted.")
    cut = References("requirements", write_only=True, required=False)
    promise = serializers.IntegerField(
        write_only=True, required=False, min_value=1, help_text="Number of the promise that was seen."
    )
    p50 = serializers.DateField(read_only=True)
    p85 = serializers.DateField(read_only=True)
    holds_until = serializers.DateField(read_only=True)
    settled = serializers.BooleanField(read_only=True)
    by = serializers.CharField(read_only=True, allow_null=True, source="by_id")
    at = serializers.DateTimeField(read_only=True)


class RedecidedViewSet:
    """The part of an initiative's address that decides again."""

    @extend_schema(responses=RedecisionSerializer(many=True))
    @action(detail=True, methods=["get"], access={"GET": Can.READ, "POST": Can.DECIDE})
    def redecisions(self, request, pk=None):
        """What was decided each time the forecast left a promise, the first one first."""
        initiative = find_or_404(self.get_queryset(), pk)
        return Response(RedecisionSerializer(initiative.redecisions.order_by("at", "id"), many=True).data)

    @extend_schema(request=RedecisionSerializer, responses={201: RedecisionSerializer})
    @redecisions.mapping.post
    def redecide(self, request, pk=None):
        """Accept another end, cut requirements, add people or stop. Only from a seat, and only while it is undecided."""
        initiative = find_or_404(self.get_queryset(), pk)
        row = redecide(initiative, by=request.membership, **checked(RedecisionSerializer, request))
        return Response(RedecisionSerializer(row).data, status=status.HTTP_201_CREATED)

"""Who follows an initiative, and copies of it, by program."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, checked
from accounts.roles import Can
from collaboration.api.follow import FOLLOWING, FollowerSerializer, answered
from strategy.duplicating import LONGEST, duplicate


class DuplicateSerializer(serializers.Serializer):
    """`title` is that of the copy; without one it is the original's with “(copy)” behind it."""

    validate = RecordSerializer.validate

    title = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True, default="")


class LifeActions:
    """A viewset's `{id}/followers/` and `{id}/duplicate/`."""

    @extend_schema(request=None, responses=FollowerSerializer(many=True))
    @action(detail=True, methods=["get", "post", "delete"], access=FOLLOWING)
    def followers(self, request, pk=None):
        """Who follows it; posting follows oneself, deleting leaves, and nothing puts one back."""
        return answered(request, find_or_404(self.get_queryset(), pk))

    @extend_schema(request=DuplicateSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def duplicate(self, request, pk=None):
        """A draft like this one, without its dates, decisions, promises and scores."""
        initiative = find_or_404(self.get_queryset(), pk)
        title = checked(DuplicateSerializer, request)["title"]
        copy = duplicate(initiative, by=request.membership, title=title)
        return Response(self.represent(copy), status=status.HTTP_201_CREATED)

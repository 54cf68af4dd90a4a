"""Who follows a task, by program."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from collaboration.api.follow import FOLLOWING, FollowerSerializer, answered


class FollowerActions:
    """Part of a viewset."""

    @extend_schema(request=None, responses=FollowerSerializer(many=True))
    @action(detail=True, methods=["get", "post", "delete"], access=FOLLOWING)
    def followers(self, request, pk=None):
        """Who follows it; posting follows oneself, deleting leaves."""
        return answered(request, self.found())

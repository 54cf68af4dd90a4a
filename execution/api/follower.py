"""Who follows a task, by program."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.api.base import next_url, read_size
from accounts.keyset import page
from accounts.roles import Can

FOLLOWING = {"GET": Can.READ, "POST": Can.READ, "DELETE": Can.READ}


class TaskFollowerSerializer(serializers.Serializer):
    member = serializers.CharField(read_only=True)
    at = serializers.DateTimeField(read_only=True)


class FollowerActions:
    """Part of a viewset."""

    @extend_schema(request=None, responses=TaskFollowerSerializer(many=True))
    @action(detail=True, methods=["get", "post", "delete"], access=FOLLOWING)
    def followers(self, request, pk=None):
        """Who follows it; posting follows oneself, deleting leaves."""
        task, me = self.found("workspace"), request.membership
        if request.method == "DELETE":
            task.unfollow(by=me)
            return Response(status=status.HTTP_204_NO_CONTENT)
        if request.method == "POST":
            task.follow(by=me)
        rows = task.follows.standing()
        found = page(rows, ("at", "id"), request.query_params.get("cursor", ""), read_size(request))
        results = [{"member": row.member_id, "at": row.at} for row in found.rows]
        mine = task.followed_by(me)
        return Response({"next": next_url(request, found.next), "following": mine, "results": results})

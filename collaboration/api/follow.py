"""Who follows, by program, the same for every noun that people follow."""

from rest_framework import serializers, status
from rest_framework.response import Response

from accounts.api.base import next_url, read_size
from accounts.keyset import page
from accounts.roles import Can

FOLLOWING = {"GET": Can.READ, "POST": Can.READ, "DELETE": Can.READ}


class FollowerSerializer(serializers.Serializer):
    member = serializers.CharField(read_only=True)
    why = serializers.CharField(read_only=True)
    at = serializers.DateTimeField(read_only=True)


def answered(request, record):
    """Response: who follows it; posting follows oneself, deleting leaves."""
    if request.method == "DELETE":
        record.unfollow(by=request.membership)
        return Response(status=status.HTTP_204_NO_CONTENT)
    if request.method == "POST":
        record.follow(by=request.membership)
    rows = record.follows.standing()
    found = page(rows, ("at", "id"), request.query_params.get("cursor", ""), read_size(request))
    results = [{"member": row.member_id, "why": row.why, "at": row.at} for row in found.rows]
    mine = record.followed_by(request.membership)
    return Response({"next": next_url(request, found.next), "following": mine, "results": results})

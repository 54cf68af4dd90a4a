"""What became of the fields of a record, by program."""

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import next_url, read_size
from accounts.roles import Can
from accounts.telling import history_of, plain


class FieldChangeSerializer(serializers.Serializer):
    """`old` and `new` as the log keeps them, `from` and `to` in words."""

    field = serializers.CharField(read_only=True)
    old = serializers.JSONField(read_only=True, allow_null=True)
    new = serializers.JSONField(read_only=True, allow_null=True)
    to = serializers.CharField(read_only=True)

    def get_fields(self):
        words = {
            "label": serializers.CharField(read_only=True),
            "from": serializers.CharField(read_only=True),
        }
        return super().get_fields() | words


class ActSerializer(serializers.Serializer):
    """An act of the log. `part` names what of the record it was about, "" for the record itself."""

    id = serializers.CharField(read_only=True)
    verb = serializers.CharField(read_only=True)
    by = serializers.CharField(read_only=True, allow_null=True)
    name = serializers.CharField(read_only=True, help_text="Who did it, by name.")
    at = serializers.DateTimeField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    cause = serializers.CharField(read_only=True)
    note = serializers.CharField(read_only=True)
    part = serializers.CharField(read_only=True)
    changes = FieldChangeSerializer(many=True, read_only=True)


class HistoryActions:
    """A viewset's `{id}/history/`: newest first, a page at a time, of one field with `?field=`."""

    @extend_schema(
        parameters=[
            OpenApiParameter("field", str, description="One field alone: `effort`, `when`, `field-<key>`.")
        ],
        responses=ActSerializer(many=True),
    )
    @action(detail=True, methods=["get"], access={"GET": Can.READ})
    def history(self, request, pk=None):
        """Who changed what, when, from what to what."""
        params, record = request.query_params, find_or_404(self.get_queryset(), pk)
        try:
            found = history_of(record, params.get("field", ""), params.get("cursor", ""), read_size(request))
        except Http404 as error:
            raise ValidationError({"field": ["There is no such field."]}) from error
        return Response({"next": next_url(request, found.next), "results": [told(act) for act in found.acts]})


def told(act):
    row = act.row
    return {
        "id": row.pk, "verb": row.verb, "by": row.actor_id, "name": str(row.actor or ""), "at": row.at,
        "version": row.version, "cause": row.cause, "note": row.note, "part": act.part, "changes": plain(act),
    }  # fmt: skip

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.api.base import ReadViewSet, RecordSerializer
from accounts.roles import Can
from collaboration.facts import in_words
from collaboration.inbox import ORDER
from collaboration.models import Kind

WORDS = {"true": True, "false": False}


class NotificationSerializer(RecordSerializer):
    """One thing that the asking member should hear of. `subject` is the id of a row of `subject_type`; `words` are somebody's
    own, or tell the `facts`: fields of that row and what they became."""

    columns = {
        "id": "id",
        "kind": "kind",
        "verb": "verb",
        "subject_type": "subject_type",
        "subject": "subject_id",
        "label": "subject_label",
        "words": "words",
        "facts": "facts",
        "actor": "actor_id",
        "at": "at",
        "read_at": "read_at",
    }

    version = created_at = None  # never edited
    kind = serializers.ChoiceField(choices=Kind.choices, read_only=True)
    verb = serializers.CharField(read_only=True)
    subject_type = serializers.CharField(read_only=True)
    subject = serializers.CharField(read_only=True)
    label = serializers.CharField(read_only=True)
    words = serializers.CharField(read_only=True)
    facts = serializers.DictField(child=serializers.CharField(), read_only=True)
    actor = serializers.CharField(read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)
    read_at = serializers.DateTimeField(read_only=True, allow_null=True)

    @classmethod
    def attach(cls, rows, request):
        for row in rows:
            row["words"] = in_words(row["words"], row["subject_type"], row["facts"])


class CountSerializer(serializers.Serializer):
    read = serializers.IntegerField()


class NotificationViewSet(ReadViewSet):
    """The asking member's own, newest first."""

    serializer_class = NotificationSerializer
    access = {"GET": Can.READ}
    orders = {"": ORDER}

    def get_queryset(self):
        return self.request.membership.notifications.heard()

    def filter_list(self, queryset):
        asked = self.request.query_params.get("unread")
        if asked is None:
            return queryset
        if asked not in WORDS:
            raise ValidationError({"unread": ["`true` or `false`."]})
        return queryset.unread() if WORDS[asked] else queryset.exclude(read_at=None)

    @extend_schema(parameters=[OpenApiParameter("unread", bool)])
    def list(self, request):
        return super().list(request)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], access={"POST": Can.READ})
    def read(self, request, pk=None):
        """Seen; the first time counts."""
        row = self.get_object()
        row.read()
        return Response(self.represent(row))

    @extend_schema(request=None, responses=CountSerializer, operation_id="notifications_read_all")
    @action(detail=False, methods=["post"], url_path="read", url_name="read-all", access={"POST": Can.READ})
    def read_all(self, request):
        """All of them are seen; how many were not yet."""
        return Response({"read": self.get_queryset().read()}, status=status.HTTP_200_OK)

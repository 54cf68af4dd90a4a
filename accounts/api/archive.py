"""The archive by program, for every noun that is Archivable."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, checked
from accounts.roles import Can

ARCHIVED = OpenApiParameter("archived", bool, description="Those in the archive instead of those that run.")


class NoteSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    note = serializers.CharField(max_length=2_000, allow_blank=True, required=False, default="")


def archive_actions(can):
    """A viewset's two verbs, for whoever `can`."""

    class Actions:
        @extend_schema(request=NoteSerializer)
        @action(detail=True, methods=["post"], access={"POST": can})
        def archive(self, request, pk=None):
            """Out of the lists; it stays readable."""
            record = find_or_404(self.get_queryset(), pk)
            record.archive(by=request.membership, **checked(NoteSerializer, request))
            return Response(self.represent(record))

        @extend_schema(request=NoteSerializer)
        @action(detail=True, methods=["post"], access={"POST": can})
        def unarchive(self, request, pk=None):
            """Back into the lists."""
            record = find_or_404(self.get_queryset(), pk)
            record.unarchive(by=request.membership, **checked(NoteSerializer, request))
            return Response(self.represent(record))

    return Actions


ArchiveActions = archive_actions(Can.SHAPE)


def archive_asked(request):
    """Whether `archived=true` asks for those in the archive. Raises ValidationError for another word."""
    archived = request.query_params.get("archived", "false")
    if archived not in ("true", "false"):
        raise ValidationError({"archived": ["true or false."]})
    return archived == "true"


def by_archive(queryset, request):
    """Those that run, or with `archived=true` those in the archive."""
    return queryset.put_away() if archive_asked(request) else queryset.current()

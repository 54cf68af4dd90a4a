from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer
from collaboration.api.subject import SubjectViewSet
from collaboration.models.link import host_of


class ExternalLinkSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {"label": "label", "url": "url", "rank": "rank"}

    label = serializers.CharField(max_length=200, allow_blank=True, required=False)
    url = serializers.CharField(max_length=2000)
    host = serializers.CharField(read_only=True)
    rank = serializers.IntegerField(read_only=True)

    @classmethod
    def attach(cls, rows, request):
        for row in rows:
            row["host"] = host_of(row["url"])


class LinkViewSet(SubjectViewSet):
    """The links of one row of `subjects`, a relation of the workspace, in their order."""

    place_class = None
    serializer_class = ExternalLinkSerializer
    orders = {"": ("rank", "id")}

    @action(detail=True, methods=["post"])
    def place(self, request, subject=None, pk=None):
        """Order it among the others of its subject."""
        link = find_or_404(self.get_queryset().select_related(self.model.belongs_to), pk)
        serializer = self.place_class(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        link.place(by=request.membership, after=serializer.validated_data["after"])
        return Response(self.represent(link))

    def represent(self, record):
        rows = self.model.everything.filter(pk=record.pk)
        return self.serializer_class.rows(rows, self.request)[0]

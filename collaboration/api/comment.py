"""Comments below their subject, `tasks/{id}/comments/`, for any noun."""

from rest_framework import serializers

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.errors import Forbidden
from accounts.roles import Can
from collaboration.mentions import mentioned
from collaboration.models.comment import ORDER


class CommentSerializer(RecordSerializer):
    """`text` is Markdown. `@[id]`, or `@` and a name, mentions a member; kept is the id."""

    columns = RecordSerializer.columns | {"author": "author_id", "text": "text", "edited_at": "edited_at"}

    author = serializers.CharField(read_only=True, allow_null=True)
    text = serializers.CharField(max_length=20_000)
    edited_at = serializers.DateTimeField(read_only=True, allow_null=True)
    mentions = serializers.ListField(child=serializers.CharField(), read_only=True)

    @classmethod
    def attach(cls, rows, request):
        """Who is mentioned and is somebody here: one query for the whole list."""
        named = {row["id"]: mentioned(row["text"]) for row in rows}
        known = request.workspace.memberships.filter(pk__in=set().union(*named.values()))
        members = sorted(known.values_list("pk", flat=True))
        for row in rows:
            row["mentions"] = [pk for pk in members if pk in named[row["id"]]]


class CommentViewSet(RecordViewSet):
    """`subjects` names the workspace's rows that these comments are about, `kind` the comments."""

    subjects = ""
    kind = None
    serializer_class = CommentSerializer
    access = {"GET": Can.READ, "POST": Can.READ, "PATCH": Can.READ, "DELETE": Can.READ}
    orders = {"": ORDER, "created": ("created_at", "id"), "-created": ORDER}

    def subject(self):
        rows = getattr(self.request.workspace, self.subjects).select_related("workspace")
        return find_or_404(rows, self.kwargs[self.kind.about])

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.kind.objects.none()
        return self.subject().comments.all()

    def list(self, request, **kwargs):
        return super().list(request)

    def create(self, request, **kwargs):
        if not self.kind.open_to(self.subject(), request.membership):
            raise Forbidden("Your role reads here and does not comment.")
        return super().create(request)

    def retrieve(self, request, pk=None, **kwargs):
        return super().retrieve(request, pk)

    def partial_update(self, request, pk=None, **kwargs):
        if not self.get_object().editable_by(request.membership):
            raise Forbidden("Only its author changes a comment.")
        return super().partial_update(request, pk)

    def destroy(self, request, pk=None, **kwargs):
        return super().destroy(request, pk)

    def perform_create(self, data):
        return self.kind.create(by=self.request.membership, **{self.kind.about: self.subject()}, **data)

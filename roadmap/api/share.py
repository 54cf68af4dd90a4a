from django.urls import reverse
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from roadmap.models import ShareLink
from roadmap.models.share import USUAL, Field


class ShareLinkSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "roadmap": "roadmap_id",
        "owner": "roadmap__owner_id",
        "name": "name",
        "intro": "intro",
        "shows": "fields",
        "expires_on": "expires_on",
        "ending": "ending",
        "has_password": "password",
        "revoked_at": "revoked_at",
        "opened_at": "opened_at",
        "opened": "opened",
    }

    roadmap = Reference("roadmaps")
    owner = serializers.CharField(read_only=True, allow_null=True, help_text="Who saved its roadmap.")
    name = serializers.CharField(max_length=80)
    intro = serializers.CharField(max_length=300, allow_blank=True, required=False)
    shows = serializers.ListField(
        child=serializers.ChoiceField(choices=Field.choices), source="fields", required=False, max_length=20
    )
    expires_on = serializers.DateField(required=False, allow_null=True)
    password = serializers.CharField(
        write_only=True, required=False, allow_blank=True, min_length=6, max_length=128, trim_whitespace=False
    )
    ending = serializers.CharField(read_only=True)
    has_password = serializers.BooleanField(read_only=True)
    revoked_at = serializers.DateTimeField(read_only=True, allow_null=True)
    opened_at = serializers.DateTimeField(read_only=True, allow_null=True)
    opened = serializers.IntegerField(read_only=True)
    secret = serializers.CharField(read_only=True, required=False)
    url = serializers.CharField(read_only=True, required=False)

    @classmethod
    def attach(cls, rows, request):
        """Of a link on a view that the caller does not see, for whom and whose it is, no more."""
        views = request.workspace.roadmaps.seen_by(request.membership)
        seen = set(views.filter(pk__in={row["roadmap"] for row in rows}).values_list("pk", flat=True))
        for row in rows:
            row["has_password"] = bool(row["has_password"])
            if row["roadmap"] not in seen:
                row["intro"] = ""


class ShareLinkViewSet(RecordViewSet):
    """Roadmaps for people without an account. The secret and its address stand in the answer to POST, nowhere
    else; DELETE revokes at once and keeps the row."""

    relation = "share_links"
    serializer_class = ShareLinkSerializer
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    access = {"GET": Can.SHARE, "POST": Can.SHARE, "PATCH": Can.SHARE, "DELETE": Can.SHARE}
    orders = {"": ("id",), "-created_at": ("-created_at", "-id")}

    def get_queryset(self):
        """Whoever manages the workspace reads and revokes all of them; changed they are by those who see the view."""
        rows, member = super().get_queryset(), self.request.membership
        return rows.seen_by(member) if self.request.method == "PATCH" else rows.revocable_by(member)

    def filter_list(self, queryset):
        roadmap = asked_for(self.request, "roadmap", "roadmaps")
        return queryset.filter(roadmap=roadmap) if roadmap else queryset

    def create(self, request):
        data = self.read(request)
        data.pop("version", None)
        link, secret = ShareLink.issue(by=request.membership, **({"fields": USUAL} | data))
        url = request.build_absolute_uri(reverse("roadmap:shared", args=[secret]))
        return Response(
            self.represent(link) | {"secret": secret, "url": url},
            status=status.HTTP_201_CREATED,
            headers={"Location": self.location(link), "Cache-Control": "no-store"},
        )

    def perform_update(self, record, data, version):
        if "password" in data:
            raise ValidationError({"password": ["Make a new link to change the password."]})
        super().perform_update(record, data, version)

    def destroy(self, request, pk=None):
        self.get_object().revoke(by=request.membership)
        return Response(status=status.HTTP_204_NO_CONTENT)

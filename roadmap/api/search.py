from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess
from accounts.digits import whole
from accounts.roles import Can
from accounts.search import LONGEST
from roadmap.search import FEW, LABELS, MANY, search

MATCHES = ("key", "title begins", "title", "text")


class FoundSerializer(serializers.Serializer):
    kind = serializers.CharField(help_text=f"One of: {', '.join(LABELS)}.")
    id = serializers.CharField()
    key = serializers.CharField(help_text="ORC-21; empty where its kind has none.")
    title = serializers.CharField()
    where = serializers.CharField(help_text="What it belongs to: a product, a project, who wrote it.")
    match = serializers.CharField(help_text=f"How it was found: {', '.join(MATCHES)}.")
    over = serializers.BooleanField(help_text="It is done with: shipped, declined, finished, archived.")
    url = serializers.CharField(help_text="Its page.")


class SearchResultSerializer(serializers.Serializer):
    more = serializers.ListField(child=serializers.CharField(), help_text="Kinds of which there are others.")
    results = FoundSerializer(many=True)


class SearchView(APIView):
    """What holds all the words, whatever its case and accents: an exact key first, then by how the title fits."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(
        responses=SearchResultSerializer,
        parameters=[
            OpenApiParameter(
                "q", str, description=f"Words or a key, up to {LONGEST} letters.", required=True
            ),
            OpenApiParameter("kind", str, description=f"One or several with commas of: {', '.join(LABELS)}."),
            OpenApiParameter("limit", int, description=f"Of each kind, up to {MANY}; {FEW} without."),
        ],
    )
    def get(self, request):
        text = request.query_params.get("q", "").strip()
        if not text:
            raise ValidationError({"q": ["Say what to look for."]})
        found = search(request.membership, text, kinds_of(request), limit_of(request))
        results = [as_data(hit) for group in found.groups for hit in group.hits]
        return Response({"more": [group.kind for group in found.groups if group.more], "results": results})


def kinds_of(request):
    kinds = tuple(filter(None, request.query_params.get("kind", "").split(",")))
    if not set(kinds) <= set(LABELS):
        raise ValidationError({"kind": [f"One or several of: {', '.join(LABELS)}."]})
    return kinds


def limit_of(request):
    given = request.query_params.get("limit", str(FEW))
    if not whole(given, MANY + 1):
        raise ValidationError({"limit": [f"A number from 1 to {MANY}."]})
    return int(given)


def as_data(hit):
    names = ("kind", "id", "key", "title", "where", "over", "url")
    return {name: getattr(hit, name) for name in names} | {"match": MATCHES[hit.rank]}

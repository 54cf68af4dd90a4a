from django.http import QueryDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess
from accounts.errors import Refused
from accounts.ownfields import is_own
from accounts.roles import Can
from roadmap.history import comparing
from roadmap.history.compared import Today, compared
from roadmap.history.ends import Ends
from roadmap.lens import FILTERS, Lens, filters_in
from roadmap.lens import product as asked_product
from roadmap.narrowing import chips_of, wants_of

END = "A date like 2026-08-14 (the end of that day), the id of a snapshot"
NAMES = ("since", "until", "product")
NARROWED = "As on the roadmap’s page; several are any of them. What fits it at either end is told."


class FacetSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=comparing.FIRST)
    old = serializers.JSONField(allow_null=True)
    new = serializers.JSONField(allow_null=True)
    days = serializers.IntegerField(help_text="Calendar days that a date moved, negative when earlier.")


class RoadmapChangeSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    subject = serializers.ChoiceField(choices=("initiative", "key_date"))
    id = serializers.CharField()
    title = serializers.CharField()
    group = serializers.ChoiceField(choices=list(comparing.GROUPS))
    changes = FacetSerializer(many=True, help_text="What it is listed under comes first.")
    why = serializers.CharField(help_text="Somebody's words, or what the data itself says; empty without.")
    by = serializers.CharField(allow_null=True, help_text="Id of the member; null where nobody did it.")
    at = serializers.DateTimeField(allow_null=True)


class RoadmapChangesSerializer(serializers.Serializer):
    since = serializers.DateField(allow_null=True, help_text="Null of what was promised.")
    until = serializers.DateField()
    counts = serializers.DictField(child=serializers.IntegerField())
    results = RoadmapChangeSerializer(many=True)


class RoadmapChangesView(APIView):
    """What changed on the roadmap between two ends of time, in the order of its page. It reads and never writes."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(
        responses=RoadmapChangesSerializer,
        parameters=[
            OpenApiParameter("since", str, description=f"{END}, “promised” or “looked”; your last look."),
            OpenApiParameter("until", str, description=f"{END}; now."),
            OpenApiParameter("product", str, description="Id or key; all products."),
            *(OpenApiParameter(name, str, many=True, description=NARROWED) for name in FILTERS),
        ],
    )
    def get(self, request):
        asked = request.query_params
        if unknown := sorted(name for name in asked if not known(name)):
            raise ValidationError({name: ["There is no such field."] for name in unknown})
        try:
            return Response(self.answer(request, asked))
        except Refused as refused:
            raise ValidationError({refused.field: [refused.message]}) from refused

    def answer(self, request, asked: QueryDict):
        workspace = request.workspace
        product = asked_product(asked, workspace)
        ends = Ends(workspace, request.membership, product)
        since, until = ends.both(asked.get("since", ""), asked.get("until", ""))
        wants = narrowed(workspace, product, asked)
        found = compared(
            workspace, product, since, until, now=Today(workspace, product, ends.today), wants=wants
        )
        return {
            "since": since.day,
            "until": until.day,
            "counts": found.counts,
            "results": [told(item) for item in found.items],
        }


def known(name):
    return name in NAMES or name.partition(".")[0] in FILTERS or is_own(name)


def narrowed(workspace, product, asked):
    """[picked.Want] of the filters, () without. Raises Refused, naming the one that names nothing."""
    try:
        return wants_of(chips_of(workspace, Lens(product=product, filters=filters_in(asked)))) or ()
    except LookupError as error:
        raise Refused(_("There is nothing here of that name."), str(error.args[0])) from error


def told(item):
    change, cause = item.change, item.cause
    return {
        "number": item.number,
        "subject": "key_date" if change.is_date else "initiative",
        "id": change.id,
        "title": item.title,
        "group": change.group,
        "changes": [
            {"kind": facet.kind, "old": facet.old, "new": facet.new, "days": facet.days}
            for facet in change.facets
        ],
        "why": item.why,
        "by": str(cause.by.pk) if cause.by else None,
        "at": cause.at,
    }

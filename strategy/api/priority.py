import datetime as dt

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.access import find_or_404
from accounts.api.base import HasAccess, RecordSerializer, checked, next_url, read_size
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from accounts.zones import zone_of
from strategy import priorities
from strategy.models import Placement
from strategy.ranking.history import Since


class CandidateSerializer(serializers.Serializer):
    rank = serializers.IntegerField()
    rank_by_score = serializers.IntegerField()
    held = serializers.IntegerField(allow_null=True)
    initiative = serializers.CharField()
    key = serializers.CharField()
    title = serializers.CharField()
    state = serializers.CharField()
    score = serializers.FloatField(allow_null=True)
    missing = serializers.ListField(child=serializers.CharField())
    problem = serializers.CharField()
    inputs = serializers.DictField(child=serializers.FloatField(allow_null=True))
    effort = serializers.FloatField(allow_null=True)


class RankingSerializer(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    results = CandidateSerializer(many=True)


class PlacingSerializer(RecordSerializer):
    """Behind which other candidate of its product; null puts it first. The reason is kept."""

    initiative = Reference("initiatives")
    after = Reference("initiatives", allow_null=True)
    model = Reference("scoring_models", required=False)
    why = serializers.CharField(max_length=300)


class CauseSerializer(serializers.Serializer):
    words = serializers.CharField()
    by = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField()


class MoveSerializer(serializers.Serializer):
    initiative = serializers.CharField()
    title = serializers.CharField()
    was = serializers.IntegerField(allow_null=True)
    rank = serializers.IntegerField(allow_null=True)
    causes = CauseSerializer(many=True)
    passed_by = serializers.ListField(child=serializers.CharField())
    made_room = serializers.ListField(child=serializers.CharField())


def parameter(name, words, kind=OpenApiTypes.STR):
    return OpenApiParameter(name, kind, description=words)


MODEL = parameter("model", "A scoring model; the default one without it.")
PRODUCT = parameter("product", "Candidates of one product; only there places by hand count.")


class PriorityViewSet(ViewSet):
    """The ranking of what may be chosen."""

    permission_classes = [HasAccess]
    access = {"GET": Can.READ, "POST": Can.SHAPE, "DELETE": Can.SHAPE}
    lookup_value_regex = "[^/]+"

    @extend_schema(
        parameters=[
            MODEL, PRODUCT, parameter("cursor", "The rank that the page before ended with."),
            parameter("size", "At most 200.", OpenApiTypes.INT),
        ],
        responses=RankingSerializer,
    )  # fmt: skip
    def list(self, request):
        model, product = self.chosen(request)
        size, start = read_size(request), self.start(request)
        rows = self.ranked(request, model, product)
        shown, more = rows[start : start + size], len(rows) > start + size
        link = next_url(request, str(start + size)) if more else None
        return Response({"next": link, "results": [told(row) for row in shown]})

    @extend_schema(request=PlacingSerializer, responses={201: CandidateSerializer})
    def create(self, request):
        """Hold an initiative at a place by hand, with the reason."""
        data = checked(PlacingSerializer, request)
        initiative = data["initiative"]
        model = data.get("model") or self.default(request)
        order = priorities.order_of(initiative.product, model)
        Placement.put(initiative, by=request.membership, after=data["after"], why=data["why"], order=order)
        return Response(self.one(request, model, initiative), status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[OpenApiParameter("id", OpenApiTypes.STR, "path")], responses={204: None})
    def destroy(self, request, pk=None):
        """Let the score decide again where it stands."""
        initiative = find_or_404(request.workspace.initiatives.select_related("product"), pk)
        Placement.of(initiative).release(by=request.membership)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        parameters=[MODEL, PRODUCT, parameter("since", "A day; a month ago without it.", OpenApiTypes.DATE)],
        responses=MoveSerializer(many=True),
    )
    @action(detail=False, methods=["get"], access={"GET": Can.READ})
    def changes(self, request):
        """Each that stands elsewhere than on a day, with its cause."""
        model, product = self.chosen(request)
        if model is None:
            return Response([])
        zone = zone_of(request.workspace.timezone)
        at = dt.datetime.combine(self.day(request), dt.time(), zone)
        found = Since(request.workspace, model, at, product)
        return Response([told_move(move, found.titles) for move in found.moves])

    def chosen(self, request):
        model = asked_for(request, "model", "scoring_models") or self.default(request)
        return model, asked_for(request, "product", "products")

    @staticmethod
    def default(request):
        return request.workspace.scoring_models.in_order().first()

    @staticmethod
    def start(request):
        cursor = request.query_params.get("cursor", "0") or "0"
        if not cursor.isdecimal() or len(cursor) > 7:
            raise ValidationError({"cursor": ["This is no cursor of ours."]})
        return int(cursor)

    @staticmethod
    def day(request):
        today = request.workspace.today()
        asked = request.query_params.get("since") or (today - dt.timedelta(days=30)).isoformat()
        try:
            return min(max(dt.date.fromisoformat(asked), dt.date(2000, 1, 1)), today)
        except ValueError:
            raise ValidationError({"since": ["A day, like 2026-10-01."]}) from None

    def ranked(self, request, model, product):
        if model is None:
            return []
        initiatives = request.workspace.initiatives.all()
        found = initiatives.filter(product=product) if product else initiatives
        return priorities.ranked(priorities.candidates(found, model), product is not None)

    def one(self, request, model, initiative):
        rows = self.ranked(request, model, initiative.product)
        return told(next(row for row in rows if row.pk == initiative.pk))


def told(row):
    return {
        "rank": row.rank, "rank_by_score": row.scored, "held": row.held, "initiative": str(row.pk), "key": row.key,
        "title": row.title, "state": row.state, "score": row.score, "missing": [c.key for c in row.result.missing],
        "problem": row.result.problem, "inputs": row.values, "effort": row.effort,
    }  # fmt: skip


def told_move(move, titles):
    return {
        "initiative": str(move.who),
        "title": titles[move.who][0],
        "was": move.old,
        "rank": move.new,
        "causes": [
            {"words": c.words, "by": str(c.by.pk) if c.by else None, "at": c.at, "note": c.note}
            for c in move.causes
        ],
        "passed_by": [str(pk) for pk in move.passed],
        "made_room": [str(pk) for pk in move.gave_way],
    }

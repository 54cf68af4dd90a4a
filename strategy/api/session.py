from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference, References, asked_for
from accounts.roles import Can
from strategy.models import Ballot, BallotAnswer, BallotState, ScorerSeat, ScoringSession, SessionItem

VERBS = ("answer", "ask", "reveal", "again", "take")


class BallotSerializer(serializers.Serializer):
    """`answers` are there once revealed; `mine` is the reader's own all along."""

    initiative = serializers.CharField()
    key = serializers.CharField()
    state = serializers.ChoiceField(choices=BallotState.choices)
    round = serializers.IntegerField()
    answered = serializers.ListField(child=serializers.CharField())
    mine = serializers.FloatField(allow_null=True)
    answers = serializers.DictField(child=serializers.FloatField())
    value = serializers.FloatField(allow_null=True)


class SessionSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "product": "product_id",
        "model": "model_id",
        "facilitator": "facilitator_id",
        "closed_at": "closed_at",
    }

    name = serializers.CharField(max_length=80)
    product = Reference("products")
    model = Reference("scoring_models")
    facilitator = serializers.CharField(read_only=True, allow_null=True)
    closed_at = serializers.DateTimeField(read_only=True, allow_null=True)
    initiatives = References("initiatives", allow_empty=False)
    scorers = References("memberships", required=False)
    votes = BallotSerializer(many=True, read_only=True)

    @classmethod
    def attach(cls, rows, request):
        by_id = {row["id"]: row for row in rows}
        for row in rows:
            row["initiatives"], row["scorers"], row["votes"] = [], [], []
        items = SessionItem.objects.filter(session__in=by_id, initiative__deleted_at=None).order_by(
            "rank", "id"
        )
        for session, initiative in items.values_list("session_id", "initiative_id"):
            by_id[session]["initiatives"].append(initiative)
        seats = ScorerSeat.objects.filter(session__in=by_id).order_by("created_at", "id")
        for session, member in seats.values_list("session_id", "member_id"):
            by_id[session]["scorers"].append(member)
        votes = list(Ballot.objects.filter(session__in=by_id).order_by("initiative_id", "key"))
        answers = BallotAnswer.objects.filter(vote__session__in=by_id).order_by("at", "id")
        given = {}
        for vote, number, member, value in answers.values_list("vote_id", "round", "member_id", "value"):
            given.setdefault((vote, number), {})[member] = value
        for vote in votes:
            said = given.get((vote.pk, vote.round), {})
            if vote.state == BallotState.HIDDEN:  # as Ballot.said
                said = {m: value for m, value in said.items() if m in by_id[vote.session_id]["scorers"]}
            by_id[vote.session_id]["votes"].append(told(vote, said, request.membership))


def told(vote, said, me):
    """A vote as `me` may see it: what others answered only after the reveal."""
    return {
        "initiative": str(vote.initiative_id),
        "key": vote.key,
        "state": vote.state,
        "round": vote.round,
        "answered": [str(member) for member in said],
        "mine": said.get(me.pk),
        "answers": {} if vote.state == BallotState.HIDDEN else {str(m): value for m, value in said.items()},
        "value": vote.value,
    }


class VotingSerializer(RecordSerializer):
    """What to do to the vote on one criterion of one initiative. `answer` needs a value; `take` takes the median
    without one."""

    initiative = Reference("initiatives")
    key = serializers.CharField(max_length=40)
    verb = serializers.ChoiceField(choices=VERBS)
    value = serializers.FloatField(required=False, allow_null=True)


class SeatSerializer(RecordSerializer):
    member = Reference("memberships")


class SessionViewSet(RecordViewSet):
    """Groups that score, each for themselves first."""

    relation = "scoring_sessions"
    serializer_class = SessionSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    def filter_list(self, queryset):
        product = asked_for(self.request, "product", "products")
        return queryset.filter(product=product) if product else queryset

    def perform_create(self, data):
        return ScoringSession.open(by=self.request.membership, **data)

    def perform_update(self, record, data, version):
        if fixed := sorted(set(data) - {"name"}):
            raise ValidationError({name: ["This stays as the session was opened."] for name in fixed})
        record.edit(by=self.request.membership, changes=data, version=version)

    def session(self, pk):
        return find_or_404(self.get_queryset().select_related("workspace", "model", "product"), pk)

    @extend_schema(request=SeatSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.READ})
    def seats(self, request, pk=None):
        """Invite somebody to score; for whoever leads it."""
        session = self.session(pk)
        session.check_facilitator(request.membership)
        session.invite(checked(SeatSerializer, request)["member"], by=request.membership)
        return Response(self.represent(session), status=status.HTTP_201_CREATED)

    @extend_schema(request=VotingSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.READ})
    def votes(self, request, pk=None):
        """Answer, ask the rest, reveal, ask again or take. The verb knows who may."""
        session, data = self.session(pk), checked(VotingSerializer, request)
        vote, value = Ballot.of(session, data["initiative"], data["key"]), data.get("value")
        how = {"by": request.membership}
        getattr(vote, data["verb"])(**how | ({"value": value} if data["verb"] in ("answer", "take") else {}))
        return Response(self.represent(session))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], access={"POST": Can.READ})
    def close(self, request, pk=None):
        """The end of it; what was taken stays."""
        session = self.session(pk)
        session.close(by=request.membership)
        return Response(self.represent(session))

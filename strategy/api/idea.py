from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference, asked_for, of_the_word
from accounts.errors import Forbidden
from accounts.roles import Can
from strategy.models import Answer, Idea, IdeaState
from strategy.views.ideas import ORDERS


class IdeaSerializer(RecordSerializer):
    """`votes`, `insights` and `demand` count what was merged into it too, nothing twice."""

    columns = RecordSerializer.columns | {
        "number": "number",
        "title": "title",
        "description": "description",
        "product": "product_id",
        "product_gone": "product__deleted_at",
        "source": "source",
        "state": "state",
        "proposed_by": "proposed_by_id",
        "merged_into": "merged_into_id",
        "initiative": "initiative_id",
        "verdict": "verdict",
        "answer": "answer",
        "answered_at": "answered_at",
        "answered_by": "answered_by_id",
        "votes": "vote_count",
        "insights": "insight_count",
        "demand": "demand",
        "voted": "mine",
    }

    key = serializers.CharField(read_only=True)
    title = serializers.CharField(max_length=200)
    description = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    product = Reference("products", required=False, allow_null=True)
    source = serializers.CharField(max_length=80, allow_blank=True, required=False)
    state = serializers.ChoiceField(choices=IdeaState.choices, read_only=True)
    proposed_by = serializers.CharField(read_only=True, allow_null=True)
    merged_into = serializers.CharField(read_only=True, allow_null=True)
    initiative = serializers.CharField(read_only=True, allow_null=True)
    verdict = serializers.CharField(read_only=True)
    answer = serializers.CharField(read_only=True)
    answered_at = serializers.DateTimeField(read_only=True, allow_null=True)
    answered_by = serializers.CharField(read_only=True, allow_null=True)
    votes = serializers.IntegerField(read_only=True)
    insights = serializers.IntegerField(read_only=True)
    demand = serializers.IntegerField(read_only=True)
    voted = serializers.BooleanField(read_only=True)

    @classmethod
    def attach(cls, rows, request):
        for row in rows:
            row["key"] = f"IDEA-{row.pop('number')}"
            if row.pop("product_gone"):
                row["product"] = None


class MergeSerializer(serializers.Serializer):
    """Into the idea that stays."""

    validate = RecordSerializer.validate
    into = Reference("ideas")


class UnlikeSerializer(serializers.Serializer):
    """What it looks like and is not."""

    validate = RecordSerializer.validate
    other = Reference("ideas")


class PromotionSerializer(serializers.Serializer):
    """Into an initiative that is there, or into a new draft of the product: its own where it has one."""

    validate = RecordSerializer.validate
    initiative = Reference("initiatives", required=False, allow_null=True)
    product = Reference("products", required=False, allow_null=True)


class AnswerSerializer(serializers.Serializer):
    """What everybody who wants it is told. With a version it is refused where the idea changed since."""

    validate = RecordSerializer.validate
    verdict = serializers.ChoiceField(choices=Answer.choices)
    words = serializers.CharField(max_length=5_000)
    version = serializers.IntegerField(required=False, min_value=1)


class IdeaViewSet(RecordViewSet):
    relation = "ideas"
    serializer_class = IdeaSerializer
    access = {"GET": Can.READ, "POST": Can.PROPOSE, "PATCH": Can.PROPOSE, "DELETE": Can.PROPOSE}
    orders = {"": ("id",), "demand": ORDERS[""][1], "votes": ORDERS["votes"][1], "new": ORDERS["new"][1]}

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Idea.objects.none()
        return self.request.workspace.ideas.with_figures().voted_by(self.request.membership)

    def represent(self, record):
        rows = Idea.everything.with_figures().voted_by(self.request.membership)
        return self.serializer_class.rows(rows.filter(pk=record.pk), self.request)[0]

    def filter_list(self, queryset):
        if state := self.request.query_params.get("state"):
            if state not in IdeaState.values:
                raise ValidationError({"state": [f"One of: {', '.join(IdeaState.values)}."]})
            queryset = queryset.filter(state=state)
        if product := asked_for(self.request, "product", "products"):
            queryset = queryset.filter(product=product)
        if initiative := asked_for(self.request, "initiative", "initiatives"):
            queryset = queryset.filter(initiative=initiative)
        if source := self.request.query_params.get("source"):
            queryset = of_the_word(queryset, "source", source, self.request.workspace.ideas)
        return queryset

    @extend_schema(
        parameters=[OpenApiParameter(name, str) for name in ("state", "product", "initiative", "source")]
    )
    def list(self, request):
        return super().list(request)

    def found(self, pk):
        rows = self.request.workspace.ideas.for_list()
        return find_or_404(rows, pk)

    def partial_update(self, request, pk=None):
        if not self.found(pk).editable_by(request.membership):
            raise Forbidden("A product manager changes an idea, or whoever added it until it is answered.")
        return super().partial_update(request, pk)

    def told(self, idea, status=status.HTTP_200_OK):
        return Response(self.represent(idea), status=status)

    @extend_schema(request=None, methods=["POST"])
    @extend_schema(request=None, methods=["DELETE"], responses=IdeaSerializer)
    @action(detail=True, methods=["post", "delete"], access={"POST": Can.PROPOSE, "DELETE": Can.PROPOSE})
    def vote(self, request, pk=None):
        """Want it, or no longer. Both may be said twice."""
        idea = self.found(pk)
        if request.method == "POST":
            idea.vote(by=request.membership)
        else:
            idea.unvote(by=request.membership)
        return self.told(idea)

    @extend_schema(request=MergeSerializer, methods=["POST"])
    @extend_schema(request=None, methods=["DELETE"], responses=IdeaSerializer)
    @action(detail=True, methods=["post", "delete"], access={"POST": Can.SHAPE, "DELETE": Can.SHAPE})
    def merge(self, request, pk=None):
        """It means the same as another one; deleting takes it apart again."""
        idea = self.found(pk)
        if request.method == "POST":
            idea.merge(by=request.membership, **checked(MergeSerializer, request))
        else:
            idea.separate(by=request.membership)
        return self.told(idea)

    @extend_schema(request=UnlikeSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def unlike(self, request, pk=None):
        """It looks like another one and is not: nobody is shown that again."""
        idea = self.found(pk)
        idea.tell_apart(by=request.membership, **checked(UnlikeSerializer, request))
        return self.told(idea)

    @extend_schema(request=PromotionSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def promotion(self, request, pk=None):
        """Into an initiative, which has its insights as evidence from then on."""
        idea = self.found(pk)
        idea.promote(by=request.membership, **checked(PromotionSerializer, request))
        return self.told(idea, status.HTTP_201_CREATED)

    @extend_schema(request=AnswerSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def answer(self, request, pk=None):
        """Tell everybody who wants it."""
        idea = self.found(pk)
        idea.answer_voters(by=request.membership, **checked(AnswerSerializer, request))
        return self.told(idea, status.HTTP_201_CREATED)

"""What is put forward, who agrees, what is to be changed, and what takes whose place."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, checked
from accounts.api.fields import Reference
from accounts.lookup import find
from accounts.roles import Can
from strategy.models import ApprovalRequest, Decision, Initiative, Verdict
from strategy.models.point import LONGEST


class NoteSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    note = serializers.CharField(max_length=5_000, allow_blank=True, required=False, default="")


class SubmissionSerializer(NoteSerializer):
    due = serializers.DateField(required=False, allow_null=True)


class NewPointSerializer(serializers.Serializer):
    """`part` is what a policy may ask for, "" the whole request."""

    part = serializers.CharField(max_length=60, allow_blank=True, required=False, default="")
    text = serializers.CharField(max_length=LONGEST)


class DecisionSerializer(NoteSerializer):
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    version = serializers.IntegerField(required=False, min_value=1)
    points = NewPointSerializer(many=True, required=False, max_length=50)


class PointSerializer(serializers.Serializer):
    id = serializers.CharField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    part = serializers.CharField(read_only=True)
    text = serializers.CharField(read_only=True)
    by = serializers.CharField(source="decision.by_id", read_only=True, allow_null=True)
    at = serializers.DateTimeField(source="decision.at", read_only=True)
    answer = serializers.CharField(read_only=True)
    answered_by = serializers.CharField(source="answered_by_id", read_only=True, allow_null=True)
    answered_at = serializers.DateTimeField(read_only=True, allow_null=True)


class PointAnswerSerializer(serializers.Serializer):
    validate = RecordSerializer.validate

    point = Reference("points")
    answer = serializers.CharField(max_length=LONGEST)
    version = serializers.IntegerField(required=False, min_value=1)


class SupersessionSerializer(serializers.Serializer):
    validate = RecordSerializer.validate

    by = Reference("initiatives")
    note = serializers.CharField(max_length=5_000)


class DecidedViewSet:
    """The part of an initiative's address that its approvers and its owner use."""

    @extend_schema(request=SubmissionSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.READ})
    def submission(self, request, pk=None):
        """Put it to its approvers. The verb knows who may, and what must be filled in before."""
        initiative = find_or_404(self.get_queryset(), pk)
        initiative.submit(by=request.membership, **checked(SubmissionSerializer, request))
        return Response(self.represent(initiative), status=status.HTTP_201_CREATED)

    @extend_schema(request=DecisionSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.DECIDE})
    def decisions(self, request, pk=None):
        """Approve, request changes or decline the version that was put forward."""
        initiative = find_or_404(self.get_queryset(), pk)
        data = dict(checked(DecisionSerializer, request))
        data["points"] = [(point["part"], point["text"]) for point in data.get("points", [])]
        initiative.decide(by=request.membership, **data)
        return Response(self.represent(initiative), status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["delete"], access={"DELETE": Can.DECIDE})
    def agreement(self, request, pk=None):
        """Take one's yes back, as long as it was not enough."""
        find_or_404(self.get_queryset(), pk).take_back(by=request.membership)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses=PointSerializer(many=True))
    @action(detail=True, methods=["get"], access={"GET": Can.READ, "POST": Can.READ})
    def points(self, request, pk=None):
        """What was asked to be changed in all its requests, with the answers."""
        initiative = find_or_404(self.get_queryset(), pk)
        rows = initiative.points().in_order().select_related("decision")
        return Response(PointSerializer(rows, many=True).data)

    @extend_schema(request=PointAnswerSerializer, responses=PointSerializer)
    @points.mapping.post
    def answer_point(self, request, pk=None):
        """Say what became of one point. Its owner and product managers may, while it is a draft."""
        initiative = find_or_404(self.get_queryset(), pk)
        initiative.require_owner_or_manager(request.membership)
        data = checked(PointAnswerSerializer, request)
        point = find(
            initiative.points().select_related("request__initiative__product", "decision"), data["point"].pk
        )
        if point is None:
            raise ValidationError({"point": ["There is no such point here."]})
        point.reply(data["answer"], by=request.membership, version=data.get("version"))
        return Response(PointSerializer(point).data)

    @extend_schema(request=SupersessionSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE, "DELETE": Can.SHAPE})
    def supersession(self, request, pk=None):
        """Close it in favour of another initiative."""
        initiative = find_or_404(self.get_queryset(), pk)
        data = checked(SupersessionSerializer, request)
        initiative.supersede(by=request.membership, successor=data["by"], note=data["note"])
        return Response(self.represent(initiative), status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @supersession.mapping.delete
    def unsupersede(self, request, pk=None):
        """Bring it back to where it was."""
        find_or_404(self.get_queryset(), pk).unsupersede(by=request.membership)
        return Response(status=status.HTTP_204_NO_CONTENT)


def attach_reviews(by_id):
    """`review` of initiatives by their id: what is open, who was asked, whose yes stands. Three queries."""
    names = ("version", "at", "asked_by_id", "due", "needed")
    requests = ApprovalRequest.objects.filter(initiative__in=by_id, closed_at=None)
    open_ones = {}
    for pk, initiative, *values in requests.values_list("id", "initiative_id", *names):
        review = dict(zip(names, values, strict=True)) | {"asked": [], "agreed": []}
        review["asked_by"] = review.pop("asked_by_id")
        open_ones[pk] = by_id[initiative]["review"] = review
    through = ApprovalRequest.asked.through.objects.filter(approvalrequest__in=open_ones).order_by("id")
    for pk, member in through.values_list("approvalrequest_id", "membership_id"):
        open_ones[pk]["asked"].append(member)
    agreed = Decision.objects.agreements().filter(request__in=open_ones).order_by("at", "id")
    for pk, member in agreed.values_list("request_id", "by_id"):
        open_ones[pk]["agreed"].append(member)


def attach_succession(by_id):
    """`supersedes` of initiatives by their id, in one query."""
    rows = Initiative.objects.filter(superseded_by__in=by_id).order_by("product__key", "number")
    for successor, pk in rows.values_list("superseded_by_id", "id"):
        by_id[successor]["supersedes"].append(pk)

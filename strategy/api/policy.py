from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, checked
from strategy.models import HowMany, Policy
from strategy.models.policy import LONGEST, MOST


class PolicySerializer(serializers.Serializer):
    """`required` names parts of an initiative: problem, outcome, requirements, time_frame, effort, confidence, goals,
    theme, owner, score, and fields of the company's own as field-KEY."""

    validate = RecordSerializer.validate  # unknown names are mistakes here too

    version = serializers.IntegerField(required=False, min_value=1)
    rule = serializers.ChoiceField(choices=HowMany.choices, required=False)
    number = serializers.IntegerField(min_value=1, max_value=MOST, required=False)
    days = serializers.IntegerField(min_value=1, max_value=LONGEST, required=False, allow_null=True)
    remind_before = serializers.IntegerField(min_value=0, max_value=LONGEST, required=False, allow_null=True)
    remind_overdue = serializers.BooleanField(required=False)
    required = serializers.ListField(
        child=serializers.CharField(max_length=60), max_length=200, required=False
    )


def read_policy(view, request, pk):
    product = find_or_404(view.get_queryset(), pk)
    return Response(PolicySerializer(Policy.seen(product)).data)


def change_policy(view, request, pk):
    product = find_or_404(view.get_queryset(), pk)
    data = dict(checked(PolicySerializer, request))
    version = data.pop("version", None)
    if version is None:
        raise ValidationError({"version": ["Name the version you saw."]})
    policy = Policy.of(product)
    policy.edit(by=request.membership, changes=data, version=version)
    return Response(PolicySerializer(policy).data)

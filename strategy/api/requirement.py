from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.api.base import RecordSerializer
from accounts.api.fields import Reference
from strategy.models import Requirement

COLUMNS = ("id", "title", "priority", "met")


class RequirementSerializer(serializers.Serializer):
    id = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    priority = serializers.CharField(read_only=True)
    met = serializers.BooleanField(read_only=True)


class MetSerializer(serializers.Serializer):
    validate = RecordSerializer.validate

    requirement = Reference("requirements")
    met = serializers.BooleanField()


def attach_requirements(by_id):
    """`requirements` of initiatives by their id, in their order; one query."""
    wanted = Requirement.objects.filter(initiative__in=by_id).order_by("rank", "id")
    for initiative, *values in wanted.values_list("initiative_id", *COLUMNS):
        by_id[initiative]["requirements"].append(dict(zip(COLUMNS, values, strict=True)))


def of_this(initiative, requirement):
    """The requirement, unless it is another initiative's: as if there were none."""
    if requirement.initiative_id != initiative.pk:
        raise ValidationError({"requirement": ["There is no such requirement here."]})
    requirement.initiative = initiative
    return requirement

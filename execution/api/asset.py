from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.access import require
from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from execution.models import Asset, AssetKind, AssetState, Purpose

YES_OR_NO = {"true": True, "1": True, "false": False, "0": False}


class AssetSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "project": "project_id",
        "name": "name",
        "kind": "kind",
        "purpose": "purpose",
        "state": "state",
        "steward": "steward_id",
        "due": "due",
        "url": "url",
        "description": "description",
    }

    project = Reference("projects")
    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=AssetKind.choices, required=False)
    purpose = serializers.ChoiceField(choices=Purpose.choices, required=False)
    state = serializers.ChoiceField(choices=AssetState.choices, required=False)
    steward = Reference("memberships", required=False, allow_null=True)
    due = serializers.DateField(required=False, allow_null=True)
    url = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    description = serializers.CharField(max_length=5_000, allow_blank=True, required=False)


class AssetViewSet(RecordViewSet):
    """What projects need and produce. Whoever works on tasks may change the state alone."""

    relation = "assets"
    serializer_class = AssetSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.WORK, "DELETE": Can.PLAN}
    orders = {
        "": ("id",),
        "turn": ("turn", "id"),
        "name": ("name", "id"),
        "-name": ("-name", "-id"),
        "created": ("id",),
        "-created": ("-id",),
    }

    def get_queryset(self):
        return self.request.workspace.assets.filter(project__deleted_at=None)

    def filter_list(self, queryset):
        for name, relation in (("project", "projects"), ("steward", "memberships")):
            if row := asked_for(self.request, name, relation):
                queryset = queryset.filter(**{name: row})
        for name, choices in (("state", AssetState), ("kind", AssetKind)):
            if asked := self.request.query_params.get(name):
                queryset = queryset.filter(**{f"{name}__in": among(choices.values, name, asked)})
        if asked := self.request.query_params.get("late"):
            late = YES_OR_NO.get(asked.lower())
            if late is None:
                raise ValidationError({"late": ["true or false."]})
            found = queryset.late(self.request.workspace.today())
            queryset = found if late else queryset.exclude(pk__in=found.values("pk"))
        return queryset

    def perform_update(self, record, data, version):
        if set(data) - Asset.WORK_FIELDS:
            require(self.request.membership, Can.PLAN, "Your role changes the state only.")
        super().perform_update(record, data, version)


def among(choices, name, asked):
    """The values of a list with commas, each one of `choices`."""
    wanted = asked.split(",")
    if not set(wanted) <= set(choices):
        raise ValidationError({name: [f"One of: {', '.join(choices)}."]})
    return wanted

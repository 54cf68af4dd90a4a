from decimal import Decimal

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import asked_for
from accounts.roles import Can
from execution.models import Kind, Person
from execution.models.person import DAYS, LEAST, MOST


class DaysField(serializers.ListField):
    """["mon", "tue"]: the working days of a week, in any order; the model's words inside."""

    child = serializers.ChoiceField(choices=DAYS)

    def to_internal_value(self, data):
        named = super().to_internal_value(data)
        return " ".join(day for day in DAYS if day in named)


class PersonSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "kind": "kind",
        "member": "member_id",
        "name": "name",
        "title": "title",
        "hours": "hours",
        "days": "days",
        "active": "active",
    }

    kind = serializers.ChoiceField(choices=Kind.choices)
    member = serializers.CharField(read_only=True, allow_null=True)
    name = serializers.CharField(max_length=254)
    title = serializers.CharField(max_length=80, allow_blank=True, required=False)
    hours = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=LEAST, max_value=Decimal(MOST), required=False
    )
    days = DaysField(allow_empty=False, required=False)
    active = serializers.BooleanField(required=False)

    @classmethod
    def attach(cls, rows, request):
        for row in rows:
            row["days"] = row["days"].split(" ")

    def validate(self, data):
        if self.partial and "kind" in data:
            raise ValidationError({"kind": ["A kind stays. Add another person instead."]})
        return super().validate(data)


class PersonViewSet(RecordViewSet):
    """Who or what does work. Members are here by themselves; placeholders and equipment are made."""

    relation = "persons"
    serializer_class = PersonSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "name": ("name", "id"), "-name": ("-name", "-id")}

    def get_queryset(self):
        Person.ensure(self.request.workspace)
        return super().get_queryset()

    def filter_list(self, queryset):
        kind = self.request.query_params.get("kind")
        if kind and kind not in Kind.values:
            raise ValidationError({"kind": [f"One of: {', '.join(Kind.values)}."]})
        if member := asked_for(self.request, "member", "memberships"):
            queryset = queryset.filter(member=member)
        return queryset.filter(kind=kind) if kind else queryset

from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from execution.api.spans import within
from execution.models import Person


class TimeOffSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "person": "person_id",
        "first": "first",
        "last": "last",
        "reason": "reason",
    }

    person = Reference("persons")
    first = serializers.DateField()
    last = serializers.DateField()
    reason = serializers.CharField(max_length=120, allow_blank=True, required=False)


class TimeOffViewSet(RecordViewSet):
    """When somebody does not work; entries that overlap are one absence."""

    relation = "time_off"
    serializer_class = TimeOffSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "first": ("first", "id"), "-first": ("-first", "-id")}

    def get_queryset(self):
        Person.ensure(self.request.workspace)
        return super().get_queryset()

    def filter_list(self, queryset):
        if person := asked_for(self.request, "person", "persons"):
            queryset = queryset.filter(person=person)
        return within(self.request, queryset, "first", "last")

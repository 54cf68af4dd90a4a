from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from execution.api.spans import within
from execution.models import Person
from execution.models.allocation import LEAST, MOST


class AllocationSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "person": "person_id",
        "project": "project_id",
        "percent": "percent",
        "start": "start",
        "end": "end",
    }

    person = Reference("persons")
    project = Reference("projects")
    percent = serializers.IntegerField(min_value=LEAST, max_value=MOST)
    start = serializers.DateField()
    end = serializers.DateField()


class AllocationViewSet(RecordViewSet):
    """Shares of people for projects, over periods."""

    relation = "allocations"
    serializer_class = AllocationSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "start": ("start", "id"), "-start": ("-start", "-id")}

    def get_queryset(self):
        Person.ensure(self.request.workspace)
        return super().get_queryset()

    def filter_list(self, queryset):
        if person := asked_for(self.request, "person", "persons"):
            queryset = queryset.filter(person=person)
        if project := asked_for(self.request, "project", "projects"):
            queryset = queryset.filter(project=project)
        return within(self.request, queryset, "start", "end")

from decimal import Decimal

from rest_framework import serializers

from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from execution.api.along import FollowedSerializer, FollowedViewSet
from execution.models import FreeDay, WorkCalendar, Worked
from execution.models.calendar import gone_by


class CalendarSerializer(FollowedSerializer):
    """`project` is null for the workspace's own; `days` as "mon tue wed"."""

    columns = FollowedSerializer.columns | {
        "project": "project_id", "days": "days", "hours": "hours", "country": "country", "region": "region",
    }  # fmt: skip

    project = Reference("projects", required=False, allow_null=True)
    days = serializers.CharField(max_length=27, required=False)
    hours = serializers.DecimalField(
        max_digits=4, decimal_places=2, min_value=Decimal("0.5"), max_value=Decimal(24), required=False
    )
    country = serializers.CharField(max_length=2, allow_blank=True, required=False)
    region = serializers.CharField(max_length=10, allow_blank=True, required=False)


class CalendarViewSet(FollowedViewSet):
    """Working calendars: the workspace's and those of projects that have their own. A country brings its holidays."""

    relation = "calendars"
    serializer_class = CalendarSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}

    def get_queryset(self):
        return super().get_queryset().select_related("project")

    def filter_list(self, queryset):
        if project := asked_for(self.request, "project", "projects"):
            queryset = queryset.filter(project=project)
        return queryset

    def perform_update(self, record, data, version):
        if "project" in data and (data["project"] and data["project"].pk) != record.project_id:
            raise Refused("A calendar stays with its project.", "project")
        data.pop("project", None)

        def act(cause):
            return record.settle(by=self.request.membership, changes=data, version=version, cause=cause)

        self.carry(gone_by(self.request.workspace, record.project), act)

    def perform_create(self, data):
        def act(cause):
            return WorkCalendar.create(by=self.request.membership, cause=cause, **data)

        return self.carry(gone_by(self.request.workspace, data.get("project")), act)

    def perform_destroy(self, record):
        def act(cause):
            return record.trash(by=self.request.membership, cause=cause)

        self.carry(gone_by(self.request.workspace, record.project), act)


class FreeDaySerializer(FollowedSerializer):
    """`worked`: 0 for a free day, 1 for half a day, 2 for a whole one. `source`: where it comes from."""

    columns = FollowedSerializer.columns | {
        "calendar": "calendar_id", "day": "day", "name": "name", "worked": "worked", "source": "source",
    }  # fmt: skip

    calendar = Reference("calendars")
    day = serializers.DateField()
    name = serializers.CharField(max_length=120, allow_blank=True, required=False)
    worked = serializers.ChoiceField(choices=Worked.choices, required=False)
    source = serializers.CharField(read_only=True)


class FreeDayViewSet(FollowedViewSet):
    """Days of a calendar that are worked otherwise than their weekday says."""

    relation = "free_days"
    serializer_class = FreeDaySerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "day": ("day", "id"), "-day": ("-day", "-id")}

    def get_queryset(self):
        return super().get_queryset().filter(calendar__deleted_at=None).select_related("calendar__project")

    def filter_list(self, queryset):
        if calendar := asked_for(self.request, "calendar", "calendars"):
            queryset = queryset.filter(calendar=calendar)
        return queryset

    def perform_update(self, record, data, version):
        if "calendar" in data and data.pop("calendar").pk != record.calendar_id:
            raise Refused("A day stays in its calendar.", "calendar")

        def act(cause):
            return record.edit(by=self.request.membership, changes=data, version=version, cause=cause)

        self.carry(gone_by(self.request.workspace, record.calendar.project), act)

    def perform_create(self, data):
        def act(cause):
            return FreeDay.create(by=self.request.membership, cause=cause, **data)

        return self.carry(gone_by(self.request.workspace, data["calendar"].project), act)

    def perform_destroy(self, record):
        def act(cause):
            return record.trash(by=self.request.membership, cause=cause)

        self.carry(gone_by(self.request.workspace, record.calendar.project), act)

from django.db import transaction
from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from execution import tree
from execution.milestones import Standing, standings
from execution.models import Milestone, Task


class MilestoneSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "project": "project_id",
        "name": "name",
        "due": "due",
        "reached_on": "reached_on",
    }

    project = Reference("projects")
    name = serializers.CharField(max_length=120)
    due = serializers.DateField()
    reached = serializers.BooleanField(required=False)
    reached_on = serializers.DateField(read_only=True, allow_null=True)
    progress = serializers.FloatField(read_only=True, allow_null=True)
    tasks_done = serializers.IntegerField(read_only=True)
    tasks_total = serializers.IntegerField(read_only=True)
    hours_left = serializers.FloatField(read_only=True)

    @classmethod
    def attach(cls, rows, request):
        """What is done and left of each, from the tasks of all their projects, in two queries."""
        found = figures({row["project"] for row in rows}, request.workspace.today())
        for row in rows:
            standing = found[row["id"]]
            row["reached"] = row["reached_on"] is not None
            row["progress"] = standing.share
            row["tasks_done"], row["tasks_total"] = standing.done, standing.tasks
            row["hours_left"] = float(standing.hours)


def figures(projects, today):
    """{milestone id: Standing} of all milestones of those projects: of one that went to the trash meanwhile, nothing."""
    milestones, tasks = {pk: [] for pk in projects}, {pk: [] for pk in projects}
    found = {}
    for milestone in Milestone.everything.filter(project__in=projects):
        if milestone.deleted_at is None:
            milestones[milestone.project_id].append(milestone)
        found[milestone.pk] = Standing(milestone, today)
    for task in Task.objects.filter(project__in=projects).for_tree().order_by("number"):
        tasks[task.project_id].append(task)
    for pk in projects:
        told = standings(milestones[pk], tree.rows(tasks[pk]), today)
        found |= {standing.milestone.pk: standing for standing in told}
    return found


class MilestoneViewSet(RecordViewSet):
    relation = "milestones"
    serializer_class = MilestoneSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "due": ("due", "id"), "-due": ("-due", "-id")}

    def get_queryset(self):
        return self.request.workspace.milestones.filter(project__deleted_at=None)

    def filter_list(self, queryset):
        project = asked_for(self.request, "project", "projects")
        return queryset.filter(project=project) if project else queryset

    def perform_create(self, data):
        reached = data.pop("reached", False)
        milestone = Milestone.create(by=self.request.membership, **data)
        if reached:
            milestone.reach(by=self.request.membership)
        return milestone

    def perform_update(self, record, data, version):
        """Reached and open again are verbs; the rest are fields."""
        if "project" in data and data.pop("project").pk != record.project_id:
            raise Refused("A milestone stays in its project.", "project")
        reached, me = data.pop("reached", None), self.request.membership
        with transaction.atomic():
            record.edit(by=me, changes=data, version=version)
            if reached not in (None, record.is_reached):
                (record.reach if reached else record.reopen)(by=me)

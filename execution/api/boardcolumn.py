from django.db import transaction
from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from execution.models import BoardColumn, Status


class BoardColumnSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "project": "project_id",
        "name": "name",
        "status": "status",
        "limit": "limit",
        "rank": "rank",
    }

    project = Reference("projects")
    name = serializers.CharField(max_length=40)
    status = serializers.ChoiceField(choices=Status.choices)
    limit = serializers.IntegerField(min_value=1, max_value=999, required=False, allow_null=True)
    rank = serializers.IntegerField(
        min_value=1, max_value=99, required=False, help_text="Its place on the board, from 1 at the start."
    )


class BoardColumnViewSet(RecordViewSet):
    """Columns of a project's own board. A project without any has one for each state, and none here."""

    relation = "boardcolumns"
    serializer_class = BoardColumnSerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}
    orders = {"": ("id",), "rank": ("rank", "id")}

    def get_queryset(self):
        return self.request.workspace.boardcolumns.filter(project__deleted_at=None)

    def filter_list(self, queryset):
        project = asked_for(self.request, "project", "projects")
        return queryset.filter(project=project) if project else queryset

    def perform_create(self, data):
        project, rank = data.pop("project"), data.pop("rank", None)
        line = {"column": None, "name": data["name"], "status": data["status"], "limit": data.get("limit")}
        with transaction.atomic():
            project.hold_still()
            lines = lines_of(project)
            lines.insert(len(lines) if rank is None else rank - 1, line)
            BoardColumn.arrange(project, lines, by=self.request.membership)
        return project.columns.latest("created_at", "id")

    def perform_update(self, record, data, version):
        if "project" in data and data.pop("project").pk != record.project_id:
            raise Refused("A column stays on its board.", "project")
        project = record.project
        with transaction.atomic():
            project.hold_still()
            if version != record.version:
                record.refuse_clash(data, version)
            lines = lines_of(project)
            at = next(n for n, line in enumerate(lines) if line["column"] == record)
            rank = data.pop("rank", at + 1)
            lines.insert(rank - 1, lines.pop(at) | data)
            BoardColumn.arrange(project, lines, by=self.request.membership)


def lines_of(project):
    return [
        {"column": column, "name": column.name, "status": column.status, "limit": column.limit}
        for column in project.columns.in_order()
    ]

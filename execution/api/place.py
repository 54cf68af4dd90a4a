from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import find_or_404, require
from accounts.api.base import HasAccess, RecordSerializer, checked
from accounts.api.fields import Reference
from accounts.roles import Can
from execution.api.blocked import BLOCK, freed
from execution.api.task import TaskSerializer
from execution.models import Status, Task


class TaskPlaceSerializer(RecordSerializer):
    """Right behind one task or right before another; with that, below another parent, in a column of its board or, by
    `status`, in the usual one of a state."""

    before = Reference("tasks", required=False, allow_null=True)
    after = Reference("tasks", required=False, allow_null=True)
    parent = Reference("tasks", required=False, allow_null=True)
    column = Reference("boardcolumns", required=False, allow_null=True)
    status = serializers.ChoiceField(choices=Status.choices, required=False)


class TaskPlaceView(APIView):
    """Order a task by hand. What belongs to what is the plan's to say; the rest whoever works on tasks may do."""

    access = {"POST": Can.WORK}
    permission_classes = [HasAccess]

    @extend_schema(request=TaskPlaceSerializer, responses=TaskSerializer, parameters=[BLOCK])
    def post(self, request, task):
        found = find_or_404(request.workspace.tasks.for_list(), task)
        given = checked(TaskPlaceSerializer, request)
        changes = {name: given[name] for name in ("parent", "column", "status") if name in given}
        if "parent" in changes:
            require(request.membership, Can.PLAN, "Your role does not say what belongs to what.")
        to = changes["column"].status if changes.get("column") else changes.get("status")
        changes |= freed(request, found, to)
        found.place(
            by=request.membership, before=given.get("before"), after=given.get("after"), changes=changes,
            version=given.get("version"),
        )  # fmt: skip
        rows = TaskSerializer.rows(Task.objects.filter(pk=found.pk), request)
        return Response(rows[0])

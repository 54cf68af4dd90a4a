"""A task as a whole, by program: blocked, copied, moved to another project, archived."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.api.archive import NoteSerializer
from accounts.api.base import RecordSerializer, checked
from accounts.api.fields import Reference
from accounts.roles import Can
from execution.models.blockable import WORDS


class TaskCopySerializer(RecordSerializer):
    """What comes along into the copy."""

    subtasks = serializers.BooleanField(required=False, default=True)
    checklist = serializers.BooleanField(required=False, default=True)
    links = serializers.BooleanField(required=False, default=True)


class TaskTransferSerializer(RecordSerializer):
    """The project that it moves to; its old key leads to it."""

    project = Reference("projects")


class TaskBlockSerializer(RecordSerializer):
    """What keeps it from going on."""

    reason = serializers.CharField(max_length=WORDS)


def with_all(tasks):
    return tasks.select_related("project__workspace", "parent", "milestone")


class WholeActions:
    """Part of a viewset."""

    def whole(self):
        return self.found(with_all)

    @extend_schema(request=TaskCopySerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def duplicate(self, request, pk=None):
        """A copy of it beside it, which is the answer."""
        said = checked(TaskCopySerializer, request)
        asked = {name: said[name] for name in ("subtasks", "checklist", "links")}
        copy, _cause = self.whole().duplicate(by=request.membership, **asked)
        return Response(self.represent(copy), status=status.HTTP_201_CREATED)

    @extend_schema(request=TaskTransferSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def transfer(self, request, pk=None):
        """Move it to another project with all that stands below it."""
        task = self.whole()
        task.move_to(checked(TaskTransferSerializer, request)["project"], by=request.membership)
        return Response(self.represent(task))

    @extend_schema(request=TaskBlockSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.WORK})
    def block(self, request, pk=None):
        """Say what blocks it, or say it better."""
        task, said = self.whole(), checked(TaskBlockSerializer, request)
        task.block(said["reason"], by=request.membership)
        return Response(self.represent(task))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], access={"POST": Can.WORK})
    def unblock(self, request, pk=None):
        """Nothing blocks it any more."""
        task = self.whole()
        task.unblock(by=request.membership)
        return Response(self.represent(task))

    @extend_schema(request=NoteSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def archive(self, request, pk=None):
        """Out of the lists; it stays readable and counts as before."""
        task = self.whole()
        task.archive(by=request.membership, **checked(NoteSerializer, request))
        return Response(self.represent(task))

    @extend_schema(request=NoteSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def unarchive(self, request, pk=None):
        """Back into the lists."""
        task = self.whole()
        task.unarchive(by=request.membership, **checked(NoteSerializer, request))
        return Response(self.represent(task))

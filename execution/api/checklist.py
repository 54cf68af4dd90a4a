from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer
from accounts.api.fields import Reference
from accounts.roles import Can
from collaboration.api.link import LinkViewSet
from execution.api.task import TaskSerializer
from execution.models import ChecklistItem, Task
from execution.models.checklist import LONGEST


class ChecklistItemSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {"text": "text", "done": "done", "rank": "rank"}

    text = serializers.CharField(max_length=LONGEST)
    done = serializers.BooleanField(required=False)
    rank = serializers.IntegerField(read_only=True)


class StepPlaceSerializer(RecordSerializer):
    """Behind which other step; null puts it first."""

    after = Reference("checklist_items", allow_null=True)


@extend_schema_view(place=extend_schema(request=StepPlaceSerializer))
class ChecklistViewSet(LinkViewSet):
    """The steps of a task, in their order."""

    model, subjects = ChecklistItem, "tasks"
    place_class = StepPlaceSerializer
    serializer_class = ChecklistItemSerializer
    access = {"GET": Can.READ, "POST": Can.WORK, "PATCH": Can.WORK, "DELETE": Can.WORK}

    def perform_create(self, data):
        return ChecklistItem.create(by=self.request.membership, task=self.get_subject(), **data)

    @extend_schema(request=None, responses={201: TaskSerializer})
    @action(detail=True, methods=["post"], access={"POST": Can.PLAN})
    def promote(self, request, subject=None, pk=None):
        """Make a subtask of it, which is the answer."""
        item = find_or_404(self.get_queryset().select_related("task__project", "task__workspace"), pk)
        made, _cause = item.promote(by=request.membership)
        body = TaskSerializer.rows(Task.objects.filter(pk=made.pk), request)[0]
        return Response(body, status=status.HTTP_201_CREATED)

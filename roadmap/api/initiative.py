from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer, checked
from accounts.api.fields import Reference
from accounts.api.renderers import CsvRenderer, JSONRenderer
from accounts.roles import Can
from accounts.sheets import streamed
from roadmap.api.delivery import (
    DeliverySerializer,
    FiguresSerializer,
    LaunchSerializer,
    figures,
    launch,
)
from roadmap.api.redecision import RedecidedViewSet
from roadmap.requirement_tasks import make_task, tasks_of
from roadmap.table_export import rows_of
from roadmap.undecided import noted
from strategy.api.initiative import InitiativeSerializer as Base
from strategy.api.initiative import InitiativeViewSet as BaseViewSet
from strategy.api.requirement import RequirementSerializer as OwnRequirementSerializer
from strategy.api.requirement import of_this


class LinkSerializer(FiguresSerializer):
    id = serializers.CharField(read_only=True)
    project = serializers.CharField(read_only=True)


class RequirementSerializer(OwnRequirementSerializer):
    """met: its task is done, or it was ticked by hand and has none."""

    task = serializers.CharField(read_only=True, allow_null=True)


class InitiativeSerializer(Base):
    """strategy's, with its projects and what follows from their work."""

    requirements = RequirementSerializer(many=True, read_only=True)
    deliveries = LinkSerializer(many=True, read_only=True)
    needs_decision = serializers.BooleanField(
        read_only=True,
        help_text="Its forecast left its promise, as last noted, and nobody decided what to do.",
    )

    @classmethod
    def attach(cls, rows, request):
        super().attach(rows, request)
        attach_tasks(rows)
        undecided = set(noted(request.workspace).order_by().values_list("pk", flat=True)) if rows else set()
        for row in rows:
            row["needs_decision"] = row["id"] in undecided
        mine = {row["id"]: row.setdefault("deliveries", []) for row in rows}
        linked = request.workspace.deliveries.with_work().filter(initiative__in=mine)
        links = list(linked.values_list("id", "initiative_id", "project_id"))
        found = figures([pk for pk, _initiative, _project in links], request) if links else {}
        for pk, initiative, project in links:
            mine[initiative].append({"id": pk, "project": project} | found[pk])


def attach_tasks(rows):
    """The task of each requirement, and whether that meets it; one query."""
    wanted = [requirement for row in rows for requirement in row["requirements"]]
    tasks = tasks_of([requirement["id"] for requirement in wanted])
    for requirement in wanted:
        task = tasks.get(requirement["id"])
        requirement["task"] = task and task.pk
        requirement["met"] = task.status == "done" if task else requirement["met"]


class RequirementTaskSerializer(serializers.Serializer):
    validate = RecordSerializer.validate

    requirement = Reference("requirements")


class InitiativeViewSet(RedecidedViewSet, BaseViewSet):
    serializer_class = InitiativeSerializer

    @extend_schema(
        parameters=[OpenApiParameter("columns", str, description="Names of columns, parted by commas.")],
        responses={(200, "text/csv"): str},
    )
    @action(
        detail=False, methods=["get"], access={"GET": Can.READ}, renderer_classes=[JSONRenderer, CsvRenderer]
    )
    def export(self, request):
        """The table as a CSV file: narrowed, ordered and grouped by what its page takes in the address."""
        return streamed(rows_of(request), f"{request.workspace.slug}-initiatives.csv")

    @action(
        detail=True, methods=["post"], url_path="deliveries", url_name="deliveries",
        access=BaseViewSet.access | {"POST": Can.LAUNCH},
    )  # fmt: skip
    def deliveries(self, request, pk=None):
        """Launch: 201 with the new delivery, 200 with the one that stands already."""
        initiative = find_or_404(self.get_queryset(), pk)
        serializer = LaunchSerializer(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        delivery, created = launch(request, initiative, serializer.validated_data)
        rows = DeliverySerializer.rows(type(delivery).objects.filter(pk=delivery.pk), request)
        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        return Response(rows[0], status=code)

    @extend_schema(request=RequirementTaskSerializer)
    @action(detail=True, methods=["post"], url_path="requirement-tasks", access={"POST": Can.LAUNCH})
    def requirement_tasks(self, request, pk=None):
        """A requirement becomes a task of the project at work: 201, or 200 where it is one already."""
        initiative = find_or_404(self.get_queryset().select_related("product", "workspace"), pk)
        requirement = of_this(initiative, checked(RequirementTaskSerializer, request)["requirement"])
        _task, cause = make_task(requirement, request.membership)
        code = status.HTTP_201_CREATED if cause else status.HTTP_200_OK
        return Response(self.represent(initiative), status=code)

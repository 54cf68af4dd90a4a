from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess
from accounts.api.fields import asked_for
from accounts.roles import Can
from execution import tree
from execution.explain import of_milestone, of_project, of_subtree, told
from execution.models import Task

NOUNS = {"task": "tasks", "milestone": "milestones", "project": "projects", "initiative": "initiatives"}


class WeightSerializer(serializers.Serializer):
    task = serializers.CharField()
    weight = serializers.FloatField(help_text="Person-hours.")
    done = serializers.FloatField()
    guessed = serializers.BooleanField(help_text="It has no estimate and weighs the mean of its project.")


class WeighedProgressSerializer(serializers.Serializer):
    share = serializers.FloatField(allow_null=True, help_text="Done weight over weight, 0 to 1.")
    weight = serializers.FloatField()
    done = serializers.FloatField()
    rows = WeightSerializer(many=True)
    more = serializers.IntegerField(help_text="Tasks that count and are not listed.")


class ProgressView(APIView):
    """Which tasks weigh what, heaviest first: below a task, towards a milestone, in a project, or in all projects of an
    initiative."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(
        parameters=[
            OpenApiParameter(name, str, description="By id or key; exactly one of the four.")
            for name in NOUNS
        ],
        responses=WeighedProgressSerializer,
    )
    def get(self, request):
        asked = {name: asked_for(request, name, relation) for name, relation in NOUNS.items()}
        asked = {name: row for name, row in asked.items() if row is not None}
        if len(asked) != 1:
            raise ValidationError(f"Name exactly one of {', '.join(NOUNS)}.")
        ((name, row),) = asked.items()
        found = told(shares_of(name, row), 200)
        rows = [one | {"task": str(one["task"].pk)} for one in found["rows"]]
        return Response(WeighedProgressSerializer(found | {"rows": rows}).data)


def shares_of(name, row):
    """[Share] of one of NOUNS."""
    if name == "initiative":
        projects = row.deliveries.filter(project__deleted_at=None).values("project")
        return [share for rows in trees(projects) for share in of_project(rows)]
    project = row if name == "project" else row.project
    rows = next(iter(trees([project.pk])), [])
    if name == "task":
        return of_subtree(rows, row)
    if name == "milestone":
        return of_milestone(rows, row, set(project.milestones.values_list("pk", flat=True)))
    return of_project(rows)


def trees(projects):
    """The rows of the tree of each of these projects, in one query."""
    found = {}
    for task in Task.objects.filter(project__in=projects).for_tree().order_by("number"):
        found.setdefault(task.project_id, []).append(task)
    return [tree.rows(tasks) for tasks in found.values()]

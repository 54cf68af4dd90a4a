"""What one member waits for: work of others that holds up their own, and what they asked others for."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Activity
from execution.models import Task, TaskDependency
from execution.models.project import OPEN
from execution.models.wholes import WholesOf

SHOWN = 8


@dataclass(frozen=True)
class Awaited:
    """task: of somebody else, open. holds: the title of one's own task that waits for it, or of what that is part of, ""
    where it was only asked for."""

    task: Task
    holds: str = ""


def waited_for(member):
    """([Awaited] of the first few, how many there are in all), the earliest due first. In four queries."""
    others = (
        Task.objects.open()
        .filter(project__deleted_at=None, project__state__in=OPEN)
        .exclude(assignees=member)
    )
    others = others.filter(workspace=member.workspace_id)
    mine = Task.objects.open().filter(assignees=member)
    ties = TaskDependency.objects.unmet().filter(after__in=WholesOf(mine.values("pk")))
    made = Activity.objects.filter(actor=member, verb="created")
    asked = made.filter(subject_type="execution.task").values("subject_id")
    # Whoever leads a project or set it up wrote its plan: that is no asking.
    planned = Q(project__lead=member) | Q(
        project__in=made.filter(subject_type="execution.project").values("subject_id")
    )
    found = others.filter(
        Q(pk__in=ties.values("before")) | Q(pk__in=asked, assignees__isnull=False) & ~planned
    )
    found = found.distinct()
    rows = list(found.for_list().order_by("due_or_far", "id")[:SHOWN])
    holds = dict(ties.filter(before__in=rows).values_list("before_id", "after__title"))
    return [Awaited(task, holds.get(task.pk, "")) for task in rows], found.count()

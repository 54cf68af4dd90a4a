"""What `execution.burnup` reads: the tasks of a project, those in the trash too, and what the log says of them."""

from decimal import Decimal

from accounts.lookup import as_uuid
from accounts.models import Activity
from accounts.zones import zone_of
from execution.burnup import READ, Act, Past, burn_up
from execution.models import Task

HOURS, ROWS = {"estimate", "remaining"}, {"parent", "milestone"}
THERE = {"created": False, "restored": False, "deleted": True}  # whether it was there before


def grown(milestone, today):
    """[Point] of a milestone since work for it was first written down, in three queries; [] where none ever was."""
    project = milestone.project
    every = Task.everything.filter(project=project)
    names = ("pk", "status", "estimate", "remaining", "parent_id", "milestone_id", "deleted_at")
    tasks = [Past(*row, there=gone is None) for *row, gone in every.values_list(*names)]
    acts = acts_of(every, milestone.workspace)
    living = set(project.milestones.values_list("pk", flat=True))
    if not acts:
        return []
    points = burn_up(tasks, acts, milestone.pk, living, min(acts[-1].day, today), today)
    begun = next((n for n, point in enumerate(points) if point.tasks), None)
    return [] if begun is None else points[max(0, begun - 1) :]


def acts_of(tasks, workspace):
    """[Act] of these tasks that changed a weight, newest first."""
    zone = zone_of(workspace.timezone)
    rows = Activity.objects.filter(
        subject_type=Task._meta.label_lower, subject_id__in=tasks.values("pk"), workspace=workspace
    )
    found = []
    for at, pk, verb, changes in rows.order_by("-at", "-id").values_list(
        "at", "subject_id", "verb", "changes"
    ):
        if before := before_of(verb, changes):
            found.append(Act(at.astimezone(zone).date(), pk, before))
    return found


def before_of(verb, changes):
    if verb in THERE:
        return {"there": THERE[verb]}
    return {name: value(name, changes[name][0]) for name in READ if name in changes}


def value(name, logged):
    if logged is None:
        return None
    if name in ROWS:
        return as_uuid(logged["id"])
    return Decimal(logged) if name in HOURS else logged

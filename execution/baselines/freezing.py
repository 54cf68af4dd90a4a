"""The plan of a project as it stands now, to be kept or compared: a few questions, however many tasks."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Refused
from execution import tree
from execution.baselines.kept import Kept, KeptMilestone, KeptTask, Sums
from execution.models import Baseline, Status
from execution.schedule import schedule
from execution.scheduling.network import Circle
from execution.scheduling.planning import material_of
from execution.scheduling.reschedule import kept as as_written
from execution.scheduling.workdays import TooFar


def plan_now(project):
    """Kept of a project, None where it has no task that is not cancelled. Raises TooFar and Circle as `schedule` does."""
    found = material_of(project)
    if not found.jobs:
        return None
    jobs = [as_written(job, found.free) for job in found.jobs]
    plan = schedule(jobs, found.links, found.start, found.usual, found.own)
    rows = [row for row in tree.rows(list(project.tasks.for_tree().order_by("number")))]
    rows = [row for row in rows if row.task.pk in plan.number]
    hours, wholes = estimated(rows), {row.task.parent_id for row in rows}
    tasks = [
        KeptTask(
            row.task.pk, row.task.number, row.task.title, row.depth, row.task.status, *plan.days(row.task.pk),
            hours.get(row.task.pk), row.share, row.task.pk not in wholes,
        )
        for row in rows
    ]  # fmt: skip
    return Kept(tasks, sums_of(tasks, rows), milestones_of(project))


def milestones_of(project):
    rows = project.milestones.in_order()
    return [KeptMilestone(one.pk, one.name, one.due, one.is_reached) for one in rows]


def estimated(rows):
    """{task id: estimated hours of the leaves at or below it}, without those that nobody estimated."""
    found, wholes = {}, {row.task.parent_id for row in rows}
    for row in reversed(rows):  # a subtask stands behind its parent
        task = row.task
        if task.pk not in wholes and task.estimate is not None and task.status != Status.CANCELLED:
            found[task.pk] = task.estimate
        if row.depth and task.pk in found:
            found[task.parent_id] = found.get(task.parent_id, Decimal(0)) + found[task.pk]
    return found


def sums_of(tasks, rows):
    tops = [row for row in rows if not row.depth]
    weight, done = sum(row.weight for row in tops), sum(row.done_weight for row in tops)
    work = sum((task.work or Decimal(0) for task in tasks if task.leaf), Decimal(0))
    share = min(1.0, float(done / weight)) if weight else None
    return Sums(min(task.start for task in tasks), max(task.finish for task in tasks), work, share)


def keep(project, name, *, by, at=None):
    """A Baseline of the plan as it stands. Refused where there is nothing to keep."""
    try:
        kept = plan_now(project)
    except (TooFar, Circle) as fault:
        raise Refused(_("Some dates would lie centuries away. Look for a year that was mistyped.")) from fault
    if kept is None:
        raise Refused(_("There is no task to keep yet. Add the first one."))
    return Baseline.keep(by=by, project=project, name=name, kept=kept, at=at or timezone.now())

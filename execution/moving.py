"""Move a task with all that hangs on it: looked at first, then done as one act that one undo takes back."""

from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _t

from accounts.errors import Refused
from accounts.ids import new_id
from execution.models import Task
from execution.network import Circle
from execution.planning import material_of
from execution.reschedule import THIS, Preview, preview
from execution.workdays import TooFar


class Slip(NamedTuple):
    """A milestone whose tasks end beyond its day then, and did not before."""

    milestone: object
    finish: object


class Outcome(NamedTuple):
    """preview: Preview; tasks: {id: Task} of all that it names; slips: [Slip]; seen: the state of the plan that it holds
    for; changes: {field: value} of the task itself."""

    preview: Preview
    tasks: dict
    slips: list
    seen: int
    changes: dict


def outcome(task, start, due, mode):
    """Outcome of other days for a task, in one of the modes of `execution.reschedule`. Refused where none can be had."""
    project = task.project
    seen = type(project).everything.values_list("work_version", flat=True).get(pk=project.pk)
    found = material_of(project)
    job = next((job for job in found.jobs if job.id == task.pk), None)
    if job is None:
        raise Refused(_t("It is cancelled. Reopen it to plan it."), "start")
    if task.children.exists():
        raise Refused(_t("Its days follow from its subtasks: move those."), "start")
    if due < start:
        raise Refused(_t("It is due before it starts."), "due")
    try:
        looked = preview(
            found.jobs, found.links, found.start, found.usual, found.own,
            free=found.free, changed={task.pk: changed(job, start, due, found, mode)}, mode=mode,
        )  # fmt: skip
    except (TooFar, Circle) as fault:
        raise Refused(
            _t("Some dates would lie centuries away. Look for a year that was mistyped."), "due"
        ) from fault
    ids = {move.id for move in looked.moves} | {breach.id for breach in looked.broken}
    tasks = Task.objects.select_related("workspace", "project").in_bulk(ids | {task.pk})
    changes = own_changes(task, start, due, looked, found.times[task.pk], mode)
    return Outcome(looked, tasks, slips(project, looked), seen, changes)


def changed(job, start, due, found, mode):
    """The task on its new days: where somebody put it, unless what it waits for pushes it further."""
    length = max(1, found.times[job.id].halves_between(start, due)) if job.duration else 0
    if mode == THIS or job.id not in found.free:
        return job._replace(start=start, finish=due, held=True)
    return job._replace(start=start, finish=None, duration=length)


def own_changes(task, start, due, looked, times, mode):
    """What is written of the task itself."""
    first, last = looked.settled[task.pk] if mode != THIS else (start, due)
    changes = {"start": first, "due": last}
    halves = times.halves_between(start, due)
    if task.duration and halves and task.duration * 2 != halves:
        changes["duration"] = Decimal(halves) / 2
    return changes


def slips(project, looked):
    """[Slip], by the days of moved tasks; tasks count towards milestones themselves, not through what they are part of."""
    ends = {move.id: (move.finish, move.new_finish) for move in looked.moves}
    rows = Task.objects.filter(pk__in=ends, milestone__deleted_at=None).select_related("milestone__project")
    found = {}
    for task in rows:
        was, then = ends[task.pk]
        if task.milestone and was <= task.milestone.due < then:
            slip = found.get(task.milestone_id)
            found[task.milestone_id] = Slip(task.milestone, max(then, slip.finish) if slip else then)
    return sorted(found.values(), key=lambda slip: (slip.finish, slip.milestone.pk))


def move(task, start, due, mode, *, by, seen, at=None):
    """(cause, how many others moved): as it was looked at, all in one transaction under one cause.

    Refused where the plan is no longer the one that was seen.
    """
    cause = new_id()
    with transaction.atomic():
        task.project.hold_still()
        found = outcome(task, start, due, mode)
        if found.seen != seen:
            raise Refused(
                _t("The plan changed while you looked. This is what would move now: look again."), "seen"
            )
        pairs = [(task, found.changes)]
        pairs += [
            (found.tasks[one.id], {"start": one.new_start, "due": one.new_finish})
            for one in found.preview.moves
        ]
        Task.edit_all(pairs, by=by, at=at, cause=cause)
    return cause, len(found.preview.moves)

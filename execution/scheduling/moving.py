"""Move a task with all that hangs on it: looked at first, then done as one act that one undo takes back."""

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _t

from accounts.errors import Refused
from accounts.ids import new_id
from execution.models import Task
from execution.scheduling.along import state
from execution.scheduling.effects import Effect
from execution.scheduling.network import Circle
from execution.scheduling.planning import laid_out, sheet_of
from execution.scheduling.reschedule import MUST, THIS, Looks, Preview, reached
from execution.scheduling.workdays import TooFar


class Shift:
    """Other days for a task, looked at in any of the modes of `reschedule`. seen: the state of the plan."""

    def __init__(self, task, start, due):
        self.task, self.start, self.due = task, start, due
        self.seen = int(state([task.project]))
        material = laid_out(sheet_of(task.project))
        job = next((job for job in material.jobs if job.id == task.pk), None)
        if job is None:
            raise Refused(_t("It is cancelled. Reopen it to plan it."), "start")
        if task.children.exists():
            raise Refused(_t("Its days follow from its subtasks: move those."), "start")
        if due < start:
            raise Refused(_t("It is due before it starts."), "due")
        self.times = material.times[task.pk]
        reach = reached(material.jobs, material.links, [task.pk])
        put = job._replace(start=start, finish=due, held=True)
        pushed = put
        if job.id in material.free:
            length = (
                (self.length_kept or max(1, self.times.halves_between(start, due))) if job.duration else 0
            )
            pushed = job._replace(start=start, finish=None, duration=length)
        here = {"reach": reach, "changed": {task.pk: pushed}, "alone": {task.pk: put}}
        self.effect = Effect(task.project, Looks(material, material, **here))

    def changes(self, mode):
        """{field: value}: what is written of the task itself, which what it waits for may push further."""
        first, last = self.start, self.due
        if mode != THIS:
            first, last = self.effect.preview(mode).settled[self.task.pk]
        return {"start": first, "due": last} | self.length(first, last)

    @cached_property
    def length_kept(self):
        """Halves that somebody said it lasts and that new days of the same number leave as they are, 0 where they do not.
        Days hold up to a half more at either end: one that begins at noon is due a day later than its length tells."""
        said, times = int((self.task.duration or 0) * 2), self.times
        if not said or not self.task.start or not self.task.due:
            return 0
        was = times.halves_between(self.task.start, self.task.due)
        same = was == times.halves_between(self.start, self.due)
        return said if same and 0 <= was - said <= 2 else 0

    def length(self, first, last):
        """How long it lasts, where somebody said so and the new days say otherwise, or its last days do not tell."""
        said, halves = self.task.duration, self.length_kept or self.times.halves_between(self.start, self.due)
        if said == 0 or not halves:
            return {}
        told = self.times.halves_between(first, last) if said is None else said * 2
        return {"duration": Decimal(halves) / 2} if halves != told else {}


class Outcome(NamedTuple):
    """preview: Preview; slips: [Slip]; dangers: what it breaks above the project; seen: the state of the plan that it holds
    for; changes: {field: value} of the task itself; effect: Effect."""

    preview: Preview
    slips: list
    dangers: list
    seen: int
    changes: dict
    effect: Effect


def look(task, start, due):
    """Shift of a task. Refused where nothing can be looked at."""
    try:
        found = Shift(task, start, due)
        found.effect.preview(MUST)
    except (TooFar, Circle) as fault:
        raise Refused(
            _t("Some dates would lie centuries away. Look for a year that was mistyped."), "due"
        ) from fault
    return found


def outcome(task, start, due, mode):
    """Outcome of other days for a task, in one of the modes. Refused where none can be had."""
    found = look(task, start, due)
    effect = found.effect
    return Outcome(
        effect.preview(mode),
        effect.slips(mode),
        effect.dangers(mode),
        found.seen,
        found.changes(mode),
        effect,
    )


def move(task, start, due, mode, *, by, seen, at=None):
    """(cause, how many others moved): as it was looked at, all in one transaction under one cause.

    Refused where the plan is no longer the one that was seen.
    """
    cause = new_id()
    with transaction.atomic():
        task.project.hold_still()
        found = look(task, start, due)
        if found.seen != seen:
            raise Refused(
                _t("The plan changed while you looked. This is what would move now: look again."), "seen"
            )
        days = dict(found.effect.pairs(mode))
        others = Task.objects.select_related("project__workspace", "workspace").in_bulk(days)
        pairs = [(task, found.changes(mode))] + [(others[pk], changes) for pk, changes in days.items()]
        Task.edit_all(pairs, by=by, at=at, cause=cause)
    return cause, len(days)

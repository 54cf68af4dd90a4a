"""What became of a plan: two of it side by side, task by task, milestone by milestone and in sum. No database.

Days are working days of the project, halves among them; below zero is earlier. Work is hours, progress points of a hundred.
"""

from decimal import Decimal
from typing import Any, NamedTuple

from execution.baselines.kept import KeptMilestone, KeptTask, Sums
from execution.scheduling.workdays import evening, morning


class Variance(NamedTuple):
    """start, finish: how many working days later. work: hours more, None where nobody estimated it then or now. progress:
    points more, None where there was no work. Each 0 where nothing differs."""

    start: float
    finish: float
    work: Decimal | None
    progress: int | None

    @property
    def differs(self):
        return any(self)


class Row(NamedTuple):
    """One task. old, new: KeptTask, None where it was not there yet, or is no longer. by: Variance, None without both."""

    id: Any
    old: KeptTask | None
    new: KeptTask | None
    by: Variance | None

    @property
    def task(self):
        return self.new or self.old

    @property
    def differs(self):
        return self.by is None or self.by.differs


class MilestoneRow(NamedTuple):
    """One milestone. old, new: KeptMilestone, None where it was not there yet, or is no longer. by: how many working days
    later it is, None without both."""

    id: Any
    old: KeptMilestone | None
    new: KeptMilestone | None
    by: float | None

    @property
    def milestone(self):
        return self.new or self.old

    @property
    def differs(self):
        return self.by is None or self.old.due != self.new.due


class Compared(NamedTuple):
    """rows: [Row] in the order of the newer plan, those that are gone behind. old, new: Sums; by: Variance of them, None
    where one of them is empty. milestones: [MilestoneRow] likewise, None where one of the two does not know them."""

    rows: list
    old: Sums | None
    new: Sums | None
    by: Variance | None
    milestones: list | None = None

    @property
    def changed(self):
        return [row for row in self.rows if row.differs]

    @property
    def moved(self):
        """The milestones that do not stand as they did."""
        return [row for row in self.milestones or [] if row.differs]


def compared(old, new, calendar):
    """Compared of two Kept, either of which may be None for an empty plan. calendar: Workdays that days are counted in."""
    before = {task.id: task for task in old.tasks} if old else {}
    after = {task.id: task for task in new.tasks} if new else {}
    pairs = [(before.get(pk), task) for pk, task in after.items()]
    pairs += [(task, None) for pk, task in before.items() if pk not in after]
    rows = [Row((b or a).id, a, b, variance(a, b, calendar) if a and b else None) for a, b in pairs]
    sums = old and old.sums, new and new.sums
    by = variance(*sums, calendar) if all(sums) else None
    return Compared(rows, *sums, by, marks(old, new, calendar))


def marks(old, new, calendar):
    """[MilestoneRow] of two Kept, None where one of them does not know its milestones; an empty plan has none."""
    sides = [[] if one is None else one.milestones for one in (old, new)]
    if None in sides:
        return None
    before, after = ({one.id: one for one in side} for side in sides)
    pairs = [(before.get(pk), one) for pk, one in after.items()]
    pairs += [(one, None) for pk, one in before.items() if pk not in after]
    return [
        MilestoneRow((b or a).id, a, b, days(calendar, evening(a.due), evening(b.due)) if a and b else None)
        for a, b in pairs
    ]


def variance(old, new, calendar):
    """Variance between two KeptTask or two Sums."""
    return Variance(
        days(calendar, morning(old.start), morning(new.start)),
        days(calendar, evening(old.finish), evening(new.finish)),
        None
        if old.work is None and new.work is None
        else (new.work or Decimal(0)) - (old.work or Decimal(0)),
        None if old.share is None and new.share is None else points(new.share) - points(old.share),
    )


def days(calendar, then, now):
    return (calendar.count(now) - calendar.count(then)) / 2


def points(share):
    """Whole per cents; an unfinished whole never rounds up to 100."""
    return 100 if share == 1 else min(99, round((share or 0) * 100))

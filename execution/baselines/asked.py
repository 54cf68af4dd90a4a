"""Which two plans of a project are compared, as an address names them."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from accounts.errors import Refused
from execution.baselines.freezing import plan_now
from execution.baselines.kept import Kept, Sums
from execution.baselines.variance import Compared, compared
from execution.models import Baseline, WorkCalendar
from execution.scheduling.network import Circle
from execution.scheduling.workdays import TooFar

NOW = "now"


class Pair(NamedTuple):
    """of: the older Baseline; other: the one it is compared with, None for the plan as it stands. found: Compared."""

    of: Baseline
    other: Baseline | None
    found: Compared


def pair(project, of, other):
    """Pair of a baseline and another one, or None for the plan as it stands. The older one comes first."""
    if other is not None and other.taken_at < of.taken_at:
        of, other = other, of
    calendar = WorkCalendar.of(project.workspace, project)
    new = kept(other) if other is not None else now(project)
    return Pair(of, other, compared(kept(of), new, calendar.workdays(calendar.exceptions())))


def kept(baseline):
    sums = Sums(baseline.start, baseline.finish, baseline.work, baseline.share)
    return Kept(baseline.kept(), sums, baseline.milestones())


def now(project):
    try:
        return plan_now(project)
    except (TooFar, Circle) as fault:
        raise Refused(
            _("Some dates of the plan lie centuries away. Look for a year that was mistyped.")
        ) from fault


HEAD = ("Key", "Task", "Start then", "Start now", "Days", "Finish then", "Finish now", "Days", "Hours then",
        "Hours now", "Hours", "Progress then", "Progress now", "Points")  # fmt: skip


def cells(project, found):
    """The rows of a file: a head, a line a task, a line a milestone, the sum."""
    yield HEAD
    for row in found.rows:
        yield line(f"{project.key}-{row.task.number}", row.task.title, row.old, row.new, row.by)
    for one in found.milestones or []:
        yield mark_line(one)
    yield line(project.key, _("In all"), found.old, found.new, found.by)


def mark_line(row):
    """A milestone stands on one day, which is its finish; of work it has none."""
    then, now = (one.due.isoformat() if one else "" for one in (row.old, row.new))
    by = "" if row.by is None else row.by
    return ["", row.milestone.name, "", "", "", then, now, by, *[""] * 6]


def line(key, title, old, new, by):
    def day(one, name):
        return getattr(one, name).isoformat() if one else ""

    def plain(value):
        return "" if value is None else value

    def part(name):
        return [plain(one and getattr(one, name)) for one in (old, new)]

    share = ["" if one is None or one.share is None else round(one.share * 100) for one in (old, new)]
    return [
        key, title, day(old, "start"), day(new, "start"), plain(by and by.start), day(old, "finish"),
        day(new, "finish"), plain(by and by.finish), *part("work"), plain(by and by.work), *share, plain(by and by.progress),
    ]  # fmt: skip

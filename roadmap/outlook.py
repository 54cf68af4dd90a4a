"""When one task will really end, and why: the forecast's own reckoning of it, or of what stands below it."""

import datetime as dt
from dataclasses import dataclass

from execution import tree
from execution.models import Task
from execution.models.project import OPEN
from roadmap.forecast import Leaf, Row, reckon
from roadmap.work import same_day
from timeline import drift
from timeline.placed import Note

COLUMNS = ("status", "estimate", "remaining", "start", "due", "finished_on")


@dataclass(frozen=True)
class Outlook:
    """end: the day it will end. drift: how far from its due day, None where it is not or has none. row: how the
    task that decides was reckoned; task: that task. own: whether it is the task itself."""

    end: dt.date
    drift: Note | None
    row: Row
    task: Task
    own: bool

    @property
    def late(self):
        return self.drift is not None and self.drift.days > 0


def outlook(task, today):
    """Outlook of an open task of an open project, None where no work is left in it."""
    if not task.is_open or task.project.state not in OPEN:
        return None
    found = tree.below(task, list(task.project.tasks.for_tree()))
    rows = [reckon(Leaf(t, *(getattr(t, name) for name in COLUMNS)), today) for t in found if t.is_open]
    if not rows:
        return None
    last = max(rows, key=lambda row: row.end)
    due = task.due or max((row.id.due for row in rows if row.id.due), default=None)
    end = same_day(due, last.end)
    return Outlook(end, drift((end - due).days) if due else None, last, last.id, last.id == task)

"""When one task will really end, and why: the forecast's own reckoning of it, or of what stands below it."""

import datetime as dt
from dataclasses import dataclass

from execution import tree
from execution.models import Task
from execution.models.project import OPEN
from roadmap.forecast import Leaf, Row, reckoned
from roadmap.work import same_day, webs_of
from timeline import drift
from timeline.placed import Note

COLUMNS = ("status", "estimate", "remaining", "start", "due", "finished_on")


@dataclass(frozen=True)
class Outlook:
    """end: the day it will end. drift: how far from its due day, None where it is not or has none. row: how the
    task that decides was reckoned; task: that task. own: whether it is the task itself. waits: what that one waits for,
    None where its own start or today decides."""

    end: dt.date
    drift: Note | None
    row: Row
    task: Task
    own: bool
    waits: Task | None = None

    @property
    def late(self):
        return self.drift is not None and self.drift.days > 0


def outlook(task, today):
    """Outlook of an open task of an open project, None where no work is left in it."""
    if not task.is_open or task.project.state not in OPEN:
        return None
    tasks = {one.pk: one for one in task.project.tasks.for_tree()}
    below = {one.pk for one in tree.below(task, list(tasks.values())) if one.is_open}
    leaves = [Leaf(t.pk, *(getattr(t, name) for name in COLUMNS)) for t in tree.leaves(list(tasks.values()))]
    web = webs_of({task.project_id: leaves}).get(task.project_id)
    rows = [row for row in reckoned(leaves, today, web) if row.id in below]
    if not rows:
        return None
    last = max(rows, key=lambda row: row.end)
    due = task.due or max((tasks[pk].due for pk in below if tasks[pk].due), default=None)
    end, decides = same_day(due, last.end), tasks[last.id]
    far = drift((end - due).days) if due else None
    return Outlook(end, far, last, decides, decides == task, tasks.get(last.waits))

"""How far the work towards each milestone is. Pure: tasks and milestones in, figures out.

A task counts towards the milestone it names; one that names none goes along with what it stands below.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from execution import tree


@dataclass
class Standing:
    """milestone, and of the leaves towards it: tasks that count, how many are done and how many open, their weight
    and done weight in person-hours, hours left as far as somebody said them, last: the latest due of open work."""

    milestone: object
    today: dt.date
    tasks: int = 0
    done: int = 0
    open: int = 0
    weight: Fraction = Fraction(0)
    done_weight: Fraction = Fraction(0)
    hours: Fraction = Fraction(0)
    last: dt.date | None = None

    @property
    def share(self):
        """0..1, None without any work."""
        return float(self.done_weight / self.weight) if self.weight else None

    @property
    def overdue(self):
        """Days since it was due, 0 where it is not late."""
        late = not self.milestone.is_reached and self.milestone.due < self.today
        return (self.today - self.milestone.due).days if late else 0

    @property
    def beyond(self):
        """Days that work for it is planned past its due day, 0 where it is not."""
        late = self.last and not self.milestone.is_reached and self.last > self.milestone.due
        return (self.last - self.milestone.due).days if late else 0

    @property
    def ready(self):
        """Whether nothing is open, so that it may be said to be reached."""
        return not self.milestone.is_reached and not self.open

    def count(self, row):
        """One more leaf, as a row of the tree."""
        task = row.task
        self.tasks += 1
        self.done += task.status == "done"
        self.weight += row.weight
        self.done_weight += row.done_weight
        if task.is_open:
            self.open += 1
            self.hours += Fraction(task.hours_left or 0)
            self.last = max(filter(None, [self.last, task.due]), default=None)


def towards(rows, living):
    """{task id: milestone id or None} of every row of the tree. living: the ids of milestones that count."""
    found = {}
    for row in rows:  # a parent always stands before what is below it
        own = row.task.milestone_id
        found[row.task.pk] = own if own in living else found.get(row.task.parent_id)
    return found


def standings(milestones, rows, today):
    """[Standing] of the milestones in their order, from the rows of the whole project's tree."""
    found = {milestone.pk: Standing(milestone, today) for milestone in milestones}
    aims = towards(rows, found)
    leaves = {task.pk for task in tree.leaves([row.task for row in rows])}
    for row in rows:
        counts = row.task.pk in leaves and row.task.status != "cancelled"
        if counts and (aim := aims[row.task.pk]):
            found[aim].count(row)
    return list(found.values())

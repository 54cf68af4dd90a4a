"""What a change of one project's plan does to the rest of it, looked at in any of the modes of `reschedule`."""

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from execution.models import Milestone, Task
from execution.scheduling.binding import why
from execution.scheduling.planning import Sheet, laid_out
from execution.scheduling.reschedule import Looks, reached
from execution.scheduling.turning import turned


class Slip(NamedTuple):
    """A milestone whose tasks end beyond its day then, and did not before."""

    milestone: object
    finish: object


class Effect:
    """project; looks: Looks; own: {task id: {field}} of those changed, which the change lets another day follow."""

    def __init__(self, project, looks, own=None):
        self.project, self.looks, self.own = project, looks, own or {}
        self.seen = {}

    def preview(self, mode):
        if mode not in self.seen:
            self.seen[mode] = self.looks.preview(mode)
        return self.seen[mode]

    def moves(self, mode):
        return self.preview(mode).moves

    def tasks(self, mode):
        """{id: Task} of all that a preview names; one question."""
        looked = self.preview(mode)
        ids = {move.id for move in looked.moves} | self.looks.changed.keys()
        ids |= {breach.id for breach in looked.broken}
        ids |= {breach.link.before for breach in looked.broken if breach.link}
        ids |= {why(looked.plan, move.id)[0].of for move in looked.moves} - {None}
        return Task.objects.select_related("workspace", "project").in_bulk(ids)

    def slips(self, mode):
        """[Slip], by the days of tasks that change; two questions at most."""
        looked, before = self.preview(mode), self.looks.before
        ends = {move.id: (move.finish, move.new_finish) for move in looked.moves}
        for pk, (_first, last) in looked.settled.items():
            if pk in before.number:
                ends[pk] = before.days(pk)[1], last
        aims = self.aims(ends)
        found = {}
        for pk, milestone in aims:
            was, then = ends[pk]
            if was <= milestone.due < then:
                found[milestone] = max(then, found.get(milestone, then))
        return sorted(
            (Slip(one, day) for one, day in found.items()), key=lambda slip: (slip.finish, slip.milestone.pk)
        )

    def aims(self, ids):
        """[(task id, its milestone)]; tasks count towards milestones themselves, not through what they are part of."""
        pairs = list(
            Task.objects.filter(pk__in=ids, milestone__deleted_at=None, milestone__isnull=False).values_list(
                "pk", "milestone"
            )
        )
        if not pairs:
            return []
        milestones = Milestone.objects.select_related("project__workspace").in_bulk(
            {one for _pk, one in pairs}
        )
        return [(pk, milestones[one]) for pk, one in pairs if one in milestones]

    def dangers(self, mode):
        """What the new finish breaks above this project: [roadmap's own facts], [] where nothing is promised."""
        looked = self.preview(mode)
        if looked.new_finish == looked.finish:
            return []
        return import_string(settings.PROMISES_ENDANGERED)(self.project, looked.finish, looked.new_finish)

    def then_on(self, mode):
        """{task id: (first, last day)} of all that would stand elsewhere."""
        looked = self.preview(mode)
        return looked.settled | {move.id: (move.new_start, move.new_finish) for move in looked.moves}

    def healths(self, mode):
        """What would be judged otherwise, here and above this project: [roadmap's own facts]."""
        days = self.then_on(mode)
        return import_string(settings.HEALTH_CHANGED)(self.project, days) if days else []

    def turned(self, mode):
        """[(Task, its float now in halves)] of open ones that would be critical and are not, in their order."""
        days = self.then_on(mode)
        room = turned(self.looks.now, self.looks.then, days) if days else {}
        tasks = Task.objects.open().filter(pk__in=list(room)).select_related("workspace", "project")
        return [(task, room[task.pk]) for task in tasks.order_by("rank", "number")]

    def pairs(self, mode):
        """[(task id, {field: value})] that the change brings along, without the change itself."""
        looked = self.preview(mode)
        found = []
        for pk, names in self.own.items():
            first, last = looked.settled[pk]
            found.append(
                (pk, {name: day for name, day in (("start", first), ("due", last)) if name in names})
            )
        return found + [(move.id, self.days(move)) for move in looked.moves]

    @cached_property
    def jobs(self):
        return {job.id: job for job in self.looks.then.jobs}

    def days(self, move):
        """What is written of one that moves along. Days alone lose the half on which it begins or ends: where they no
        longer tell how long it lasts, that is written too, else it would grow with every move."""
        days = {"start": move.new_start, "due": move.new_finish}
        length = self.jobs[move.id].duration
        told = self.looks.then.times[move.id].halves_between(move.new_start, move.new_finish)
        return days | ({"duration": Decimal(length) / 2} if length and length != told else {})


DATED, LENGTH = ("start", "due"), "duration"
SHAPE = ("parent_id", "estimate", "rule", "rule_day", "deadline", "pinned", "status", "person", "has_parts")


class Difference:
    """What differs between two Sheets of a project, as far as its days may follow."""

    def __init__(self, before: Sheet, after: Sheet):
        self.before, self.after = before, after

    @cached_property
    def calendar(self):
        def working(sheet):
            return sheet.calendar.days, sheet.calendar.hours, sheet.exceptions

        return working(self.before) != working(self.after)

    def differing(self, names):
        """Ids of tasks that stand in both and differ in one of these columns."""
        old, new = self.before.rows, self.after.rows
        return {
            pk for pk, row in new.items() if pk in old and any(row[name] != old[pk][name] for name in names)
        }

    @cached_property
    def redated(self):
        return {pk for pk in self.differing(DATED) if not self.after.rows[pk]["has_parts"]}

    @cached_property
    def relength(self):
        """Those whose length was said anew while their days were not: the due day follows."""
        found = set()
        for pk in self.differing([LENGTH]) - self.redated:
            row = self.after.rows[pk]
            if row[LENGTH] is not None and row["start"] and not row["has_parts"] and not row["pinned"]:
                found.add(pk)
        return found

    @cached_property
    def roots(self):
        """Ids at which what changed begins."""
        links = {link[1] for link in set(self.before.links) ^ set(self.after.links)}
        people = {
            member for member in self.before.people.keys() | self.after.people.keys()
            if self.before.people.get(member) != self.after.people.get(member)
        }  # fmt: skip
        staffed = {pk for pk, row in self.after.rows.items() if row["person"] in people} if people else set()
        changed = self.redated | self.relength | self.differing(SHAPE) | self.differing([LENGTH])
        return (changed | links | staffed) & self.after.rows.keys()


def effect(before, after):
    """Effect of what differs between two Sheets of a project, None where no day can follow from it. Raises TooFar and
    Circle as `schedule` does."""
    found = Difference(before, after)
    if not found.roots and not found.calendar:
        return None
    now, then = laid_out(before), laid_out(after)
    lengths = {job.id: job.duration for job in now.jobs}
    own_length = found.redated | found.differing([LENGTH, "estimate"])
    jobs = [
        job if job.id in own_length else job._replace(duration=lengths.get(job.id, job.duration))
        for job in then.jobs
    ]
    changed = {
        job.id: redated(job, after.rows[job.id]) if job.id in found.redated else stretched(job)
        for job in jobs
        if job.id in found.redated or job.id in found.relength
    }
    reach = None if found.calendar else reached(jobs, [*now.links, *then.links], found.roots)
    own = {
        pk: [name for name in DATED if after.rows[pk][name]] for pk in found.relength if after.rows[pk]["due"]
    }
    return Effect(after.project, Looks(now, then._replace(jobs=jobs), changed=changed, reach=reach), own)


def redated(job, row):
    """Where somebody put it, whatever it waits for."""
    if row["start"] is None and row["due"] is None:
        return job
    return job._replace(start=row["start"], finish=row["due"], held=True)


def stretched(job):
    """From the day it begins on, as long as it is to last now."""
    return job._replace(finish=None, held=True)

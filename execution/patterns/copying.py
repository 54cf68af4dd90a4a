"""A project once more, from another day on: what comes along is chosen, what happened stays behind."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from execution import tree
from execution.models import Asset, FreeDay, Milestone, Project, Task, TaskDependency, WorkCalendar
from execution.patterns.pattern import Tie
from execution.patterns.planting import Bed, keep, plant
from execution.scheduling.workdays import TooFar, day_of, morning

MILESTONES, LINKS, CALENDAR, ASSETS = "milestones", "dependencies", "calendar", "assets"
PEOPLE, PROGRESS = "people", "progress"
PARTS = [
    (MILESTONES, _("Milestones")),
    (LINKS, _("What waits for what")),
    (CALENDAR, _("Its working calendar")),
    (ASSETS, _("Assets, as needed again")),
    (PEOPLE, _("Who works on each task")),
    (PROGRESS, _("Progress: status and remaining work")),
]
USUAL = [MILESTONES, LINKS, CALENDAR, ASSETS]
SAME = ("title", "description", "priority", "estimate", "duration", "rule", "pinned")  # of a task
MOVED = ("start", "due", "deadline", "rule_day")
DONE = ("status", "remaining", "started_on", "finished_on")
OF_ASSETS = ("name", "kind", "purpose", "url", "description")


class Shift:
    """Days of one project on the days of another, by working days from the first of each."""

    def __init__(self, first, here, start, there):
        self.here, self.there = here, there
        self.zero, self.one = here.count(morning(first)), there.count(morning(there.next_day(start)))

    def __call__(self, day):
        if day is None:
            return None
        try:
            return day_of(self.there.begin(self.one + self.here.count(morning(day)) - self.zero))
        except TooFar as fault:
            raise Refused(_t("Some dates would lie centuries away. Look at the start."), "start") from fault


def copy(project, *, by, name, key, start, along, lead=None, at=None, cause=None):
    """The new Project, planned, with all tasks that are not cancelled and the chosen of PARTS, as one act."""
    at, cause, along = at or timezone.now(), cause or new_id(), set(along)
    how = {"by": by, "at": at, "cause": cause}
    tasks = kept(
        list(project.tasks.for_list().order_by("rank", "number")),
        PROGRESS in along,
    )
    with transaction.atomic():
        first, here = first_of(project, tasks), workdays(project)
        fields = {"name": name, "key": key, "lead": lead, "description": project.description, "start": start}
        made = Project.create(workspace=project.workspace, **fields, **how)
        if CALENDAR in along:
            copy_calendar(project, made, how)
        shift = Shift(first, here, start, workdays(made))
        if project.deadline:
            made.edit(changes={"deadline": max(shift(project.deadline), start)}, **how)
        plant(made, bed_of(project, made, tasks, shift, along, at), **how)
        if ASSETS in along:
            copy_assets(project, made, shift, how)
        made.refresh_from_db()
    return made


def kept(tasks, with_progress):
    """Tasks in the order of their tree; cancelled ones only with progress, or where work stands below them."""
    rows = tree.rows(tasks)
    if not with_progress:
        rows = tree.with_parents(rows, [row for row in rows if row.task.status != "cancelled"])
    return [row.task for row in rows]


def first_of(project, tasks):
    days = [day for task in tasks for day in (task.start, task.due) if day]
    return min(filter(None, [project.start, *days]), default=project.workspace.today())


def workdays(project):
    calendar = WorkCalendar.of(project.workspace, project)
    return calendar.workdays(calendar.exceptions())


def copy_calendar(project, made, how):
    own = project.calendars.first()
    if own is None:
        return
    fields = {name: getattr(own, name) for name in ("days", "hours", "country", "region")}
    there = WorkCalendar.create(project=made, **fields, **how)
    days = [
        FreeDay(
            workspace=made.workspace, calendar=there, day=one.day, name=one.name, worked=one.worked,
            created_at=how["at"],
        )
        for one in own.free_days.filter(source="")
    ]  # fmt: skip
    taken = set(there.free_days.values_list("day", flat=True))
    keep([day for day in days if day.day not in taken], how, "day", "name", "worked")


def bed_of(project, made, tasks, shift, along, at):
    marks = milestones_of(project, made, shift, at) if MILESTONES in along else {}
    stubs = {task.pk: Task(pk=new_id(), title=task.title) for task in tasks}
    rows = [row_of(task, stubs, marks, shift, along) for task in tasks]
    ties = []
    if LINKS in along:
        found = TaskDependency.objects.within(project).order_by("created_at", "id")
        for before, after, kind, lag in found.values_list("before_id", "after_id", "kind", "lag"):
            if before in stubs and after in stubs:
                ties.append(Tie(stubs[before].pk, stubs[after].pk, kind, lag))
    return Bed(rows, list(marks.values()), ties)


def milestones_of(project, made, shift, at):
    """{id: the Milestone that stands for it in the copy}, reached by nothing yet."""
    own = {"workspace_id": made.workspace_id, "project": made, "created_at": at}
    return {
        one.pk: Milestone(name=one.name, due=shift(one.due), rank=one.rank, **own)
        for one in project.milestones.in_order()
    }


def row_of(task, stubs, marks, shift, along):
    row = {
        "pk": stubs[task.pk].pk,
        "parent": stubs.get(task.parent_id),
        "milestone": marks.get(task.milestone_id),
    }
    row |= {name: getattr(task, name) for name in SAME}
    row |= {name: shift(getattr(task, name)) for name in MOVED}
    if row["start"] and row["due"]:
        row["due"] = max(row["start"], row["due"])
    row["labels"] = tuple(task.labels.all())
    if PROGRESS in along:
        row |= {name: getattr(task, name) for name in DONE}
    if PEOPLE in along:
        row["assignees"] = tuple(member for member in task.assignees.all() if member.is_active)
    return {name: value for name, value in row.items() if value not in (None, "", ())}


def copy_assets(project, made, shift, how):
    """Needed again, by nobody yet."""
    own = {"workspace_id": made.workspace_id, "project": made, "created_at": how["at"]}
    found = [
        Asset(due=shift(one.due), **{name: getattr(one, name) for name in OF_ASSETS}, **own)
        for one in project.assets.order_by("created_at", "id")
    ]
    keep(found, how, "project", "due", *OF_ASSETS)

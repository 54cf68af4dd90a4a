"""Many tasks of one project at once: the rules of one by one, in a handful of statements."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.integrity import guard
from accounts.models import Activity
from accounts.models.activity import plain
from accounts.models.many import chunks
from collaboration.models.link import MOST, host_of
from execution.models import Task, TaskLink
from execution.models.label import check_labels
from execution.models.people import check_present
from execution.ranks import STEP

BATCH = 500
LISTS = {"assignees": "membership_id", "labels": "label_id"}  # and what their ties call it


@dataclass
class Draft:
    """A task that was checked and is not saved: its project and its number come to it then. lists: {name: rows}.
    line: of the log."""

    task: Task
    lists: dict
    line: Activity


def draft_tasks(workspace, rows, *, by, at, cause):
    """[Draft] of rows, each {field: value}: all that can be done without holding anything.

    A row may bring its own `pk` and name another row's task as `parent`. `started_on` and `finished_on` are taken
    as they are given: these tasks were not begun or ended here. Raises Refused, with `row` the index where it is
    one row's fault.
    """
    check_present({member for fields in rows for member in fields.get("assignees", ())}, "assignees")
    return [draft(workspace, fields, by, at, cause, row) for row, fields in enumerate(rows)]


def draft(workspace, fields, by, at, cause, row):
    own = {name: value for name, value in fields.items() if name not in LISTS}
    task = Task(workspace_id=workspace.pk, created_at=at, **own)
    try:
        task.check_fields(set(own))
        check_labels(fields.get("labels", ()))
        if task.start and task.due and task.due < task.start:
            raise Refused(_("It is due before it starts."), "due")
    except Refused as refused:
        refused.row = row
        raise
    changes = {n: [None, list(v) if isinstance(v, tuple) else v] for n, v in fields.items() if n != "pk"}
    line = Activity.draft(task, "created", by=by, at=at, cause=cause, changes=changes)
    return Draft(task, {name: tuple(fields.get(name, ())) for name in LISTS}, line)


def add_drafts(project, drafts, *, by, at, cause, told=None):
    """[Task] in their order, saved as tasks of the project, which is held meanwhile; numbers follow each other
    without a gap. One row of the log a task, all under one cause. told(n) is called after each batch."""
    if not drafts:
        return []
    tasks, named = [found.task for found in drafts], plain(project)
    with transaction.atomic():
        project.hold_still(for_new_task=True)
        first = project.take_numbers(len(drafts))
        for number, found in enumerate(drafts, first):
            found.task.project, found.task.number, found.task.rank = project, number, number * STEP
            found.line.changes = {"project": [None, named]} | found.line.changes
        check_parents(project, tasks)
        for some in chunks(drafts, BATCH):
            insert(some)
            if told:
                told(len(some))
        project.work_changed()
        begun = next((task for task in tasks if task.is_begun), None)
        if begun:
            begun.wake_project(at, by=by, cause=cause)
    return tasks


def check_parents(project, tasks):
    """Refused unless every parent is a live task of this project or one of the new ones, and none is below itself."""
    new = {task.pk: task for task in tasks}
    outside = {task.parent_id for task in tasks if task.parent_id} - set(new)
    there = set(project.tasks.filter(pk__in=outside).values_list("pk", flat=True)) if outside else set()
    if outside - there:
        raise Refused(_("The parent task belongs to another project."), "parent")
    safe = set()
    for task in tasks:
        path, step = set(), task
        while step is not None and step.pk not in safe:
            if step.pk in path:
                raise Refused(_("A task cannot stand below itself."), "parent")
            path.add(step.pk)
            step = new.get(step.parent_id)
        safe |= path


def insert(drafts):
    with guard(Task):
        Task.objects.bulk_create([found.task for found in drafts])
    for name, column in LISTS.items():
        through = getattr(Task, name).through
        through.objects.bulk_create(
            through(task_id=found.task.pk, **{column: item.pk})
            for found in drafts
            for item in found.lists[name]
        )
    Activity.objects.bulk_create([found.line for found in drafts])


def add_links(pairs, *, by, at, cause):
    """Links of tasks, behind those they have: [(task, [(label, url)])], a row of the log each.

    Raises Refused, with `row` the index of the pair, where a task would hold more than one page keeps.
    """
    pairs = [(row, task, found) for row, (task, found) in enumerate(pairs) if found]
    for some in chunks(pairs, BATCH):
        there = TaskLink.objects.filter(task__in=[task.pk for _row, task, _found in some]).order_by()
        there = {pk: rest for pk, *rest in there.values_list("task").annotate(Count("id"), Max("rank"))}
        links = [link for pair in some for link in draft_links(*pair, there, by=by, at=at, cause=cause)]
        save_links(links)


def draft_links(row, task, found, there, *, by, at, cause):
    """[(link, its line of the log)] not saved yet; `there`: {task: (how many it has, the last one's rank)}."""
    count, last = there.get(task.pk, (0, 0))
    if count + len(found) > MOST:
        words = _("%(n)s links are the most that one page keeps. Remove one first.")
        refused = Refused(words % {"n": MOST}, "links")
        refused.row = row
        raise refused
    made = []
    for rank, (label, url) in enumerate(found, last + 1):
        label = label or host_of(url)
        link = TaskLink(
            workspace_id=task.workspace_id, task=task, label=label, url=url, rank=rank, created_at=at
        )
        made.append((link, Activity.draft(link, "created", by=by, at=at, cause=cause, changes=said(link))))
    return made


def save_links(links):
    for some in chunks(links, BATCH):
        with guard(TaskLink):
            TaskLink.objects.bulk_create([link for link, _line in some])
        Activity.objects.bulk_create([line for _link, line in some])


def said(link):
    return {"task": [None, link.task], "label": [None, link.label], "url": [None, link.url]}

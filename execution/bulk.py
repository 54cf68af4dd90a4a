"""Many tasks of one project at once: the rules of one by one, in a handful of statements."""

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models import Activity
from accounts.models.many import chunks
from collaboration.models.link import MOST, host_of
from execution.models import Task, TaskLink
from execution.models.people import check_present
from execution.models.task import BEGUN

BATCH = 500
LISTS = ("assignees",)


def add_tasks(project, rows, *, by, at=None, cause=None, told=None):
    """[Task] of rows, each {field: value}, in their order; numbers follow each other without a gap.

    A row may bring its own `pk` and name another row's task as `parent`. `started_on` and `finished_on` are taken
    as they are given: these tasks were not begun or ended here. One row of the log a task, all under one cause.
    told(n) is called after each batch. Raises Refused, with `row` the index where it is one row's fault.
    """
    if not rows:
        return []
    at, cause = at or timezone.now(), cause or new_id()
    with transaction.atomic():
        project.hold_still(for_new_task=True)
        people = {member.pk: member for fields in rows for member in fields.get("assignees", ())}
        check_present(people.values(), "assignees")
        first = project.take_numbers(len(rows))
        tasks = [fresh(project, fields, first + n, at, n) for n, fields in enumerate(rows)]
        check_parents(project, tasks)
        for start in range(0, len(tasks), BATCH):
            insert(tasks[start : start + BATCH], rows[start : start + BATCH], by, at, cause)
            if told:
                told(len(tasks[start : start + BATCH]))
        begun = next((task for task in tasks if task.status in BEGUN), None)
        if begun:
            begun.wake_project(at, by=by, cause=cause)
    return tasks


def fresh(project, fields, number, at, row):
    own = {name: value for name, value in fields.items() if name not in LISTS}
    task = Task(workspace_id=project.workspace_id, project=project, number=number, created_at=at, **own)
    try:
        task.check_fields(set(own))
        if task.start and task.due and task.due < task.start:
            raise Refused(_("It is due before it starts."), "due")
    except Refused as refused:
        refused.row = row
        raise
    return task


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


def insert(tasks, rows, by, at, cause):
    with guard(Task):
        Task.objects.bulk_create(tasks)
    through = Task.assignees.through
    people = [
        through(task_id=task.pk, membership_id=member.pk)
        for task, fields in zip(tasks, rows, strict=True)
        for member in fields.get("assignees", ())
    ]
    through.objects.bulk_create(people)
    drafts = [
        Activity.draft(task, "created", by=by, at=at, cause=cause, changes=as_made(task, fields))
        for task, fields in zip(tasks, rows, strict=True)
    ]
    Activity.objects.bulk_create(drafts)


def as_made(task, fields):
    """What the log says of a new task, its project among it."""
    told = {"project": task.project} | {n: v for n, v in fields.items() if n != "pk"}
    return {name: [None, list(v) if isinstance(v, tuple) else v] for name, v in told.items()}


def add_links(pairs, *, by, at, cause):
    """Links of tasks, behind those they have: [(task, [(label, url)])], a row of the log each.

    Raises Refused, with `row` the index of the pair, where a task would hold more than one page keeps.
    """
    pairs = [(row, task, found) for row, (task, found) in enumerate(pairs) if found]
    for some in chunks(pairs, BATCH):
        links = list(fresh_links(some, at))
        with guard(TaskLink):
            TaskLink.objects.bulk_create(links)
        drafts = [
            Activity.draft(link, "created", by=by, at=at, cause=cause, changes=said(link)) for link in links
        ]
        Activity.objects.bulk_create(drafts)


def fresh_links(pairs, at):
    there = TaskLink.objects.filter(task__in=[task.pk for _row, task, _found in pairs]).order_by()
    there = {pk: (n, last) for pk, n, last in there.values_list("task").annotate(Count("id"), Max("rank"))}
    for row, task, found in pairs:
        count, last = there.get(task.pk, (0, 0))
        if count + len(found) > MOST:
            refused = Refused(
                _("%(n)s links are the most that one page keeps. Remove one first.") % {"n": MOST}, "links"
            )
            refused.row = row
            raise refused
        for rank, (label, url) in enumerate(found, last + 1):
            yield TaskLink(
                workspace_id=task.workspace_id,
                task=task,
                label=label or host_of(url),
                url=url,
                rank=rank,
                created_at=at,
            )


def said(link):
    return {"task": [None, link.task], "label": [None, link.label], "url": [None, link.url]}

"""What every page of a project shares: its head, its people, its sections."""

from typing import NamedTuple

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import wreverse
from execution import tree
from execution.models import Status, TaskFile
from execution.models.project import OPEN
from execution.models.status import CLOSED
from execution.models.update import may_declare

FACES = 5
STEP = {
    "active": gettext_lazy("Start"),
    "paused": gettext_lazy("Pause"),
    "finished": gettext_lazy("Finish"),
    "cancelled": gettext_lazy("Cancel project"),
    "planned": gettext_lazy("Back to planned"),
}
AGAIN = {
    "paused": gettext_lazy("Resume"),
    "finished": gettext_lazy("Reopen"),
    "cancelled": gettext_lazy("Reopen"),
}


def frame(request, project, section, tasks=None):
    """The context of a project's page. tasks: all of its, where the page has them at hand already."""
    told = asked_of(project) if tasks is None else told_of(tasks)
    found = steps(project, told)
    return {
        "project": project,
        "one_project": [project],
        "section": section,
        "sections": sections(request, project, told),
        "people": {"faces": told.people[:FACES], "more": max(0, len(told.people) - FACES)},
        "task_total": told.total,
        "steps": found[1:] if found and found[0][2] else found,
        "next_step": found[0] if found and found[0][2] else None,
        "open_project": project.state in OPEN,
        "may_declare": project.state in OPEN and may_declare(request.membership, project),
        "today": request.workspace.today(),
    }


class Told(NamedTuple):
    """Of all tasks of a project: total; counted: those without subtasks that are not cancelled; open: whether one is;
    people: who works on open ones, in the order of the tasks."""

    total: int
    counted: int
    open: bool
    people: list


def told_of(tasks):
    people = {person.pk: person for task in tasks if task.is_open for person in task.assignees.all()}
    counted = sum(task.status != "cancelled" for task in tree.leaves(tasks))
    return Told(len(tasks), counted, any(task.is_open for task in tasks), list(people.values()))


def asked_of(project):
    """The same in two questions or three, however many tasks there are."""
    tasks, is_open = project.tasks, ~Q(status__in=CLOSED)
    counts = tasks.aggregate(total=Count("pk"), open=Count("pk", filter=is_open))
    at_work = {"tasks_assigned__project": project, "tasks_assigned__deleted_at": None}
    still = [status for status in Status.values if status not in CLOSED]
    people = project.workspace.memberships.filter(**at_work, tasks_assigned__status__in=still)
    people = people.annotate(first=Min("tasks_assigned__number"))
    people = people.select_related("user").order_by("first", "pk")
    counted = project.tally.get("leaves")  # what the last write of a task counted
    if counted is None:
        counted = tasks.leaves().exclude(status=Status.CANCELLED).count()
    return Told(counts["total"], counted, counts["open"] > 0, list(people))


def sections(request, project, told):
    """The pages of a project: [{"name", "label", "url", "count"}]."""
    pages = [
        ("about", _("Overview"), "execution:project_show", None),
        ("gantt", _("Plan"), "execution:gantt", None),
        ("board", _("Board"), "execution:board", None),
        ("list", _("List"), "execution:project_tasks", told.counted),
        ("calendar", _("Calendar"), "execution:project_dates", None),
        ("updates", _("Updates"), "execution:update_list", project.updates.count()),
        ("files", _("Files"), "execution:file_list", TaskFile.of_project(project).count()),
        ("baselines", _("Baselines"), "execution:baseline_list", None),
    ]
    return [
        {"name": n, "label": label, "url": wreverse(request, view, project.key), "count": count}
        for n, label, view, count in pages
    ]


def steps(project, told):
    """[(state, the button's word, whether it is the next thing to do)] of what may happen, the next first."""
    over = told.total and not told.open
    found = []
    for state, _label in project.moves:
        word = AGAIN.get(project.state, STEP[state]) if state == "active" else STEP[state]
        found.append((state, word, state == "active" or (state == "finished" and over)))
    return sorted(found, key=lambda step: not step[2])

"""What every page of a project shares: its head, its people, its sections."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import wreverse
from execution import tree
from execution.models.project import OPEN
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
    if tasks is None:
        tasks = list(project.tasks.for_list().order_by("number"))
    found = steps(project, tasks)
    return {
        "project": project,
        "one_project": [project],
        "section": section,
        "sections": sections(request, project, tasks),
        "people": people(tasks),
        "task_total": len(tasks),
        "steps": found[1:] if found and found[0][2] else found,
        "next_step": found[0] if found and found[0][2] else None,
        "open_project": project.state in OPEN,
        "may_declare": project.state in OPEN and may_declare(request.membership, project),
        "today": request.workspace.today(),
    }


def sections(request, project, tasks):
    """The pages of a project: [{"name", "label", "url", "count"}]."""
    counted = sum(task.status != "cancelled" for task in tree.leaves(tasks))
    pages = [
        ("board", _("Board"), "execution:board", None),
        ("list", _("List"), "execution:project_show", counted),
        ("updates", _("Updates"), "execution:update_list", project.updates.count()),
    ]
    return [
        {"name": n, "label": label, "url": wreverse(request, view, project.key), "count": count}
        for n, label, view, count in pages
    ]


def people(tasks):
    """Who works on open tasks: {"faces": the first few, "more": how many besides}."""
    found = {person.pk: person for task in tasks if task.is_open for person in task.assignees.all()}
    faces = list(found.values())
    return {"faces": faces[:FACES], "more": max(0, len(faces) - FACES)}


def steps(project, tasks):
    """[(state, the button's word, whether it is the next thing to do)] of what may happen, the next first."""
    over = bool(tasks) and not any(task.is_open for task in tasks)
    found = []
    for state, _label in project.moves:
        word = AGAIN.get(project.state, STEP[state]) if state == "active" else STEP[state]
        found.append((state, word, state == "active" or (state == "finished" and over)))
    return sorted(found, key=lambda step: not step[2])

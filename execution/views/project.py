from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.keyset import page
from accounts.markdown import render as markdown
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from execution import tree
from execution.explain import explain
from execution.forms.project import ProjectForm
from execution.history import history
from execution.models import ProjectState
from execution.models.project import OPEN

SIZE, FACES = 100, 5
TABS = {
    "open": gettext_lazy("Open"),
    "mine": gettext_lazy("I lead"),
    "loose": gettext_lazy("Without an initiative"),
    "finished": gettext_lazy("Finished"),
}
EMPTY = {
    "open": gettext_lazy("A project holds the tasks that deliver an initiative, or work of its own."),
    "mine": gettext_lazy("Projects you lead stand here."),
    "loose": gettext_lazy("Every open project serves an initiative."),
    "finished": gettext_lazy("Finished and cancelled projects stand here."),
}
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
VIEWS = {
    "all": gettext_lazy("All tasks"),
    "open": gettext_lazy("Open"),
    "mine": gettext_lazy("Mine"),
}
NOTHING = {
    "open": gettext_lazy("Every task is done or cancelled."),
    "mine": gettext_lazy("No open task here is yours."),
}


def tab_filters(request):
    opened = Q(state__in=OPEN)
    linked = request.workspace.deliveries.values("project")
    return {
        "open": opened,
        "mine": opened & Q(lead=request.membership),
        "loose": opened & ~Q(pk__in=linked),
        "finished": ~opened,
    }


@access(Can.READ)
@require_safe
def index(request):
    filters = tab_filters(request)
    tab = request.GET.get("tab") if request.GET.get("tab") in filters else "open"
    projects = request.workspace.projects
    found = page(
        projects.for_list().filter(filters[tab]), ("name", "id"), request.GET.get("cursor", ""), SIZE
    )
    here = wreverse(request, "execution:project_list")
    tabs = [
        {"name": n, "label": TABS[n], "count": projects.filter(q).count(), "url": f"{here}?tab={n}"}
        for n, q in filters.items()
    ]
    context = {
        "projects": found.rows,
        "next_url": f"{here}?tab={tab}&cursor={found.next}" if found.next else "",
        "tabs": tabs,
        "tab": tab,
        "empty": EMPTY[tab],
    }
    return render(request, "execution/project/list.html", context)


@access(Can.READ)
@require_safe
def show(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    tasks = list(project.tasks.for_list().order_by("number"))
    rows = tree.rows(tasks)
    views = {"all": rows, "open": open_only(rows), "mine": mine_only(rows, request.membership)}
    view = request.GET.get("show") if request.GET.get("show") in views else "all"
    here, steps_ = project.get_absolute_url(), steps(project, tasks)
    context = {
        "project": project,
        "one_project": [project],
        "description": markdown(project.description),
        "rows": views[view],
        "views": [
            {"name": n, "label": VIEWS[n], "count": len(r), "url": here if n == "all" else f"{here}?show={n}"}
            for n, r in views.items()
        ],
        "view": view,
        "nothing": NOTHING.get(view, ""),
        "steps": steps_[1:] if steps_ and steps_[0][2] else steps_,
        "next_step": steps_[0] if steps_ and steps_[0][2] else None,
        "explain": explain(tree.leaves(tasks)),
        "open_project": project.state in OPEN,
        "today": request.workspace.today(),
        "history": history(project),
        "people": people(tasks),
        "task_total": len(tasks),
    }
    context |= allocated(project, context["today"])
    return render(request, "execution/project/show.html", context)


def allocated(project, today):
    """Who works on it from today on, and how many allocations are over."""
    rows = list(project.allocations.for_list().order_by("person__name", "start", "id"))
    ahead = [allocation for allocation in rows if allocation.end >= today]
    return {"allocations": ahead, "ended": len(rows) - len(ahead)}


def open_only(rows):
    """Rows with open work, and what they stand below."""
    return tree.with_parents(rows, [row for row in rows if row.task.is_open])


def mine_only(rows, member):
    """A person's own open rows, and what they stand below."""
    mine = [row for row in rows if row.task.is_open and member in row.task.assignees.all()]
    return tree.with_parents(rows, mine)


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


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    form = ProjectForm(request.POST or None, workspace=request.workspace)
    return new_page(request, form, "execution/project/new.html", words=begun)


def begun(project):
    return _("%(project)s is there. Add its first task.") % {"project": project.name}


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    form = ProjectForm(request.POST or None, instance=project, workspace=request.workspace)
    context = {"project": project, "back": project.get_absolute_url()}
    return edit_page(request, form, "execution/project/edit.html", context)


@access(Can.PLAN)
@require_POST
def move(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    row = project.move(request.POST.get("state", ""), by=request.membership)
    words = {"project": project.name, "state": ProjectState(project.state).label.lower()}
    toast(request, _("%(project)s is %(state)s.") % words, row and row.cause)
    return redirect(project)


@access(Can.PLAN)
@require_POST
def trash(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    cause = project.trash(by=request.membership)
    toast(request, _("%(project)s is in the trash.") % {"project": project.name}, cause)
    return redirect(wreverse(request, "execution:project_list"))

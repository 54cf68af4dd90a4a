from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.keyset import page
from accounts.markdown import render as markdown
from accounts.roles import Can
from execution import tree
from execution.forms.project import ProjectForm
from execution.history import history
from execution.models import ProjectState
from execution.models.project import OPEN
from execution.progress import Leaf, progress
from execution.views.saving import save_edit, tell

SIZE, EXPLAINED = 100, 50
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
    context = {
        "project": project,
        "description": markdown(project.description),
        "rows": tree.rows(tasks),
        "steps": steps(project),
        "explain": explain(tree.leaves(tasks)),
        "open_project": project.state in OPEN,
        "today": request.workspace.today(),
        "history": history(project),
        "task_total": len(tasks),
    }
    return render(request, "execution/project/show.html", context)


def steps(project):
    """[(state, the button's word)] of what may happen next."""
    return [
        (state, AGAIN.get(project.state, STEP[state]) if state == "active" else STEP[state])
        for state, _label in project.moves
    ]


def explain(leaves):
    """Which task weighs what, and the sum."""
    result = progress([Leaf(t, t.status, t.estimate, t.remaining) for t in leaves])
    rows = [
        {"task": t, "weight": float(weight), "done": float(done), "guessed": t.estimate is None}
        for t, weight, done in result.rows
    ]
    return {
        "share": result.share,
        "weight": float(result.weight),
        "done": float(result.done_weight),
        "rows": rows[:EXPLAINED],
        "more": len(rows) - EXPLAINED if len(rows) > EXPLAINED else 0,
        "tasks": len(rows),
        "tasks_done": sum(row["task"].status == "done" for row in rows),
    }


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    form = ProjectForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        project = form.create(request.membership)
        if project:
            tell(request, _("%(project)s is there. Add its first task.") % {"project": project.name})
            return redirect(project)
    status = 422 if form.errors else 200
    return render(request, "execution/project/new.html", {"form": form}, status=status)


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    form = ProjectForm(request.POST or None, instance=project, workspace=request.workspace)
    context = {"project": project, "back": project.get_absolute_url()}
    return save_edit(request, form, "execution/project/edit.html", context)


@access(Can.PLAN)
@require_POST
def move(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    row = project.move(request.POST.get("state", ""), by=request.membership)
    words = {"project": project.name, "state": ProjectState(project.state).label.lower()}
    tell(request, _("%(project)s is %(state)s.") % words, row and row.cause)
    return redirect(project)


@access(Can.PLAN)
@require_POST
def trash(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    cause = project.trash(by=request.membership)
    tell(request, _("%(project)s is in the trash.") % {"project": project.name}, cause)
    return redirect(wreverse(request, "execution:project_list"))

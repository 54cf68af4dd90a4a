from dataclasses import replace

from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.keyset import page
from accounts.markdown import render as markdown
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.archive import views_of
from execution import tree
from execution.explain import explain
from execution.forms.project import CopyForm, NewProjectForm, ProjectForm
from execution.history import history
from execution.milestones import standings
from execution.models import ProjectState, Task
from execution.models.project import OPEN
from execution.patterns import copying
from execution.views.arranged import Arranged
from execution.views.head import frame
from execution.views.template import foreseen

SIZE = 100
SHOWN = 60  # tasks on the page of their project; the list has all
TABS = {
    "open": gettext_lazy("Open"),
    "mine": gettext_lazy("I lead"),
    "differ": gettext_lazy("Says one, shows another"),
    "loose": gettext_lazy("Without an initiative"),
    "finished": gettext_lazy("Finished"),
    "archived": gettext_lazy("Archived"),
}
EMPTY = {
    "open": gettext_lazy("A project holds the tasks that deliver an initiative, or work of its own."),
    "mine": gettext_lazy("Projects you lead stand here."),
    "differ": gettext_lazy("No lead says another health than the one computed."),
    "loose": gettext_lazy("Every open project serves an initiative."),
    "finished": gettext_lazy("Finished and cancelled projects stand here."),
    "archived": gettext_lazy("What is over and was put away stands here."),
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
        "differ": opened,  # what is computed is the roadmap's to know, so its tag sorts them out
        "loose": opened & ~Q(pk__in=linked),
        "finished": ~opened & Q(archived_at=None),
        "archived": Q(archived_at__isnull=False),
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
    arranged = Arranged(request.GET, wreverse(request, "execution:project_list"), tab)
    tabs = [
        {"name": n, "label": TABS[n], "count": projects.filter(q).count(), "url": arranged.url(tab=n)}
        for n, q in filters.items()
    ]
    context = {
        "projects": found.rows,
        "next_url": arranged.url(cursor=found.next) if found.next else "",
        "arranged": arranged,
        "tabs": tabs,
        "tab": tab,
        "empty": EMPTY[tab],
        "today": request.workspace.today(),
    }
    return render(request, "execution/project/list.html", context)


@access(Can.READ)
@require_safe
def show(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    tasks = list(project.tasks.for_tree().order_by("rank", "number"))
    every = tree.rows(tasks)
    rows = [row for row in every if not row.task.is_archived]  # out of sight, while its work counts as before
    views = {"all": rows, "open": open_only(rows), "mine": mine_only(rows, project, request.membership)}
    view = request.GET.get("show") if request.GET.get("show") in views else "all"
    here, milestones = project.get_absolute_url(), project.milestones.in_order()
    context = frame(request, project, "about") | {
        "description": markdown(project.description),
        "rows": whole(views[view][:SHOWN]),
        "beyond": max(0, len(views[view]) - SHOWN),
        "views": [
            {"name": n, "label": VIEWS[n], "count": len(r), "url": here if n == "all" else f"{here}?show={n}"}
            for n, r in views.items()
        ],
        "view": view,
        "nothing": NOTHING.get(view, ""),
        "standings": standings(milestones, every, request.workspace.today()),
        "explain": explain(every),
        "history": history(project),
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


def mine_only(rows, project, member):
    """A person's own open rows, and what they stand below."""
    mine = set(project.tasks.filter(assignees=member).values_list("pk", flat=True))
    return tree.with_parents(rows, [row for row in rows if row.task.is_open and row.task.pk in mine])


def whole(rows):
    """The rows with their tasks read whole, in two queries; what was deleted meanwhile is left out."""
    found = Task.objects.for_list().in_bulk([row.task.pk for row in rows])
    return [replace(row, task=found[row.task.pk]) for row in rows if row.task.pk in found]


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """A project with nothing in it yet, or from a template."""
    fill_url = wreverse(request, "execution:template_fill")
    form = NewProjectForm(
        request.POST or None,
        workspace=request.workspace,
        fill_url=fill_url,
        initial={name: request.GET[name] for name in ("template", "start") if name in request.GET},
    )
    return new_page(request, form, "execution/project/new.html", foreseen(request, form), words=begun)


def begun(project):
    if n := project.tasks.count():
        words = ngettext(
            "%(project)s is there, with %(n)s task.", "%(project)s is there, with %(n)s tasks.", n
        )
        return words % {"project": project.name, "n": n}
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


def project_or_404(request, key):
    return find_or_404(request.workspace.projects.for_list(), key)


archive, unarchive = views_of(project_or_404, Can.PLAN)


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request, key):
    """A new project that does the same from another day on."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    form = CopyForm(request.POST or None, workspace=request.workspace, project=project)
    if request.method == "POST" and form.is_valid():
        made = form.attempt(lambda: copying.copy(project, by=request.membership, **form.asked_for()))
        if made:
            words = _("%(project)s is there, as a copy of %(other)s.")
            cause = request.workspace.activities.of(made).earliest("at", "id").cause
            toast(request, words % {"project": made.name, "other": project.name}, cause)
            return redirect(made)
    context = {"form": form, "project": project}
    return render(request, "execution/project/copy.html", context, status=422 if form.errors else 200)


@access(Can.PLAN)
@require_POST
def trash(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    cause = project.trash(by=request.membership)
    toast(request, _("%(project)s is in the trash.") % {"project": project.name}, cause)
    return redirect(wreverse(request, "execution:project_list"))

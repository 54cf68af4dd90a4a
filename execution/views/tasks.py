"""The tasks of a project, and of all projects, as a table that is edited where it stands."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, require, wreverse
from accounts.ownfields import is_own
from accounts.roles import Can
from accounts.views.acts import left_behind
from accounts.views.answers import back_or, saving, toast
from execution.forms.task import TaskForm
from execution.models import Task
from execution.views import task_columns, task_lines
from execution.views.head import frame
from execution.views.task import find_task
from execution.views.task_bar import bar_of
from execution.views.task_filters import Filters
from execution.views.task_rows import fresh

SIZE = 60  # rows of a window; the next comes as one scrolls
LEFT = "tasks_left_as_they_are"
CELLS = frozenset(Task.WRITABLE) - {"description", "external_key", "parent"}


@access(Can.READ)
@require_safe
def project(request, key):
    one = find_or_404(request.workspace.projects.for_list(), key)
    return render(request, "execution/tasks/project.html", frame(request, one, "list") | table(request, one))


@access(Can.READ)
@require_safe
def index(request):
    return render(request, "execution/tasks/list.html", table(request))


def table(request, one=None):
    """The context of a list, of one project or of all: a window of it, read whole, under its headings."""
    filters = Filters(request, one)
    window = task_lines.window(filters, request.GET.get("cursor", ""), SIZE)
    kind = task_columns.ONE if one else task_columns.ALL
    return {
        "parts": parts_of(request, filters, window),
        "filters": filters,
        "of": one.key if one else "",
        "count": window.count,
        "columns": task_columns.of(request, filters.own, kind, filters.group),
        "fields": {its.field_name: its for its in filters.own},
        "bar": bar_of(request.workspace, filters.own, one) if request.membership.can(Can.PLAN) else [],
        "next_url": f"{filters.url()}&cursor={window.next}" if window.next else "",
        "left": left_behind(request, LEFT),
        "today": request.workspace.today(),
    }


def parts_of(request, filters, window):
    """[(Group or None, [(task, line)])]."""
    pks = {line["pk"] for _one, line in window.entries}
    rows = request.workspace.tasks.for_table().in_bulk(list(pks))
    parts = {id(one): one for one, _line in window.entries}
    heads = task_lines.headings(filters, list(parts.values()))
    found = {key: (heads.get(one.key), []) for key, one in parts.items()}
    for one, line in window.entries:
        if line["pk"] in rows:  # deleted between the two queries
            found[id(one)][1].append((rows[line["pk"]], line))
    return list(found.values())


@access(Can.READ)
@require_POST
def columns(request):
    """Which columns, and in which order; each member's own."""
    own = list(request.workspace.customfields.of("task"))
    task_columns.of(request, own, task_columns.asked(request)).choose(request.POST)
    return redirect(back_or(request, wreverse(request, "execution:task_list")))


# -- one cell -------------------------------------------------------------------------------------------------


@access(Can.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def cell(request, key, name):
    """One field of one row: its editor, and after saving the rows that say something else by it. Without script, a page."""
    if name not in CELLS and not is_own(name):
        raise Http404(_("There is nothing at this address."))
    require(request.membership, Task.right_to({name}))
    task = find_task(request, key)
    form = TaskForm(request.POST or None, instance=task, workspace=request.workspace, only=name)
    if not form.visible_fields():
        raise Http404(_("There is nothing at this address."))
    context = {"task": task, "name": name, "form": form, "url": request.get_full_path()}
    saved, status = saving(request, form, context)
    if saved is not None:
        return saved_cell(request, task, saved)
    template = "execution/task/_field.html" if request.htmx else "execution/task/field.html"
    return render(request, template, context, status=status)


def saved_cell(request, task, saved):
    if saved:
        toast(request, _("Saved."), saved.cause)
    return answer(request, [task], task)


def answer(request, tasks, to):
    """The rows as they now stand, with all that they stand below; without script, the page that shows them."""
    if not request.htmx:
        return redirect(back_or(request, wreverse(request, "execution:project_tasks", to.project.key)))
    own = list(request.workspace.customfields.of("task"))
    context = {
        "rows": fresh(tasks),
        "left": None,
        "columns": task_columns.of(request, own, task_columns.asked(request)),
        "fields": {its.field_name: its for its in own},
        "today": request.workspace.today(),
    }
    return render(request, "execution/tasks/_fresh.html", context)

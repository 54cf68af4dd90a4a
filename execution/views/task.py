from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Refused
from accounts.markdown import render as markdown
from accounts.roles import Can
from execution.forms.task import QuickForm, TaskForm, WorkForm
from execution.history import history
from execution.models import Status
from execution.models.project import OPEN
from execution.views.saving import back_to, save_edit, tell

STEP = {
    Status.TODO: (Status.DOING, gettext_lazy("Start")),
    Status.DOING: (Status.IN_REVIEW, gettext_lazy("Send to review")),
    Status.IN_REVIEW: (Status.DONE, gettext_lazy("Accept")),
    Status.DONE: (Status.DOING, gettext_lazy("Reopen")),
    Status.CANCELLED: (Status.TODO, gettext_lazy("Reopen")),
}


def find_task(request, key):
    return find_or_404(request.workspace.tasks.for_list(), key)


@access(Can.READ)
@require_safe
def show(request, key):
    task = find_task(request, key)
    children = list(task.children.for_list().order_by("number"))
    counted = [child for child in children if child.status != Status.CANCELLED]
    context = {
        "task": task,
        "parents": parents(task),
        "description": markdown(task.description),
        "step": STEP[task.status],
        "children": children,
        "counted": len(counted),
        "counted_done": sum(child.status == Status.DONE for child in counted),
        "history": history(task),
        "today": request.workspace.today(),
        "open_project": task.project.state in OPEN,
        "work_form": WorkForm(instance=task, workspace=request.workspace),
    }
    return render(request, "execution/task/show.html", context)


def parents(task):
    """From the top down; a few queries at most, since few trees are deep."""
    found, seen, above = [], {task.pk}, task.parent_id
    while above and above not in seen and len(found) < 10:
        seen.add(above)
        parent = task.project.tasks.select_related("project", "workspace").filter(pk=above).first()
        if parent is None:
            break
        found.insert(0, parent)
        above = parent.parent_id
    return found


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Quick add: a title is enough; the rest is told on the task's own page."""
    form = QuickForm(request.POST or None, workspace=request.workspace, initial=asked(request))
    if request.method == "POST" and form.is_valid():
        task = form.create(request.membership)
        if task:
            tell(request, _("%(key)s is added.") % {"key": task.key})
            return back_to(request, task)
    status = 422 if form.errors else 200
    return render(request, "execution/task/new.html", {"form": form}, status=status)


def asked(request):
    return {name: request.GET[name] for name in ("project", "parent", "due") if name in request.GET}


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, key):
    task = find_task(request, key)
    form = TaskForm(request.POST or None, instance=task, workspace=request.workspace)
    context = {"task": task, "back": task.get_absolute_url()}
    return save_edit(request, form, "execution/task/edit.html", context)


@access(Can.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def work(request, key):
    """How much is left, from whoever does it."""
    task = find_task(request, key)
    form = WorkForm(request.POST or None, instance=task, workspace=request.workspace)
    context = {"task": task, "back": task.get_absolute_url()}
    return save_edit(request, form, "execution/task/work.html", context)


@access(Can.WORK)
@require_POST
def move(request, key):
    task, status = find_task(request, key), request.POST.get("status", "")
    if status not in Status.values:
        raise Refused(_("There is no such status."), "status")
    row = task.move(status, by=request.membership, version=seen(request))
    if row:
        words = {"key": task.key, "status": Status(status).label.lower()}
        tell(request, _("%(key)s is %(status)s.") % words, row.cause)
    return back_to(request, task)


def seen(request):
    version = request.POST.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None


@access(Can.PLAN)
@require_POST
def trash(request, key):
    task = find_task(request, key)
    cause = task.trash(by=request.membership)
    tell(request, _("%(task)s is in the trash.") % {"task": task.title}, cause)
    return redirect(task.parent or task.project)

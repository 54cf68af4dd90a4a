from types import SimpleNamespace

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, require, wreverse
from accounts.errors import Conflict, Refused
from accounts.lookup import as_uuid, find
from accounts.markdown import render as markdown
from accounts.ownfields import is_own, key_of
from accounts.roles import Can
from accounts.shown import Shown
from accounts.views.answers import back_or, edit_page, toast
from execution import tree
from execution.blocks import is_over
from execution.explain import of_subtree
from execution.explain import told as weights
from execution.forms.task import QuickForm, TaskForm
from execution.history import history, in_words
from execution.milestones import towards
from execution.models import PastKey, Status, Task
from execution.models.project import OPEN
from execution.scheduling.explained import standing_of

STEP = {
    Status.TODO: (Status.DOING, gettext_lazy("Start")),
    Status.DOING: (Status.IN_REVIEW, gettext_lazy("Send to review")),
    Status.IN_REVIEW: (Status.DONE, gettext_lazy("Accept")),
    Status.DONE: (Status.DOING, gettext_lazy("Reopen")),
    Status.CANCELLED: (Status.TODO, gettext_lazy("Reopen")),
}


def find_task(request, key):
    """By its key, or by one under which it was known in a project that it left."""
    tasks = request.workspace.tasks.for_list()
    found = find(tasks, key) or find(tasks, PastKey.leads(request.workspace, key))
    if found is None:
        raise Http404(_("There is nothing at this address."))
    return found


@access(Can.READ)
@require_safe
def show(request, key):
    task = find_task(request, key)
    if key.upper() != task.key and as_uuid(key) is None:
        return redirect(task)
    rows = {
        row.task.pk: row for row in tree.rows(list(task.project.tasks.for_tree().order_by("rank", "number")))
    }
    above = parents(task, rows)
    children = list(task.children.for_list().with_waits().order_by("rank", "number"))
    told, follows = history(task), list(task.follows.standing())
    milestones = {milestone.pk: milestone for milestone in task.project.milestones.in_order()}
    aim = milestones.get(towards(rows.values(), milestones)[task.pk])
    context = {
        "task": task,
        "aim": aim,
        "row": rows[task.pk],
        "parents": above,
        "beside": beside(task, list(rows.values())),
        "description": markdown(task.description),
        "step": STEP[task.status],
        "children": children,
        "own_fields": list(request.workspace.customfields.of(Task.own_fields)),
        "steps": list(task.checklist.all()),
        "history": told,
        "said_by": next((one["row"].actor for one in told if one["row"].verb == "blocked"), None),
        "follows": follows,
        "mine": any(row.member_id == request.membership.pk for row in follows),
        "today": request.workspace.today(),
        "open_project": task.project.state in OPEN,
        "standing": standing_of(task, above),
        "explain": weights(of_subtree(rows.values(), task)) if children else None,
    }
    return render(request, "execution/task/show.html", context)


def beside(task, rows):
    """{"before", "after"}: the tasks next to it in the order of the project."""
    at = next(n for n, row in enumerate(rows) if row.task == task)
    return {
        "before": rows[at - 1].task if at else None,
        "after": rows[at + 1].task if at + 1 < len(rows) else None,
    }


def parents(task, rows):
    """What it stands below, from the top down."""
    found, row = [], rows.get(task.parent_id)
    while row and row.task not in found:
        found.append(row.task)
        row = rows.get(row.task.parent_id)
    return found[::-1]


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Quick add: a title is enough; the rest is told on the task's own page."""
    form = QuickForm(request.POST or None, workspace=request.workspace, initial=asked(request))
    if request.method == "POST" and form.is_valid():
        task = form.save_new(request.membership)
        if task:
            toast(request, _("%(key)s is added.") % {"key": task.key})
            return redirect(back_or(request, task))
    status = 422 if form.errors else 200
    return render(request, "execution/task/new.html", {"form": form}, status=status)


def asked(request):
    return {
        name: request.GET[name]
        for name in ("project", "parent", "due", "status", "column", "next", "title")
        if name in request.GET
    }


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, key):
    """All fields on one page: the form that works without script."""
    task = find_task(request, key)
    form = TaskForm(request.POST or None, instance=task, workspace=request.workspace)
    context = {"task": task, "back": task.get_absolute_url()}
    to = back_or(request, task)  # the plan that it was opened from
    return edit_page(request, form, "execution/task/edit.html", context, to=to)


def defined(request, name):
    """Whether it is one of the fields that the company added to tasks."""
    return (
        is_own(name) and request.workspace.customfields.of(Task.own_fields).filter(key=key_of(name)).exists()
    )


@access(Can.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def field(request, key, name):
    """One field, edited where it is read."""
    if name not in Task.WRITABLE and not defined(request, name):
        raise Http404(_("There is nothing at this address."))
    require(request.membership, Task.right_to({name}))
    task = find_task(request, key)
    form = TaskForm(request.POST or None, instance=task, workspace=request.workspace, only=name)
    template = "execution/task/_field.html" if request.htmx else "execution/task/field.html"
    return edit_page(request, form, template, {"task": task, "name": name})


@access(Can.WORK)
@require_POST
def move(request, key):
    task, status = find_task(request, key), request.POST.get("status", "")
    if status not in Status.values:
        raise Refused(_("There is no such status."), "status")
    try:
        over = is_over(task, status, request.POST.get("block", ""))
        row = task.move(status, by=request.membership, version=seen(request), over=over)
    except Conflict as conflict:
        again = SimpleNamespace(data=request.POST)
        context = {
            "task": task,
            "conflict": in_words(conflict),
            "action": wreverse(request, "execution:task_move", task.key),
            "form": again,
            "back": back_or(request, task.get_absolute_url()),
        }
        return render(request, "execution/task/moved.html", context, status=409)
    if row:
        words = {"key": task.key, "status": Status(status).label.lower()}
        toast(request, _("%(key)s is %(status)s.") % words, row.cause)
    return redirect(back_or(request, task))


def seen(request):
    """The version that the writer saw: a button's address says it where many share a form."""
    version = request.POST.get("version") or request.GET.get("version", "")
    return Shown.said(version)


@access(Can.PLAN)
@require_POST
def trash(request, key):
    task = find_task(request, key)
    cause = task.trash(by=request.membership)
    toast(request, _("%(task)s is in the trash.") % {"task": task.title}, cause)
    return redirect(task.parent or task.project)

"""A task is put to another place: among its siblings, below another, into a column."""

from types import SimpleNamespace

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import access, find_or_404, require, wreverse
from accounts.errors import Conflict, Refused
from accounts.lookup import find
from accounts.roles import Can
from accounts.shown import Shown
from accounts.views.answers import back_or, toast
from accounts.words import in_a_line
from execution.blocks import is_over
from execution.history import in_words
from execution.models import Status, Task
from execution.models.blockable import FREE
from execution.models.placed import PLACE
from execution.scheduling.along import MovesOthers, agreed_in, along
from execution.views import board_rows
from execution.views.task import find_task, seen
from execution.views.tasks import answer

STEPS = ("up", "down", "in", "out")


@access(Can.WORK)
@require_POST
def place(request, key):
    """`before` or `after` another task, below `parent` ("" for none), in `column` or `status`, from one row of the board
    to another; or `to` one step: up, down, in, out. Who only works on tasks puts them in order; what belongs to what, and
    what else a row stands for, is the plan's."""
    task = find_task(request, key)
    how = stepped(task, request.POST["to"]) if request.POST.get("to") else asked(request, task)
    if names := set(how["changes"]) - PLACE:
        require(request.membership, Task.right_to(names))
    was, to, version = task.parent, how["changes"], seen(request)
    there = board_rows.is_there(request.POST, task, by=request.membership, version=version)
    version = Shown.unless(there, version)
    status = to["column"].status if to.get("column") else to.get("status")
    if is_over(task, status, request.POST.get("block", "")):
        to |= FREE

    def act(cause=None):
        return task.place(by=request.membership, version=version, cause=cause, **how)

    try:
        row = followed(request, task, act) if "parent" in how["changes"] else act()
    except Conflict as conflict:
        return clash(request, task, conflict)
    if row:
        toast(request, said(task, row), row.cause)
    if request.htmx:
        return answer(request, [one for one in (task, was) if one], task)
    return redirect(back_or(request, task))


def followed(request, task, act):
    """What act(cause) answers; raises MovesOthers where days of others hang on it and nobody agreed to that yet."""
    try:
        return along([task.project], act, by=request.membership, agreed=agreed_in(request.POST))[0]
    except MovesOthers as asked:
        asked.subject = task
        raise


def said(task, row):
    if "status" in row.changes:
        return _("%(key)s is %(status)s.") % {"key": task.key, "status": Status(task.status).label.lower()}
    return _("%(key)s is moved.") % {"key": task.key}


def clash(request, task, conflict):
    context = {
        "task": task,
        "conflict": in_words(conflict),
        "action": wreverse(request, "execution:task_place", task.key),
        "form": SimpleNamespace(data=request.POST),
        "back": back_or(request, task.get_absolute_url()),
    }
    return render(request, "execution/task/moved.html", context, status=409)


def asked(request, task):
    """What `Task.place` takes, as the form says it."""
    post, siblings, changes = request.POST, task.project.tasks.select_related("project"), {}
    if "parent" in post:
        changes["parent"] = one_of(siblings, post["parent"], "parent")
    if post.get("column"):
        changes["column"] = one_of(task.project.columns.all(), post["column"], "column")
    elif post.get("status"):
        if post["status"] not in Status.values:
            raise Refused(_("There is no such status."), "status")
        changes |= {"status": post["status"], "column": None}
    changes |= board_rows.changes_of(post, task)
    found = {name: one_of(siblings, post.get(name, ""), name) for name in ("before", "after")}
    return found | {"changes": changes}


def one_of(rows, ref, name):
    """The row that a form names, None where it names none. Refused for what is not there."""
    if not ref:
        return None
    row = find(rows, ref)
    if row is None:
        raise Refused(_("That is not here any more. Load the page again."), name)
    return row


def stepped(task, to):
    """The same, for one step from where it stands among the tasks of its project."""
    if to not in STEPS:
        raise Refused(_("There is no such step."), "to")
    row = siblings(task, task.parent_id)
    at = next(n for n, one in enumerate(row) if one.pk == task.pk)
    if to in ("up", "down"):
        other = row[at + 1 :] if to == "down" else row[:at][::-1]
        if not other:
            words = _("It is the last one here.") if to == "down" else _("It is the first one here.")
            raise Refused(words, "to")
        return {"after" if to == "down" else "before": other[0], "changes": {}}
    if to == "out":
        if not task.parent:
            raise Refused(_("It stands below nothing."), "to")
        return {"after": task.parent, "changes": {"parent": task.parent.parent}}
    if not at:
        raise Refused(_("Nothing stands above it here that it could be part of."), "to")
    parent = row[at - 1]
    return {"after": (siblings(task, parent.pk) or [None])[-1], "changes": {"parent": parent}}


def siblings(task, parent):
    rows = Task.objects.filter(project=task.project_id, parent=parent)
    return list(rows.select_related("project").order_by("rank", "number"))


@access(Can.PLAN)
@require_POST
def add(request, key):
    """A task right behind another one, beside it or, at the end, below nothing."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    title = in_a_line(request.POST.get("title", ""))
    if not title:
        raise Refused(_("Give it a title."), "title")
    tasks = project.tasks.select_related("project")
    after = one_of(tasks, request.POST.get("after", ""), "after")
    parent = one_of(tasks, request.POST.get("parent", ""), "parent")
    task = Task.create_behind(after, by=request.membership, project=project, title=title, parent=parent)
    toast(request, _("%(key)s is added.") % {"key": task.key})
    return answer(request, [task], task)

"""What blocks a task: said, ended, and asked about when the task moves on."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, toast
from execution.forms.block import BlockForm
from execution.models import Status
from execution.models.status import CLOSED
from execution.views.task import find_task

NAMED = 12  # of many that are asked about at once; the rest is counted
SENT = ("csrfmiddlewaretoken", "block")


@access(Can.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def block(request, key):
    """Say what blocks it, or say it better."""
    task = find_task(request, key)
    form = BlockForm(request.POST or None, instance=task, workspace=request.workspace)
    return edit_page(request, form, "execution/task/block.html", {"task": task}, back_or(request, task))


@access(Can.WORK)
@require_POST
def unblock(request, key):
    task = find_task(request, key)
    row = task.unblock(by=request.membership)
    toast(request, _("%(key)s is not blocked any more.") % {"key": task.key}, row.cause)
    return redirect(back_or(request, task))


def asking(request, asked):
    """The page that asks once whether the block is over; its answer sends the same again."""
    tasks, closes = asked.tasks, asked.status in CLOSED
    context = {
        "task": tasks[0] if len(tasks) == 1 else None,
        "tasks": tasks[:NAMED],
        "more": max(0, len(tasks) - NAMED),
        "closes": closes,
        "to": Status(asked.status).label,
        "back": asked.back or back_or(request, tasks[0].get_absolute_url()),
        "again": [(name, text) for name in request.POST if name not in SENT for text in request.POST.getlist(name)],
    }  # fmt: skip
    return render(request, "execution/task/still_blocked.html", context)

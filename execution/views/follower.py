"""Following a task: anybody here, by one click, and who does."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from execution.views.task import find_task


@access(Can.READ)
@require_POST
def follow(request, key):
    """`want=yes` follows, `want=no` leaves; asked twice, nothing changes."""
    task, me = find_task(request, key), request.membership
    if request.POST.get("want") == "no":
        task.unfollow(by=me)
        toast(request, _("You no longer follow %(key)s.") % {"key": task.key})
    else:
        task.follow(by=me)
        toast(request, _("You follow %(key)s.") % {"key": task.key})
    return redirect(back_or(request, task))


@access(Can.READ)
@require_safe
def followers(request, key):
    task = find_task(request, key)
    context = {"task": task, "follows": list(task.follows.standing())}
    return render(request, "execution/task/followers.html", context)

"""Following a task: anybody here, by one click, and who does."""

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access
from accounts.roles import Can
from collaboration.views.follow import switched
from execution.views.task import find_task


@access(Can.READ)
@require_POST
def follow(request, key):
    return switched(request, find_task(request, key))


@access(Can.READ)
@require_safe
def followers(request, key):
    task = find_task(request, key)
    context = {"task": task, "follows": list(task.follows.standing())}
    return render(request, "execution/task/followers.html", context)

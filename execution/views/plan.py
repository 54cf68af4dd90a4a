"""A task's place in the schedule: what it waits for, what is asked of it."""

from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from execution.forms.plan import NewTaskDependencyForm, PlanForm, TaskDependencyForm
from execution.models import TaskDependency
from execution.views.task import find_task

FORM = require_http_methods(["GET", "HEAD", "POST"])
OFFERED = 8


@access(Can.PLAN)
@FORM
def edit(request, key):
    task = find_task(request, key)
    form = PlanForm(request.POST or None, instance=task, workspace=request.workspace)
    context = {"task": task, "back": task.get_absolute_url()}
    return edit_page(request, form, "execution/plan/edit.html", context)


@access(Can.READ)
@require_safe
def options(request, key):
    """What a line that names a task of the same project offers while one types."""
    task, text = find_task(request, key), " ".join(request.GET.get("q", "")[:240].split())
    found = task.project.tasks.select_related("project").exclude(pk=task.pk).order_by("number")
    if text:
        number = text.rpartition("-")[2]
        by_number = (
            Q(number=int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else Q(pk=None)
        )
        found = found.filter(by_number | Q(title__icontains=text))
    return render(request, "execution/plan/options.html", {"options": found[:OFFERED]})


@access(Can.PLAN)
@FORM
def dependency_new(request, key):
    task = find_task(request, key)
    form = NewTaskDependencyForm(request.POST or None, workspace=request.workspace, task=task)
    context = {"task": task}
    return new_page(
        request, form, "execution/plan/dependency.html", context, words=added, to=lambda _made: place(task)
    )


def added(dependency):
    return _("%(after)s waits for %(before)s.") % {
        "after": dependency.after.key,
        "before": dependency.before.key,
    }


def place(task):
    return f"{task.get_absolute_url()}#dependencies"


def find_dependency(request, task, pk):
    return find_or_404(TaskDependency.objects.within(task.project).of([task]).for_list(), pk)


@access(Can.PLAN)
@FORM
def dependency_edit(request, key, pk):
    task = find_task(request, key)
    dependency = find_dependency(request, task, pk)
    form = TaskDependencyForm(request.POST or None, instance=dependency, workspace=request.workspace)
    context = {"task": task, "dependency": dependency, "back": place(task)}
    return edit_page(request, form, "execution/plan/dependency.html", context, to=place(task))


@access(Can.PLAN)
@require_POST
def dependency_delete(request, key, pk):
    task = find_task(request, key)
    dependency = find_dependency(request, task, pk)
    cause = dependency.trash(by=request.membership)
    said = {"after": dependency.after.key, "before": dependency.before.key}
    toast(request, _("%(after)s no longer waits for %(before)s.") % said, cause)
    return redirect(place(task))

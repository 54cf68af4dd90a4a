"""A task as a whole: copied, moved to another project, archived."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.roles import Can
from accounts.views.answers import toast
from execution.forms.checklist import DuplicateForm, TransferForm
from execution.views.task import find_task

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.PLAN)
@FORM
def duplicate(request, key):
    task = find_task(request, key)
    form = DuplicateForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        made = form.attempt(lambda: task.duplicate(by=request.membership, **form.cleaned_data))
        if made:
            copy, cause = made
            toast(request, _("%(key)s is a copy of %(of)s.") % {"key": copy.key, "of": task.key}, cause)
            return redirect(copy)
    context = {"task": task, "form": form, "below": task.children.count(), "steps": task.checklist.count()}
    context |= {"links": task.links.count()}
    return render(request, "execution/task/duplicate.html", context, status=422 if form.errors else 200)


@access(Can.PLAN)
@FORM
def transfer(request, key):
    """Into another project. What cannot come along is said before."""
    task = find_task(request, key)
    form = TransferForm(request.POST or None, workspace=request.workspace, task=task)
    if request.method == "POST" and form.is_valid():
        was, project = task.key, form.cleaned_data["project"]
        cause = form.attempt(lambda: task.move_to(project, by=request.membership))
        if cause:
            task = request.workspace.tasks.for_list().get(pk=task.pk)
            words = {"was": was, "key": task.key, "project": project.name}
            toast(request, _("%(was)s is now %(key)s of %(project)s.") % words, cause)
            return redirect(task)
    context = {"task": task, "form": form, "stays": task.leaves_behind(None)}
    context |= {"below": len(task.with_all_below()) - 1}
    return render(request, "execution/task/transfer.html", context, status=422 if form.errors else 200)


@access(Can.PLAN)
@require_POST
def archive(request, key):
    task = find_task(request, key)
    row = task.archive(by=request.membership)
    toast(request, _("%(key)s is archived.") % {"key": task.key}, row.cause)
    return redirect(task.parent or task.project)


@access(Can.PLAN)
@require_POST
def unarchive(request, key):
    task = find_task(request, key)
    row = task.unarchive(by=request.membership)
    toast(request, _("%(key)s is back in the lists.") % {"key": task.key}, row.cause)
    return redirect(task)

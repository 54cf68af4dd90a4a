from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from accounts.views.order import placed
from execution.forms.checklist import StepForm
from execution.views.task import find_task, seen

FORM = require_http_methods(["GET", "HEAD", "POST"])
PAGE = "execution/checklist/edit.html"


def step_of(task, pk):
    """One of its steps, which knows it without asking."""
    item = find_or_404(task.checklist.all(), pk)
    item.task = task
    return item


def place(item):
    return item.get_absolute_url()


@access(Can.WORK)
@FORM
def new(request, key):
    task = find_task(request, key)
    form = StepForm(request.POST or None, workspace=request.workspace)
    return new_page(request, form, PAGE, {"task": task, "item": None}, fixed={"task": task}, to=place)


@access(Can.WORK)
@FORM
def edit(request, key, pk):
    item = step_of(find_task(request, key), pk)
    form = StepForm(request.POST or None, instance=item, workspace=request.workspace)
    template = "execution/checklist/_field.html" if request.htmx else PAGE
    return edit_page(request, form, template, {"task": item.task, "item": item}, place(item))


@access(Can.WORK)
@require_POST
def tick(request, key, pk):
    item = step_of(find_task(request, key), pk)
    done = request.POST.get("done") != "0"
    item.edit(by=request.membership, changes={"done": done}, version=seen(request))
    return redirect(back_or(request, place(item)))


@access(Can.WORK)
@require_POST
def order(request, key, pk):
    """One place up or down."""
    task = find_task(request, key)
    placed(request, list(task.checklist.all()), step_of(task, pk))
    return redirect(back_or(request, f"{task.get_absolute_url()}#checklist"))


@access(Can.WORK)
@require_POST
def trash(request, key, pk):
    item = step_of(find_task(request, key), pk)
    cause = item.trash(by=request.membership)
    toast(request, _("“%(text)s” is removed.") % {"text": item}, cause)
    return redirect(back_or(request, place(item)))


@access(Can.PLAN)
@require_POST
def promote(request, key, pk):
    """A step becomes a subtask."""
    item = step_of(find_task(request, key), pk)
    made, cause = item.promote(by=request.membership)
    toast(request, _("%(key)s is a subtask now.") % {"key": made.key}, cause)
    return redirect(back_or(request, place(item)))

"""Look at what would move, then move it."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import toast
from execution.forms.reschedule import RescheduleForm
from execution.models import PlanningHabit
from execution.scheduling import moving
from execution.scheduling.along import Along
from execution.scheduling.planning import plan_of
from execution.scheduling.reschedule import MUST
from execution.views import preview
from execution.views.task import find_task

FORM = "mv-do"


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, key):
    """GET looks, as often as one likes; POST does what was looked at, or looks at another way with what was typed so far."""
    task = find_task(request, key)
    looks = request.method != "POST" or "move_mode" in request.POST
    asked = posted(request.POST) if request.method == "POST" else asked_in(request, task)
    form = RescheduleForm(asked, workspace=request.workspace)
    shift, status = None, 422
    if form.is_valid():
        given = form.cleaned_data
        try:
            if not looks:
                return done(request, task, given)
            status = 200
        except Refused as refused:
            form.refuse(refused)
        shift = form.attempt(lambda: moving.look(task, given["start"], given["due"]))
    elif request.method != "POST" and not asked["start"]:
        status, form = 200, RescheduleForm(initial=asked, workspace=request.workspace)
    if form.errors:
        status = 422
    why = request.POST.get("move_why", "")
    return render(request, "execution/plan/reschedule.html", told(task, form, shift, why), status=status)


def posted(data):
    """With the way that was pressed, where one was."""
    return data.dict() | {"mode": data.get("move_mode") or data.get("mode")}


def asked_in(request, task):
    """The days that the address asks for, else those that its links allow, else its own."""
    start, due = task.start or task.due, task.due or task.start
    if "start" not in request.GET:
        planned = plan_of(task.project)
        if planned and task.pk in planned.free:
            start, due = planned.schedule.days(task.pk)
    given = {"start": start or "", "due": due or "", "mode": PlanningHabit.of(request.membership)}
    return given | {name: request.GET[name] for name in given if name in request.GET}


def done(request, task, given):
    cause, others = moving.move(
        task, given["start"], given["due"], given["mode"], by=request.membership, seen=given["seen"]
    )
    PlanningHabit.keep(request.membership, given["mode"])
    words = _("%(key)s is moved.") % {"key": task.key}
    if others:
        along = ngettext("%(n)s other task moved along.", "%(n)s other tasks moved along.", others) % {
            "n": others
        }
        words = f"{words} {along}"
    toast(request, words, cause)
    return redirect(task)


def told(task, form, shift, why=""):
    context = {"task": task, "form": form, "chosen": shift}
    if shift is None:
        return context
    given = form.cleaned_data
    mode = given.get("mode", MUST)
    shown = preview.told(Along([shift.effect], str(shift.seen)), mode)
    for way in shown["ways"]:
        way["form"] = FORM
    changes = shift.changes(mode)
    settled = (changes["start"], changes["due"])
    for part in shown["parts"]:
        part["own"] = []  # its days stand in the form
    return context | shown | {
        "stale": False,
        "why": why,
        "ways_of": FORM,
        "settled": settled,
        "pushed": settled != (given["start"], given["due"]),
        "differs": settled != (task.start, task.due),
    }  # fmt: skip

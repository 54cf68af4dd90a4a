"""Look at what would move, then move it."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import toast
from execution import moving
from execution.explained import broken, days_said
from execution.forms.reschedule import WAYS, RescheduleForm
from execution.models import Task
from execution.planning import plan_of
from execution.reschedule import MUST
from execution.views.task import find_task


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, key):
    """GET looks, as often as one likes; POST does what was looked at."""
    task = find_task(request, key)
    asked = request.POST if request.method == "POST" else asked_in(request, task)
    form = RescheduleForm(asked, workspace=request.workspace)
    outcomes, status = {}, 422
    if form.is_valid():
        given = form.cleaned_data
        try:
            if request.method == "POST":
                return done(request, task, given)
            status = 200
        except Refused as refused:
            form.refuse(refused)
        outcomes = looked_at(form, task, given)
    elif request.method != "POST" and not asked["start"]:
        status, form = 200, RescheduleForm(initial=asked, workspace=request.workspace)
    if form.errors:
        status = 422
    return render(request, "execution/plan/reschedule.html", told(task, form, outcomes), status=status)


def asked_in(request, task):
    """The days that the address asks for, else those that its links allow, else its own."""
    start, due = task.start or task.due, task.due or task.start
    if "start" not in request.GET:
        planned = plan_of(task.project)
        if planned and task.pk in planned.free:
            start, due = planned.schedule.days(task.pk)
    given = {"start": start or "", "due": due or "", "mode": MUST}
    return given | {name: request.GET[name] for name in given if name in request.GET}


def done(request, task, given):
    cause, others = moving.move(
        task, given["start"], given["due"], given["mode"], by=request.membership, seen=given["seen"]
    )
    words = _("%(key)s is moved.") % {"key": task.key}
    if others:
        along = ngettext("%(n)s other task moved along.", "%(n)s other tasks moved along.", others) % {
            "n": others
        }
        words = f"{words} {along}"
    toast(request, words, cause)
    return redirect(task)


def looked_at(form, task, given):
    """{mode: Outcome}; what cannot be had at all is said in the form."""
    found = {}
    for mode, _label in WAYS:
        outcome = form.attempt(lambda mode=mode: moving.outcome(task, given["start"], given["due"], mode))
        if outcome is None:
            return {}
        found[mode] = outcome
    return found


def told(task, form, outcomes):
    mode = form.cleaned_data.get("mode", MUST) if form.is_bound and hasattr(form, "cleaned_data") else MUST
    chosen = outcomes.get(mode)
    ways = [
        {"mode": name, "label": label, "now": name == mode, "words": in_short(outcomes[name])}
        for name, label in WAYS
        if name in outcomes
    ]
    return {"task": task, "form": form, "ways": ways, "chosen": chosen} | (
        details(task, chosen) if chosen else {}
    )


def in_short(outcome):
    """ "14 tasks move, finish 3 working days later, Beta slips"."""
    looked, parts = outcome.preview, []
    n = len(looked.moves)
    parts.append(
        ngettext("%(n)s other task moves", "%(n)s other tasks move", n) % {"n": n}
        if n
        else _("nothing else moves")
    )
    if looked.halves:
        days = days_said(abs(looked.halves) / 2)
        parts.append(
            _("the project ends %(days)s later") % {"days": days}
            if looked.halves > 0
            else _("the project ends %(days)s earlier") % {"days": days}
        )
    parts += [_("%(milestone)s slips") % {"milestone": slip.milestone} for slip in outcome.slips]
    if looked.broken:
        parts.append(
            ngettext("%(n)s thing cannot be kept", "%(n)s things cannot be kept", len(looked.broken))
            % {"n": len(looked.broken)}
        )
    return ", ".join(parts)


def details(task, chosen):
    befores = {breach.link.before for breach in chosen.preview.broken if breach.link}
    names = Task.objects.select_related("workspace", "project").in_bulk(befores)
    settled = (chosen.changes["start"], chosen.changes["due"])
    return {
        "moves": [(chosen.tasks[move.id], move, by_how_much(move)) for move in chosen.preview.moves],
        "broken": [(chosen.tasks[breach.id], broken(breach, names)) for breach in chosen.preview.broken],
        "settled": settled,
        "differs": settled != (task.start, task.due),
    }


def by_how_much(move):
    days = f"{move.halves / 2:+g}"
    return _("%(days)s d") % {"days": days}

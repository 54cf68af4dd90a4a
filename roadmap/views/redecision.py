from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from accounts.access import access, wreverse
from accounts.errors import Conflict
from accounts.roles import Can
from roadmap.drawing.lines import lines
from roadmap.forms.redecision import RedecideForm
from roadmap.models import Choice
from roadmap.redeciding import check_seat, options, redecide
from roadmap.undecided import mark
from strategy.views.initiative import initiative_or_404
from strategy.views.waiting import Queue

DONE = {
    Choice.ACCEPT: _l("A new promise of %(key)s is written."),
    Choice.CUT: _l("The scope of %(key)s is cut. Go through its requirements."),
    Choice.ADD: _l("It is decided that people are added to %(key)s. Find who has room."),
    Choice.STOP: _l("%(key)s is on hold, and so are its projects."),
}


@access(Can.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, key):
    """What is done about a forecast that left its promise; only from a seat."""
    initiative = initiative_or_404(request, key)
    check_seat(initiative.product, request.membership)
    (line,) = mark(lines([initiative], request.workspace.today()))
    if request.method != "POST" and not line.undecided:
        messages.info(request, _("There is nothing to decide about %(key)s now.") % {"key": initiative.key})
        return redirect(initiative)
    form = RedecideForm(
        request.POST or None, workspace=request.workspace, initiative=initiative, initial=usual(request, line)
    )
    status = 200
    if request.method == "POST":
        row, status = answer(request, initiative, form)
        if row:
            return redirect(onwards(request, initiative, row))
    if not line.undecided:
        return render(
            request, "roadmap/redecision/over.html", {"form": form, "initiative": initiative}, status=status
        )
    context = {
        "initiative": initiative,
        "line": line,
        "form": form,
        "its": options(line),
        "queue": Queue(request),
    }
    return render(request, "roadmap/redecision/show.html", context, status=status)


def usual(request, line):
    """The first choice, and the day by which it is as good as sure to be done."""
    asked = request.GET.get("choice")
    found = {"choice": asked if asked in Choice.values else Choice.ACCEPT}
    return found | ({"end": line.facts.health.p85, "promise": line.promise.number} if line.undecided else {})


def answer(request, initiative, form):
    """(the Redecision, 302), or (None, why not); the form says it."""
    if not form.is_valid():
        return None, 422
    try:
        row = form.attempt(lambda: redecide(initiative, by=request.membership, **form.cleaned_data))
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return None, 409
    return row, 302 if row else 422


def onwards(request, initiative, row):
    """Where what was decided is done."""
    said = DONE[row.choice] if row.settled else _l("You accepted another date for %(key)s. More must agree.")
    messages.success(request, said % {"key": initiative.key})
    if row.choice == Choice.ADD:
        return wreverse(request, "execution:workload")
    if row.choice == Choice.CUT:
        return f"{initiative.get_absolute_url()}#requirements"
    return initiative.get_absolute_url()

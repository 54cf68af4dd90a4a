from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Conflict, Refused
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from strategy.forms.goal import GoalForm, ReportForm
from strategy.goal_log import log
from strategy.measuring import measure
from strategy.views.goal_cards import cards
from strategy.views.publishing import publish_page

FORM = require_http_methods(["GET", "HEAD", "POST"])
ARCHIVED = "archived"


@access(Can.READ)
@require_safe
def goal_list(request):
    """The goals that run, or those in the archive, the company's own before each product's."""
    today, asked = request.workspace.today(), request.GET.get("product", "")
    chosen = find(request.workspace.products.all(), asked) if asked else None
    archived = request.GET.get("show") == ARCHIVED
    found = request.workspace.goals.for_list().annotate(served=served())
    if asked:
        found = found.filter(product=chosen)
    put_away = found.exclude(archived_at=None)
    found = put_away if archived else found.current()
    context = {
        "measured": [measure(goal, today) for goal in found],
        "chosen": chosen,
        "asked": asked,
        "archived": archived,
        "put_away": put_away.count(),
    }
    return render(request, "strategy/goal/list.html", context)


def served():
    """How many initiatives that are alive serve a goal."""
    return Count("initiatives", filter=Q(initiatives__deleted_at=None), distinct=True)


@access(Can.READ)
@require_safe
def goal_show(request, key):
    goal, today = find_or_404(request.workspace.goals.for_list(), key), request.workspace.today()
    measured = measure(goal, today)
    entries = log(goal, [result.record for result in measured.results])
    below = request.workspace.goals.for_list().current().filter(parent=goal)
    context = {
        "goal": goal,
        "measured": measured,
        "measured_one": [measured],
        "below": [measure(child, today) for child in below],
        "cards": cards(measured, today),
        "today": today,
        "initiatives": list(goal.initiatives.for_list().order_by("-created_at", "-id")),
        "entries": entries,
        "saved_at": entries[0].at if entries else goal.created_at,
    }
    return render(request, "strategy/goal/show.html", context | neighbours(goal))


def neighbours(goal):
    """The goals beside it: of its product, or of the whole company."""
    others = goal.workspace.goals.current().filter(product=goal.product)
    others = others.select_related("workspace", "product")
    return {
        "before": others.filter(number__lt=goal.number).order_by("-number").first(),
        "after": others.filter(number__gt=goal.number).order_by("number").first(),
    }


@access(Can.SHAPE)
@FORM
def goal_new(request):
    chosen = find(request.workspace.products.all(), request.GET.get("product", ""))
    parent = find(request.workspace.goals.current(), request.GET.get("parent", ""))
    initial = {"product": chosen, "parent": parent, "title": request.GET.get("title", "")[:200]}
    form = GoalForm(request.POST or None, workspace=request.workspace, initial=initial)
    return new_page(request, form, "strategy/goal/edit.html", words=added)


def added(goal):
    return _("%(goal)s is added. Say how it is measured.") % {"goal": goal.short_key}


@access(Can.SHAPE)
@FORM
def goal_edit(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    form = GoalForm(request.POST or None, instance=goal, workspace=request.workspace)
    return edit_page(request, form, "strategy/goal/edit.html", {"goal": goal})


@access(Can.SHAPE)
@FORM
def goal_report(request, key):
    """Say by hand how far it is."""
    goal = find_or_404(request.workspace.goals.for_list(), key)
    initial = {"percent": goal.progress_said, "version": goal.version}
    form, status = ReportForm(request.POST or None, initial=initial), 200
    if request.method == "POST":
        form = ReportForm(request.POST)
        status = reported(request, goal, form)
        if status == 302:
            return redirect(goal)
    return render(request, "strategy/goal/report.html", {"goal": goal, "form": form}, status=status)


def reported(request, goal, form):
    """302 said, 422 refused, 409 changed since it was read; the form says why."""
    if not form.is_valid():
        return 422
    try:
        row = goal.report(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.message)
        return 422
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        form.data = form.data.copy()
        form.data["version"] = goal.version  # read again, then it may be said
        return 409
    toast(request, _("%(goal)s is at %(n)s%%.") % {"goal": goal.key, "n": goal.progress_said}, row.cause)
    return 302


@access(Can.SHAPE)
@FORM
def goal_publish(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    measured = measure(goal, request.workspace.today())
    context = {"goal": goal, "measured_one": [measured]}
    done = _("Published. Everybody is told.")
    return publish_page(request, goal, "strategy/goal/publish.html", context, done)


@access(Can.SHAPE)
@require_POST
def goal_delete(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    cause = goal.trash(by=request.membership)
    toast(request, _("%(goal)s is in the trash.") % {"goal": goal}, cause)
    return redirect(wreverse(request, "strategy:goal_list"))

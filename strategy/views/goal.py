from itertools import groupby
from typing import NamedTuple

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page
from strategy.charts import Chart, chart
from strategy.forms.goal import GoalForm
from strategy.goal_log import log
from strategy.measuring import Result, measure
from strategy.models import CheckIn
from strategy.views.publishing import publish_page

FORM = require_http_methods(["GET", "HEAD", "POST"])
CHECKS = 3  # check-ins that a card lists


@access(Can.READ)
@require_safe
def goal_list(request):
    today, asked = request.workspace.today(), request.GET.get("product", "")
    chosen = find(request.workspace.products.all(), asked) if asked else None
    found = request.workspace.goals.for_list().annotate(served=served())
    if asked:
        found = found.filter(product=chosen)
    measured = [measure(goal, today) for goal in found]
    groups = [(product, list(of)) for product, of in groupby(measured, key=lambda m: m.goal.product)]
    return render(request, "strategy/goal/list.html", {"groups": groups, "chosen": chosen, "asked": asked})


def served():
    """How many initiatives that are alive serve a goal."""
    return Count("initiatives", filter=Q(initiatives__deleted_at=None), distinct=True)


@access(Can.READ)
@require_safe
def goal_show(request, key):
    goal, today = find_or_404(request.workspace.goals.for_list(), key), request.workspace.today()
    measured = measure(goal, today)
    entries = log(goal, [result.record for result in measured.results])
    context = {
        "goal": goal,
        "measured": measured,
        "cards": cards(measured, today),
        "initiatives": goal.initiatives.for_list().order_by("-created_at", "-id"),
        "entries": entries,
        "saved_at": entries[0].at if entries else goal.created_at,
    }
    return render(request, "strategy/goal/show.html", context | neighbours(goal))


class Card(NamedTuple):
    """A key result with its chart and its last check-ins."""

    result: Result
    chart: Chart
    checks: list
    earlier: int


def cards(measured, today):
    found = {result.record.pk: [] for result in measured.results}
    for check in CheckIn.objects.filter(key_result__in=found).select_related("by__user"):
        found[check.key_result_id].append(check)
    return [card(result, found[result.record.pk], measured.goal, today) for result in measured.results]


def card(result, checks, goal, today):
    """`checks` newest first."""
    record = result.record
    points = [(timezone.localtime(check.at).date(), check.value) for check in reversed(checks)]
    drawn = chart(record.start_value, record.target_value, points, goal.period_start, goal.period_end, today)
    return Card(result, drawn, checks[:CHECKS], max(0, len(checks) - CHECKS))


def neighbours(goal):
    others = goal.product.goals.select_related("workspace", "product")
    return {
        "before": others.filter(number__lt=goal.number).order_by("-number").first(),
        "after": others.filter(number__gt=goal.number).order_by("number").first(),
    }


@access(Can.SHAPE)
@FORM
def goal_new(request):
    chosen = find(request.workspace.products.all(), request.GET.get("product", ""))
    form = GoalForm(request.POST or None, workspace=request.workspace, initial={"product": chosen})
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
def goal_publish(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    context = {"goal": goal, "measured": measure(goal, request.workspace.today())}
    done = _("Published. Everybody is told.")
    return publish_page(request, goal, "strategy/goal/publish.html", context, done)


@access(Can.SHAPE)
@require_POST
def goal_delete(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    cause = goal.trash(by=request.membership)
    messages.success(request, _("%(goal)s is in the trash.") % {"goal": goal}, extra_tags=f"undo:{cause}")
    return redirect(wreverse(request, "strategy:goal_list"))

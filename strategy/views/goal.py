from itertools import groupby

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page
from strategy import goals as numbers
from strategy.forms.goal import CheckInForm, GoalForm, KeyResultForm

FORM = require_http_methods(["GET", "HEAD", "POST"])


def measure(goal, today):
    """Progress and health beside the goal, from its key results."""
    reached = numbers.progress(goal)
    goal.percent = round(reached * 100)
    goal.health = numbers.health(reached, goal.period_start, goal.period_end, today)
    goal.expected_percent = round(goal.health.expected * 100)
    goal.results = list(goal.key_results.all())
    for result in goal.results:
        result.percent = round(
            numbers.share(result.start_value, result.target_value, result.current_value) * 100
        )
    return goal


@access(Can.READ)
@require_safe
def goal_list(request):
    today, found = request.workspace.today(), request.workspace.goals.for_list()
    chosen = find(request.workspace.products.all(), request.GET.get("product", ""))
    if chosen:
        found = found.filter(product=chosen)
    goals = [measure(goal, today) for goal in found]
    groups = [(product, list(of)) for product, of in groupby(goals, key=lambda goal: goal.product)]
    return render(request, "strategy/goal/list.html", {"groups": groups, "chosen": chosen})


@access(Can.READ)
@require_safe
def goal_show(request, key):
    goal = measure(find_or_404(request.workspace.goals.for_list(), key), request.workspace.today())
    context = {
        "goal": goal,
        "initiatives": goal.initiatives.for_list().order_by("-created_at", "-id"),
        "result_form": KeyResultForm(workspace=request.workspace),
    }
    return render(request, "strategy/goal/show.html", context)


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
@require_POST
def goal_delete(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    cause = goal.trash(by=request.membership)
    messages.success(request, _("%(goal)s is in the trash.") % {"goal": goal}, extra_tags=f"undo:{cause}")
    return redirect(wreverse(request, "strategy:goal_list"))


@access(Can.SHAPE)
@FORM
def key_result_new(request, key):
    goal = find_or_404(request.workspace.goals.for_list(), key)
    form = KeyResultForm(request.POST or None, workspace=request.workspace)
    fixed = {"goal": goal, "rank": goal.key_results.count() + 1}
    template = "strategy/goal/key_result.html"
    return new_page(request, form, template, {"goal": goal}, fixed=fixed, to=lambda result: goal)


@access(Can.SHAPE)
@FORM
def key_result_edit(request, pk):
    result = find_or_404(request.workspace.key_results.select_related("goal__product", "goal__workspace"), pk)
    form = KeyResultForm(request.POST or None, instance=result, workspace=request.workspace)
    return edit_page(request, form, "strategy/goal/key_result.html", {"goal": result.goal}, result.goal)


@access(Can.SHAPE)
@require_POST
def key_result_delete(request, pk):
    result = find_or_404(request.workspace.key_results.select_related("goal__product", "goal__workspace"), pk)
    cause = result.trash(by=request.membership)
    messages.success(request, _("%(result)s is removed.") % {"result": result}, extra_tags=f"undo:{cause}")
    return redirect(result.goal)


@access(Can.SHAPE)
@FORM
def check_in(request, pk):
    """Where a key result stands today."""
    result = find_or_404(request.workspace.key_results.select_related("goal__product", "goal__workspace"), pk)
    form = CheckInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        result.check_in(by=request.membership, **form.cleaned_data)
        messages.success(
            request,
            _("%(result)s is now %(value)s.")
            % {"result": result, "value": form.cleaned_data["value"].normalize()},
        )
        return redirect(result.goal)
    context = {"form": form, "result": result, "goal": result.goal}
    return render(request, "strategy/goal/check_in.html", context, status=422 if form.errors else 200)

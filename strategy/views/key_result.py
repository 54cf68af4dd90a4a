from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from strategy.forms.goal import CheckInForm, KeyResultForm
from strategy.measuring import after_check_in

FORM = require_http_methods(["GET", "HEAD", "POST"])


def result_or_404(request, pk):
    found = request.workspace.key_results.filter(goal__deleted_at=None)
    return find_or_404(found.select_related("goal__product", "goal__workspace"), pk)


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
    result = result_or_404(request, pk)
    form = KeyResultForm(request.POST or None, instance=result, workspace=request.workspace)
    return edit_page(request, form, "strategy/goal/key_result.html", {"goal": result.goal}, result.goal)


@access(Can.SHAPE)
@require_POST
def key_result_delete(request, pk):
    result = result_or_404(request, pk)
    cause = result.trash(by=request.membership)
    toast(request, _("%(result)s is removed.") % {"result": result}, cause)
    return redirect(result.goal)


@access(Can.SHAPE)
@FORM
def check_in(request, pk):
    """Where a key result stands today; asked by a field, what that value would change."""
    result = result_or_404(request, pk)
    if request.htmx and request.method != "POST" and "value" in request.GET:
        return HttpResponse(
            told(result, CheckInForm(request.GET, result=result)), content_type="text/plain; charset=utf-8"
        )
    form = CheckInForm(request.POST or None, result=result, initial={"on": result.workspace.today()})
    made = (
        measured(result, form, request.membership) if request.method == "POST" and form.is_valid() else None
    )
    if made:
        value = result.said(form.cleaned_data["value"])
        toast(request, _("%(result)s is now %(value)s.") % {"result": result, "value": value}, made.cause)
        return redirect(result.goal)
    context = {"form": form, "result": result, "goal": result.goal}
    return render(request, "strategy/goal/check_in.html", context, status=422 if form.errors else 200)


def measured(result, form, by):
    """The CheckIn, None where it was refused; the form says why."""
    try:
        return result.check_in(by=by, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else "value", refused.message)
        return None


def told(result, form):
    """ "41% → 44%, goal 37% → 38%", or nothing yet where this is no number."""
    if not form.is_valid():
        return ""
    moved = after_check_in(result, form.cleaned_data["value"])
    if "goal_after" not in moved:
        return _("%(before)s%% → %(after)s%%") % moved
    return _("%(before)s%% → %(after)s%%, goal %(goal_before)s%% → %(goal_after)s%%") % moved

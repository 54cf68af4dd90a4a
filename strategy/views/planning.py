from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.access import access, wreverse
from accounts.roles import Can
from accounts.views.answers import edit_page
from strategy.forms.planning import PlanningForm
from strategy.models import Planning


@access(Can.SHAPE)
@require_http_methods(["GET", "HEAD", "POST"])
def planning(request):
    """When the year begins here, and how long an approved initiative may wait for its project."""
    template, back = "strategy/planning/edit.html", wreverse(request, "roadmap:strategy")
    if request.method != "POST":
        form = PlanningForm(instance=Planning.seen(request.workspace), workspace=request.workspace)
        return render(request, template, {"form": form, "back": back})
    form = PlanningForm(request.POST, instance=Planning.of(request.workspace), workspace=request.workspace)
    return edit_page(request, form, template, {"back": back}, back)

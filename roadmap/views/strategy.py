from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.errors import Refused
from accounts.roles import Can
from roadmap.tree.coverage import coverage
from roadmap.tree.effort import effort
from roadmap.tree.filters import StrategyFilters
from roadmap.tree.rows import TreeWriter
from roadmap.tree.tree import narrowed, shown_lines, tree_of, trimmed
from strategy.models.vision import standing


@access(Can.READ)
@require_safe
def show(request):
    """Where to, and what is done about it: the vision, then goals down to projects, for one product or for all."""
    try:
        filters = StrategyFilters(request)
    except Refused as error:
        context = {"message": error.message, "back": request.path}
        return HttpResponseBadRequest(render_to_string("refused.html", context, request))
    workspace, product, today = request.workspace, filters.product, filters.today
    whole = tree_of(filters.hand, product, today)
    themes = list(filters.hand.themes.values())
    measured = [branch.measured for branch in whole.branches]
    tree = trimmed(narrowed(whole, filters.fits) if filters.narrow else whole)
    lines = shown_lines(tree, filters.hand, today)
    context = {
        "product": product,
        "filters": filters,
        "menus": filters.menus([one.goal for one in measured]),
        "vision": vision_of(workspace, product),
        "whole": whole,
        "tree": tree,
        "writer": TreeWriter(filters, tree, lines),
        "themes": themes,
        "covers": coverage(whole, themes, today, filters.days),
        "effort": effort(whole.lines, whole.goals),
        "silent": [r for one in measured for r in one.results if r.silent],
        "checked_at": max(
            (r.record.checked_at for one in measured for r in one.results if r.record.checked_at),
            default=None,
        ),
    }
    return render(request, "roadmap/strategy/show.html", context)


def vision_of(workspace, product):
    """The product's own, else the workspace's; a published one before a draft. None where nobody wrote one."""
    own, whole = product and standing(workspace, product), standing(workspace)
    return own if own and (own.published or not (whole and whole.published)) else whole or own

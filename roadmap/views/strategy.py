from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.errors import Refused
from accounts.roles import Can
from roadmap import lens
from roadmap.coverage import coverage
from roadmap.strategy_tree import tree_of


@access(Can.READ)
@require_safe
def show(request):
    """Where to, and what is done about it: the vision, then goals down to projects, for one product or for all."""
    try:
        product = lens.product(request.GET, request.workspace)
    except Refused as error:
        context = {"message": error.message, "back": request.path}
        return HttpResponseBadRequest(render_to_string("refused.html", context, request))
    workspace, today = request.workspace, request.workspace.today()
    tree = tree_of(workspace, product, today)
    themes = list(workspace.themes.select_related("workspace").in_order())
    context = {
        "product": product,
        "vision": vision_of(workspace, product),
        "tree": tree,
        "themes": themes,
        "covers": coverage(tree, themes),
        "silent": [r for branch in tree.branches for r in branch.measured.results if r.silent],
        "checked_at": max(
            (r.record.checked_at for b in tree.branches for r in b.measured.results if r.record.checked_at),
            default=None,
        ),
    }
    return render(request, "roadmap/strategy/show.html", context)


def vision_of(workspace, product):
    """The product's own, else the workspace's; a published one before a draft. None where nobody wrote one."""
    found = {v.product_id: v for v in workspace.visions.with_versions().filter(product__isnull=True)}
    if product:
        found |= {v.product_id: v for v in workspace.visions.with_versions().filter(product=product)}
    own, whole = found.get(product.pk if product else None), found.get(None)
    return own if own and (own.published or not (whole and whole.published)) else whole or own

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import edit_page
from strategy.forms.policy import PolicyForm
from strategy.models import Policy


@access(Can.SHAPE)
@require_http_methods(["GET", "HEAD", "POST"])
def product_policy(request, key):
    """Who must agree on a product, by when, and what must be filled in before."""
    product = find_or_404(request.workspace.products.select_related("workspace"), key)
    template = "strategy/policy/edit.html"
    context = {
        "product": product,
        "approvers": list(product.sitting().values()),
        "open_requests": request.workspace.approval_requests.in_review()
        .filter(initiative__product=product)
        .count(),
    }
    if request.method != "POST":
        form = PolicyForm(instance=Policy.seen(product), workspace=request.workspace)
        return render(request, template, context | {"form": form})
    form = PolicyForm(request.POST, instance=Policy.of(product), workspace=request.workspace)
    return edit_page(request, form, template, context, f"{product.get_absolute_url()}#approvers")

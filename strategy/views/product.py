from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from strategy.forms.product import ProductForm
from strategy.measuring import measure
from strategy.models import ApproverSeat

NEWEST = 12  # initiatives that a product's page lists
READ = require_safe
FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.READ)
@READ
def product_list(request):
    seats = Prefetch("seats", ApproverSeat.objects.active().select_related("member__user"))
    products = request.workspace.products.for_list().prefetch_related(seats).order_by("name", "id")
    return render(request, "strategy/product/list.html", {"products": products})


@access(Can.READ)
@READ
def product_show(request, key):
    product = find_or_404(request.workspace.products.select_related("workspace", "lead__user"), key)
    today, initiatives = (
        request.workspace.today(),
        request.workspace.initiatives.current().filter(product=product),
    )
    goals = request.workspace.goals.for_list().current().filter(product=product)
    approvers = [seat.member for seat in product.approvers()]
    context = {
        "product": product,
        "vision": request.workspace.visions.with_versions().filter(product=product).first(),
        "key_dates": request.workspace.key_dates.for_list().filter(product=product),
        "today": today,
        "goals": [measure(goal, today) for goal in goals],
        "initiatives": list(initiatives.for_list().order_by("-created_at", "-id")[:NEWEST]),
        "initiative_count": initiatives.count(),
        "approvers": approvers,
        "others": request.workspace.memberships.active().named().exclude(pk__in=[m.pk for m in approvers]),
    }
    return render(request, "strategy/product/show.html", context)


@access(Can.SHAPE)
@FORM
def product_new(request):
    form = ProductForm(request.POST or None, workspace=request.workspace)
    return new_page(request, form, "strategy/product/edit.html", words=added)


def added(product):
    return _("%(product)s is added.") % {"product": product.name}


@access(Can.SHAPE)
@FORM
def product_edit(request, key):
    product = find_or_404(request.workspace.products.select_related("workspace"), key)
    form = ProductForm(request.POST or None, instance=product, workspace=request.workspace)
    return edit_page(request, form, "strategy/product/edit.html", {"product": product})


@access(Can.SHAPE)
@require_POST
def product_delete(request, key):
    product = find_or_404(request.workspace.products.all(), key)
    cause = product.trash(by=request.membership)
    said = _("%(product)s is in the trash with its goals and initiatives.") % {"product": product.name}
    toast(request, said, cause)
    return redirect(wreverse(request, "strategy:product_list"))


def seated(product):
    """What the new seat means, also for what was asked before."""
    if product.workspace.approval_requests.in_review().filter(initiative__product=product).exists():
        return _("%(person)s may decide here. What is open already stays with those who were asked.")
    return _("%(person)s may decide here.")


@access(Can.SHAPE)
@require_POST
def product_seat(request, key, member):
    """Name an approver, or take the seat back."""
    product = find_or_404(request.workspace.products.select_related("workspace"), key)
    person = find_or_404(request.workspace.memberships.active().select_related("user"), member)
    back = back_or(request, f"{product.get_absolute_url()}#approvers")
    if product.has_seat(person):
        try:
            product.unseat(person, request.membership)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect(back)
        messages.success(request, _("%(person)s no longer decides here.") % {"person": person})
    else:
        product.seat(person, request.membership)
        messages.success(request, seated(product) % {"person": person})
    return redirect(back)

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page
from strategy import goals as numbers
from strategy.forms.product import ProductForm

READ = require_safe
FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.READ)
@READ
def product_list(request):
    products = request.workspace.products.for_list().order_by("name", "id")
    return render(request, "strategy/product/list.html", {"products": products})


@access(Can.READ)
@READ
def product_show(request, key):
    product = find_or_404(request.workspace.products.select_related("workspace", "lead__user"), key)
    seated = {seat.member_id for seat in product.approvers()}
    goals = list(request.workspace.goals.for_list().filter(product=product))
    for goal in goals:
        goal.percent = round(numbers.progress(goal) * 100)
    context = {
        "product": product,
        "goals": goals,
        "initiatives": request.workspace.initiatives.for_list()
        .filter(product=product)
        .order_by("-number")[:12],
        "approvers": [m for m in request.workspace.memberships.named() if m.pk in seated],
        "members": [(m, m.pk in seated) for m in request.workspace.memberships.active().named()],
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
    messages.success(request, said, extra_tags=f"undo:{cause}")
    return redirect(wreverse(request, "strategy:product_list"))


@access(Can.SHAPE)
@require_POST
def product_seat(request, key, member):
    """Name an approver, or take the seat back."""
    product = find_or_404(request.workspace.products.select_related("workspace"), key)
    person = find_or_404(request.workspace.memberships.active().select_related("user"), member)
    if product.has_seat(person):
        product.unseat(person, request.membership)
        messages.success(request, _("%(person)s no longer decides here.") % {"person": person})
    else:
        product.seat(person, request.membership)
        messages.success(request, _("%(person)s may decide here.") % {"person": person})
    return redirect(product)

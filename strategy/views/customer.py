from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.keyset import page
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.choosing import Choosing
from strategy.forms.customer import CustomerForm

FORM = require_http_methods(["GET", "HEAD", "POST"])
SIZE = 50
FIELDS = ("name", "segment", "weight")
ORDERS = {
    "": (_l("Weight"), ("-weight", "name", "id")),
    "name": (_l("Name"), ("name", "id")),
    "segment": (_l("Segment"), ("segment", "name", "id")),
    "said": (_l("Insights"), ("-insight_count", "name", "id")),
}


class Filters(Choosing):
    """`segment`, `q` and `order` of the address."""

    orders, narrowing = ORDERS, ("segment", "q")

    def __init__(self, request):
        super().__init__(request)
        self.segment = self.params.get("segment", "")
        self.text = self.params.get("q", "").strip()[:80]

    def apply(self, customers):
        if "\0" in self.segment + self.text:
            return customers.none()
        if self.segment:
            customers = customers.filter(segment=self.segment)
        return customers.filter(name__icontains=self.text) if self.text else customers

    @property
    def menus(self):
        segments = [(segment, segment) for segment in segments_of(self.workspace)]
        return [self.menu("segment", _("Segment"), "group", segments, self.segment)]


def segments_of(workspace):
    rows = workspace.customers.exclude(segment="").order_by("segment")
    return rows.values_list("segment", flat=True).distinct()


def customer_or_404(request, pk):
    return find_or_404(request.workspace.customers.for_list(), pk)


@access(Can.READ)
@require_safe
def customer_list(request):
    filters = Filters(request)
    customers = filters.apply(request.workspace.customers.for_list())
    found = page(customers, ORDERS[filters.order][1], request.GET.get("cursor", ""), SIZE)
    context = {
        "filters": filters,
        "customers": found.rows,
        "next_url": f"{filters.url()}&cursor={found.next}" if found.next else "",
        "segments": segments_of(request.workspace),
    }
    return render(request, "strategy/customer/list.html", context)


def in_the_list(request):
    return wreverse(request, "strategy:customer_list")


@access(Can.SHAPE)
@FORM
def customer_new(request):
    form = CustomerForm(request.POST or None, workspace=request.workspace)
    context = {"customer": None, "segments": segments_of(request.workspace)}
    return new_page(
        request,
        form,
        "strategy/customer/edit.html",
        context,
        words=added,
        to=lambda row: in_the_list(request),
    )


def added(customer):
    return _("%(name)s is added.") % {"name": customer.name}


@access(Can.SHAPE)
@FORM
def customer_edit(request, pk):
    customer = customer_or_404(request, pk)
    form = CustomerForm(request.POST or None, instance=customer, workspace=request.workspace)
    context = {"customer": customer, "segments": segments_of(request.workspace)}
    return edit_page(request, form, "strategy/customer/edit.html", context, in_the_list(request))


@access(Can.SHAPE)
@FORM
def customer_field(request, pk, name):
    """One field, edited where it is read."""
    if name not in FIELDS:
        raise Http404(_("There is nothing at this address."))
    customer = customer_or_404(request, pk)
    form = CustomerForm(request.POST or None, instance=customer, workspace=request.workspace, only=[name])
    template = "strategy/customer/_field.html" if request.htmx else "strategy/customer/field.html"
    context = {"customer": customer, "url": request.path}
    return edit_page(request, form, template, context, in_the_list(request))


@access(Can.SHAPE)
@require_POST
def customer_delete(request, pk):
    customer = customer_or_404(request, pk)
    cause = customer.trash(by=request.membership)
    said = _("%(name)s is in the trash. What they said stays, and weighs nothing until they are back.")
    toast(request, said % {"name": customer.name}, cause)
    return redirect(in_the_list(request))

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Forbidden
from accounts.keyset import page
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, ours, toast
from accounts.views.choosing import Choosing
from strategy.forms.insight import InsightForm

FORM = require_http_methods(["GET", "HEAD", "POST"])
SIZE = 50
NAMES = 300  # customers that the field offers while one types
ORDERS = {
    "": (_l("Said last"), ("-said_on", "-id")),
    "new": (_l("Captured last"), ("-created_at", "-id")),
}
NOUNS = ("customer", "idea", "initiative", "insight")


class Filters(Choosing):
    """`customer`, `idea`, `initiative`, `insight` and `q` of the address. What names nothing matches nothing."""

    orders, narrowing = ORDERS, (*NOUNS, "q")

    def __init__(self, request):
        super().__init__(request)
        self.customer = self.row("customer", self.workspace.customers.all())
        self.idea = self.row("idea", self.workspace.ideas.all())
        self.initiative = self.row("initiative", self.workspace.initiatives.select_related("product"))
        self.insight = self.row("insight", self.workspace.insights.all())
        self.text = self.params.get("q", "").strip()[:80]

    def apply(self, insights):
        if any(self.params.get(name) and getattr(self, name) is None for name in NOUNS) or "\0" in self.text:
            return insights.none()
        if self.customer:
            insights = insights.filter(customer=self.customer)
        if self.idea:
            insights = insights.of_idea(self.idea)
        if self.initiative:
            insights = insights.of_initiative(self.initiative)
        if self.insight:
            insights = insights.filter(pk=self.insight.pk)
        return insights.filter(words__icontains=self.text) if self.text else insights

    @property
    def chips(self):
        """[(label, value, the address without it)]"""
        rows = [
            ("customer", _("Customer"), self.customer and self.customer.name),
            ("idea", _("Idea"), self.idea and self.idea.key),
            ("initiative", _("Initiative"), self.initiative and self.initiative.key),
            ("insight", _("One insight"), str(self.insight or "")[:40]),
            ("q", _("Words"), self.text),
        ]
        return [(label, value or "?", self.url(**{n: ""})) for n, label, value in rows if self.params.get(n)]


@access(Can.READ)
@require_safe
def insight_list(request):
    """What customers said, and a field to write down more."""
    filters = Filters(request)
    linked = ("ideas__workspace", "initiatives__workspace", "initiatives__product")
    insights = request.workspace.insights.for_list().prefetch_related(*linked)
    found = page(filters.apply(insights), ORDERS[filters.order][1], request.GET.get("cursor", ""), SIZE)
    context = {
        "filters": filters,
        "insights": found.rows,
        "next_url": f"{filters.url()}&cursor={found.next}" if found.next else "",
        "form": form_of(request),
        "names": names(request),
    }
    return render(request, "strategy/insight/list.html", context)


def names(request):
    return request.workspace.customers.order_by("name").values_list("name", flat=True)[:NAMES]


def form_of(request, instance=None):
    """The form over an insight; a new one is linked to the idea or the initiative that the address names."""
    asked = {name: request.GET.get(name, "") for name in ("idea", "initiative")}
    idea = find(request.workspace.ideas.all(), asked["idea"]) if asked["idea"] else None
    initiatives = request.workspace.initiatives.current().select_related("product")
    initiative = find(initiatives, asked["initiative"]) if asked["initiative"] else None
    initial = {} if instance else {
        "ideas": [idea] if idea else [],
        "initiatives": [initiative] if initiative else [],
        "said_on": request.workspace.today(),
    }  # fmt: skip
    how = {"instance": instance} if instance else {}
    return InsightForm(request.POST or None, workspace=request.workspace, initial=initial, **how)


@access(Can.PROPOSE)
@FORM
def insight_new(request):
    """What they said is enough; whoever captures from a page stays on it."""
    form = form_of(request)
    if request.method == "POST" and form.is_valid():
        insight = form.save_new(request.membership)
        if insight:
            toast(request, _("It is written down."))
            return redirect(back_or(request, wreverse(request, "strategy:insight_list")))
    return drawn(request, form, None, 422 if form.errors else 200)


def drawn(request, form, insight, status):
    context = {"form": form, "insight": insight, "names": names(request), "next": next_of(request)}
    return render(request, "strategy/insight/edit.html", context, status=status)


def next_of(request):
    """Where it was opened from; nowhere where that is no page of ours."""
    return ours(request, request.POST.get("next") or request.GET.get("next"))


def own_or_403(request, pk):
    insight = find_or_404(request.workspace.insights.for_list(), pk)
    if not insight.editable_by(request.membership):
        raise Forbidden(_("A product manager changes an insight, or whoever captured it."))
    return insight


@access(Can.PROPOSE)
@FORM
def insight_edit(request, pk):
    insight = own_or_403(request, pk)
    form = form_of(request, insight)
    context = {"insight": insight, "names": names(request), "next": next_of(request)}
    back = back_or(request, insight)
    return edit_page(request, form, "strategy/insight/edit.html", context, back)


@access(Can.PROPOSE)
@require_POST
def insight_mark(request, pk):
    """The sentence that counts, as it was selected; nothing takes the mark away."""
    insight = own_or_403(request, pk)
    row = insight.point_out(request.POST.get("highlight", ""), by=request.membership)
    if row:
        toast(request, _("Marked.") if insight.highlight else _("The mark is gone."), row.cause)
    return redirect(back_or(request, insight))


@access(Can.PROPOSE)
@require_POST
def insight_delete(request, pk):
    insight = own_or_403(request, pk)
    cause = insight.trash(by=request.membership)
    toast(request, _("The insight is in the trash."), cause)
    return redirect(back_or(request, wreverse(request, "strategy:insight_list")))

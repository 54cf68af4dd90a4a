"""The initiatives list as its address says: which rows, in which order, and the links that change it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.lookup import find
from strategy.models import State

ORDERS = {
    "": (_l("Product and number"), ("product__key", "number", "id")),
    "title": (_l("Title"), ("title", "id")),
    "start": (_l("Start"), ("start_or_far", "id")),
    "new": (_l("Newest first"), ("-created_at", "-id")),
}
NARROWING = ("product", "state", "owner", "goal")
GROUPS = {
    "": _l("Nothing"),
    "goal": _l("Goal"),
    "product": _l("Product"),
    "state": _l("Status"),
    "owner": _l("Owner"),
}


@dataclass
class Option:
    label: str
    url: str
    current: bool
    value: str = ""


@dataclass
class Menu:
    """One filter: its name, what it is set to and what it can be set to; `clear` takes it away."""

    name: str
    label: str
    icon: str
    value: str = ""
    clear: str = ""
    options: list[Option] = field(default_factory=list)


class Filters:
    """`product`, `state`, `owner`, `goal`, `group` and `order` of the address. What names nothing matches nothing."""

    def __init__(self, request):
        self.request, self.workspace, self.params = request, request.workspace, request.GET
        self.product = self.row("product", self.workspace.products.all())
        self.goal = self.row("goal", self.workspace.goals.select_related("product"))
        self.owner = self.row("owner", self.workspace.memberships.select_related("user"))
        self.state = self.params.get("state", "")
        self.order = self.known("order", ORDERS)
        self.group = self.known("group", GROUPS)

    def known(self, name, choices):
        asked = self.params.get(name, "")
        return asked if asked in choices else ""

    def row(self, name, queryset) -> Any:
        asked = self.params.get(name, "")
        return find(queryset, asked) if asked else None

    @property
    def lost(self):
        """Whether the address asks for something that is not here."""
        named = [n for n in NARROWING if n != "state" and self.params.get(n) and getattr(self, n) is None]
        return bool(named or (self.state and self.state not in State.values))

    def apply(self, queryset):
        if self.lost:
            return queryset.none()
        wanted = {"product": self.product, "owner": self.owner, "goals": self.goal, "state": self.state}
        return queryset.filter(**{name: value for name, value in wanted.items() if value})

    def url(self, **changes):
        params = self.params.copy()
        params.pop("cursor", None)
        for name, value in changes.items():
            params.pop(name, None)
            if value:
                params[name] = value
        return f"?{params.urlencode()}"

    @property
    def active(self):
        return any(self.params.get(name) for name in NARROWING)

    @property
    def cleared(self):
        """The same list without its filters, grouped and sorted as it is."""
        return self.url(**dict.fromkeys(NARROWING, ""))

    @cached_property
    def menus(self):
        products = self.workspace.products.order_by("name", "id")
        people = self.workspace.memberships.active().named()
        return [
            self.menu("product", _("Product"), "grid", [(p.key, p.name) for p in products], self.product),
            self.menu("state", _("Status"), "today", list(State.choices), self.state),
            self.menu("owner", _("Owner"), "user", [(str(m.pk), str(m)) for m in people], self.owner),
            self.menu("goal", _("Goal"), "target", self.goals(), self.goal),
        ]

    def goals(self):
        found = self.workspace.goals.select_related("product").order_by("product__name", "number")
        if self.product:
            found = found.filter(product=self.product)
        return [(goal.key, f"{goal.key} {goal.title}") for goal in found]

    def menu(self, name, label, icon, choices, chosen):
        chosen = getattr(chosen, "key", None) or str(getattr(chosen, "pk", chosen) or "")
        menu = Menu(name, label, icon, str(dict(choices).get(chosen, "")))
        menu.clear = self.url(**{name: ""}) if self.params.get(name) else ""
        menu.options = [Option(_("Any"), self.url(**{name: ""}), not chosen)]
        menu.options += [Option(str(t), self.url(**{name: v}), v == chosen) for v, t in choices]
        return menu

    def sorting(self):
        menu = Menu("order", _("Sort"), "sort-d", str(ORDERS[self.order][0]))
        menu.options = [
            Option(str(t), self.url(order=v), v == self.order, v) for v, (t, _o) in ORDERS.items()
        ]
        return menu

    @property
    def unsorted(self):
        return self.url(order="")

    def grouping(self):
        menu = Menu("group", _("Group"), "group", str(GROUPS[self.group]) if self.group else "")
        menu.options = [Option(str(t), self.url(group=v), v == self.group) for v, t in GROUPS.items()]
        return menu

"""The initiatives list as its address says."""

from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.views.choosing import Choosing, Menu, Option
from strategy.models import State

ORDERS = {
    "": (_l("Product and number"), ("product__key", "number", "id")),
    "title": (_l("Title"), ("title", "id")),
    "start": (_l("Start"), ("start_or_far", "id")),
    "new": (_l("Newest first"), ("-created_at", "-id")),
}
NARROWING = ("product", "state", "owner", "goal", "theme")
GROUPS = {
    "": _l("Nothing"),
    "goal": _l("Goal"),
    "theme": _l("Theme"),
    "product": _l("Product"),
    "state": _l("Status"),
    "owner": _l("Owner"),
}


class Filters(Choosing):
    """What narrows, groups and orders the list, out of the address. What names nothing matches nothing."""

    orders, narrowing = ORDERS, NARROWING

    def __init__(self, request):
        super().__init__(request)
        self.product = self.row("product", self.workspace.products.all())
        self.goal = self.row("goal", self.workspace.goals.select_related("product"))
        self.owner = self.row("owner", self.workspace.memberships.select_related("user"))
        self.theme = self.row("theme", self.workspace.themes.all())
        self.state = self.params.get("state", "")
        self.group = self.known("group", GROUPS)

    @property
    def lost(self):
        """Whether the address asks for something that is not here."""
        named = [n for n in NARROWING if n != "state" and self.params.get(n) and getattr(self, n) is None]
        return bool(named or (self.state and self.state not in State.values))

    def apply(self, queryset):
        if self.lost:
            return queryset.none()
        wanted = {"product": self.product, "owner": self.owner, "goals": self.goal, "state": self.state}
        wanted["theme"] = self.theme
        return queryset.filter(**{name: value for name, value in wanted.items() if value})

    @cached_property
    def menus(self):
        products = self.workspace.products.order_by("name", "id")
        people = self.workspace.memberships.active().named()
        return [
            self.menu("product", _("Product"), "grid", [(p.key, p.name) for p in products], self.product),
            self.menu("state", _("Status"), "today", list(State.choices), self.state),
            self.menu("owner", _("Owner"), "user", [(str(m.pk), str(m)) for m in people], self.owner),
            self.menu("goal", _("Goal"), "target", self.goals(), self.goal),
            self.menu("theme", _("Theme"), "layers", [(str(t.pk), t.name) for t in self.themes], self.theme),
        ]

    @cached_property
    def themes(self):
        return list(self.workspace.themes.in_order())

    def goals(self):
        found = self.workspace.goals.current().select_related("product").in_order()
        if self.product:
            found = found.filter(Q(product=self.product) | Q(product=None))
        return [(goal.key, f"{goal.key} {goal.title}") for goal in found]

    def grouping(self):
        menu = Menu("group", _("Group"), "group", str(GROUPS[self.group]) if self.group else "")
        menu.options = [Option(str(t), self.url(group=v), v == self.group) for v, t in GROUPS.items()]
        return menu

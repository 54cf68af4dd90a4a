"""The list of assets as its address says."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.views.choosing import Choosing
from execution.models import AssetState

ORDERS = {
    "": (_l("What is missing first"), ("turn", "id")),
    "name": (_l("Name"), ("name", "id")),
    "project": (_l("Project"), ("project__name", "name", "id")),
    "new": (_l("Newest first"), ("-created_at", "-id")),
}


class Filters(Choosing):
    """`project`, `state`, `whose` (an id, or "me"), `late` and `order` of the address."""

    orders, narrowing = ORDERS, ("project", "state", "whose", "late")

    def __init__(self, request):
        super().__init__(request)
        self.project = self.row("project", self.workspace.projects.all())
        self.mine = self.params.get("whose") == "me"
        members = self.workspace.memberships.select_related("user")
        self.whose = request.membership if self.mine else self.row("whose", members)
        self.state = self.params.get("state", "")
        self.late = bool(self.params.get("late"))
        self.today = self.workspace.today()

    @property
    def lost(self):
        """Whether the address asks for something that is not here."""
        named = [n for n in ("project", "whose") if self.params.get(n) and getattr(self, n) is None]
        return bool(named or (self.state and self.state not in AssetState.values))

    def apply(self, queryset):
        if self.lost:
            return queryset.none()
        wanted = {"project": self.project, "steward": self.whose, "state": self.state}
        found = queryset.filter(**{name: value for name, value in wanted.items() if value})
        return found.late(self.today) if self.late else found

    @cached_property
    def menus(self):
        projects = self.workspace.projects.order_by("name", "id")
        people = [(str(m.pk), str(m)) for m in self.workspace.memberships.active().named()]
        whose = "me" if self.mine else self.whose
        return [
            self.menu("project", _("Project"), "project", [(p.key, p.name) for p in projects], self.project),
            self.menu("state", _("State"), "today", list(AssetState.choices), self.state),
            self.menu("whose", _("Steward"), "user", [("me", _("Me")), *people], whose),
        ]

    @property
    def late_url(self):
        return self.url(late="" if self.late else "1")

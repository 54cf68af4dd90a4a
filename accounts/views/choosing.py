"""A list as its address says: which rows, in which order, and the links that change it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from accounts.lookup import as_uuid, find


@dataclass
class Option:
    label: str
    url: str
    current: bool
    value: str = ""


@dataclass
class Menu:
    """One choice: its name, what it is set to and what it can be set to; `clear` takes it away."""

    name: str
    label: str
    icon: str
    value: str = ""
    clear: str = ""
    options: list[Option] = field(default_factory=list)


class Choosing:
    """What the query string of a list chooses. A list says its `orders` {name: (label, fields)} and what `narrows` it."""

    orders = {}
    narrowing = ()

    def __init__(self, request):
        self.request, self.workspace, self.params = request, request.workspace, request.GET
        self.order = self.known("order", self.orders)

    def known(self, name, choices):
        asked = self.params.get(name, "")
        return asked if asked in choices else ""

    def row(self, name, queryset) -> Any:
        asked = self.params.get(name, "")
        return find(queryset, asked) if asked else None

    def among(self, name, records):
        """The one of these records with the id or the key that is asked for, or None."""
        asked = self.params.get(name, "").strip()
        pk, key = as_uuid(asked), asked.upper()
        return next((one for one in records if (one.pk == pk if pk else one.key == key)), None)

    def url(self, **changes):
        left_out = {"cursor", *changes}
        params = {name: values for name, values in self.params.lists() if name not in left_out}
        params |= {name: value for name, value in changes.items() if value}
        return f"?{urlencode(params, doseq=True)}"

    @property
    def active(self):
        return any(self.params.get(name) for name in self.narrowing)

    @property
    def kept(self):
        """[(name, value)] of what a field for words sends along: everything but itself."""
        return [(n, v) for n, v in self.params.items() if v and n not in ("q", "cursor")]

    @property
    def cleared(self):
        """The same list without its filters, grouped and sorted as it is."""
        return self.url(**dict.fromkeys(self.narrowing, ""))

    def menu(self, name, label, icon, choices, chosen):
        chosen = getattr(chosen, "key", None) or str(getattr(chosen, "pk", chosen) or "")
        menu = Menu(name, label, icon, str(dict(choices).get(chosen, "")))
        menu.clear = self.url(**{name: ""}) if self.params.get(name) else ""
        menu.options = [Option(_("Any"), self.url(**{name: ""}), not chosen)]
        menu.options += [Option(str(t), self.url(**{name: v}), v == chosen) for v, t in choices]
        return menu

    def sorting(self):
        menu = Menu("order", _("Sort"), "sort-d", str(self.orders[self.order][0]))
        menu.options = [
            Option(str(t), self.url(order=v), v == self.order, v) for v, (t, _o) in self.orders.items()
        ]
        return menu

    @property
    def unsorted(self):
        return self.url(order="")

"""What the reader asked to see: read from the address, written back into it."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.lookup import find

GROUPS, ZOOMS, LAYOUTS = ("goal", "theme", "product"), ("months", "weeks", "quarters"), ("timeline", "list")
KEPT = ("group", "zoom", "layout", "product", "first", "last", "spread", "park")  # by a saved view
CHOICES = {"group": GROUPS, "zoom": ZOOMS, "layout": LAYOUTS}  # the first is the usual one
USUAL = {
    "product": "",
    "group": "goal",
    "zoom": "months",
    "layout": "timeline",
    "from": "",
    "to": "",
    "spread": "",
    "park": "",
}


@dataclass(frozen=True)
class Lens:
    """group, zoom, layout: of CHOICES. product: a Product or None for all. first, last: dates or None.
    spread: P85 is drawn too. park: the unscheduled stand beside the timeline. view: the saved Roadmap that
    it began with, or None; the address says only what differs from it."""

    group: str = "goal"
    zoom: str = "months"
    layout: str = "timeline"
    product: object = None
    first: dt.date | None = None
    last: dt.date | None = None
    spread: bool = False
    park: bool = True
    view: object = None

    @classmethod
    def read(cls, query, workspace):
        """From a query string. Raises Refused, naming the field, for what does not exist."""
        view = saved(query, workspace)
        base = cls.base(view)
        asked = {name: query[name] if name in query else base[name] for name in USUAL}
        lens = cls(
            **{name: choice(asked, name) for name in CHOICES},
            product=product(asked, workspace),
            first=date(asked, "from"),
            last=date(asked, "to"),
            spread=choice(asked, "spread", ("", "1")) == "1",
            park=choice(asked, "park", ("", "0")) != "0",
            view=view,
        )
        if lens.first and lens.last and lens.last < lens.first:
            raise Refused(_("The range ends before it begins."), "to")
        return lens

    @classmethod
    def of(cls, view):
        """That of a saved Roadmap."""
        return cls(**{name: getattr(view, name) for name in KEPT}, view=view)

    @classmethod
    def base(cls, view):
        """The words of a saved view, the usual ones without."""
        return cls.of(view).words if view else USUAL

    @property
    def words(self):
        """{name in an address: value} of all that is asked for."""
        return {
            "product": self.product.key if self.product else "",
            "group": self.group,
            "zoom": self.zoom,
            "layout": self.layout,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "spread": "1" if self.spread else "",
            "park": "" if self.park else "0",
        }

    @property
    def edited(self):
        """Whether it shows something else than the view it began with."""
        return self.view is not None and self.words != self.base(self.view)

    @property
    def fields(self):
        """What a Roadmap saved from it holds."""
        return {name: getattr(self, name) for name in KEPT} | {"whole": self.product is None}

    def query(self, **changes):
        """The query string of this lens with changes; what is usual, or as in its view, is left out."""
        base = self.base(self.view)
        now = {n: v for n, v in (self.words | changes).items() if v != base[n]}
        return "?" + urlencode(({"view": self.view.pk} if self.view else {}) | now)

    def options(self, name, labels):
        """[{label, value, url, current}] of one choice, for a segmented control."""
        return [
            {"label": label, "value": v, "url": self.query(**{name: v}), "current": getattr(self, name) == v}
            for v, label in labels.items()
        ]


def choice(query, name, values=None):
    values = values or CHOICES[name]
    value = query.get(name) or values[0]
    if value not in values:
        raise Refused(
            _("%(name)s is one of: %(values)s.") % {"name": name, "values": ", ".join(filter(None, values))},
            name,
        )
    return value


def saved(query, workspace):
    ref = query.get("view")
    found = find(workspace.roadmaps.for_tabs(), ref) if ref else None
    if ref and found is None:
        raise Refused(_("There is no such view here."), "view")
    return found


def product(query, workspace):
    ref = query.get("product")
    found = find(workspace.products.all(), ref) if ref else None
    if ref and found is None:
        raise Refused(_("There is no such product here."), "product")
    return found


def date(query, name):
    text = query.get(name)
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused(_("%(name)s is a date like 2026-08-14.") % {"name": name}, name) from error

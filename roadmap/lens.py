"""What the reader asked to see: read from the address, written back into it."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.lookup import find

GROUPS, ZOOMS, LAYOUTS = ("goal", "theme", "product"), ("months", "weeks", "quarters"), ("timeline", "list")
CHOICES = {"group": GROUPS, "zoom": ZOOMS, "layout": LAYOUTS}  # the first is the usual one


@dataclass(frozen=True)
class Lens:
    """group, zoom, layout: of CHOICES. product: a Product or None for all. first, last: dates or None.
    spread: P85 is drawn too. park: the unscheduled stand beside the timeline."""

    group: str = "goal"
    zoom: str = "months"
    layout: str = "timeline"
    product: object = None
    first: dt.date | None = None
    last: dt.date | None = None
    spread: bool = False
    park: bool = True

    @classmethod
    def read(cls, query, workspace):
        """From a query string. Raises Refused, naming the field, for what does not exist."""
        lens = cls(
            **{name: choice(query, name) for name in CHOICES},
            product=product(query, workspace),
            first=date(query, "from"),
            last=date(query, "to"),
            spread=choice(query, "spread", ("", "1")) == "1",
            park=choice(query, "park", ("", "0")) != "0",
        )
        if lens.first and lens.last and lens.last < lens.first:
            raise Refused(_("The range ends before it begins."), "to")
        return lens

    def query(self, **changes):
        """The query string of this lens with changes; what is usual is left out."""
        now = {
            "product": self.product.key if self.product else "",
            "group": self.group,
            "zoom": self.zoom,
            "layout": self.layout,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "spread": "1" if self.spread else "",
            "park": "" if self.park else "0",
        } | changes
        usual = {name: values[0] for name, values in CHOICES.items()}
        return "?" + urlencode({n: v for n, v in now.items() if v and v != usual.get(n)})

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

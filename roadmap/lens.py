"""What the reader asked to see: read from the address, written back into it."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.lookup import find
from accounts.ownfields import is_own
from roadmap.boards.sorting import SORTS
from roadmap.drawing import grouping
from roadmap.drawing.grouping import BY_GOAL, BY_HORIZON, Grouping

ZOOMS, LAYOUTS = ("months", "weeks", "quarters", "fit"), ("timeline", "board", "list")
CHOICES = {  # the first is the usual one
    "zoom": ZOOMS,
    "layout": LAYOUTS,
    "colour": tuple(grouping.COLOURS),
    "sort": SORTS,
}
PARTS = ("plan", "promise", "forecast", "progress")  # of a bar, each to be hidden
FILTERS = (
    "text", "products", "state", "horizon", "owner", "goal", "theme", "start", "end", "effort", "confidence", "health",
)  # fmt: skip
RANGES = ("start", "end", "effort", "confidence")  # narrowed by .from and .to; alone they say "none" at most
LANE = re.compile(r"[\w-]{1,200}")
LONGEST = 2000  # characters of what is kept in one word of an address
USUAL = {
    "product": "",
    "group": "goal",
    "then": "",
    "columns": "horizon",
    "sort": "manual",
    "colour": "status",
    "zoom": "months",
    "layout": "timeline",
    "from": "",
    "to": "",
    "spread": "",
    "park": "",
    "hide": "",
    "arrows": "",
    "order": "",
    "fold": "",
    "filters": "",
}
PLAIN = (
    "zoom",
    "layout",
    "colour",
    "sort",
    "product",
    "first",
    "last",
    "spread",
    "park",
    "arrows",
    "filters",
)


@dataclass(frozen=True)
class Lens:
    """group: what lanes are made of; then: what each of them is divided by, or None; columns: those of the board.
    zoom, layout, colour, sort (of cards in a column): of CHOICES. product: a Product or None for all. first, last: dates
    or None. spread: P85 is drawn too. park: the unscheduled stand beside the timeline. hide: of PARTS, what bars do not show.
    arrows: all of them, however many. order: ids of lanes that stand first. fold: ids of those that are closed.
    filters: what narrows it, as in an address. view: the saved Roadmap that it began with, or None; the address says
    only what differs from it."""

    group: Grouping = BY_GOAL
    then: Grouping | None = None
    columns: Grouping = BY_HORIZON
    sort: str = "manual"
    colour: str = "status"
    zoom: str = "months"
    layout: str = "timeline"
    product: object = None
    first: dt.date | None = None
    last: dt.date | None = None
    spread: bool = False
    park: bool = True
    hide: tuple = ()
    arrows: bool = False
    order: tuple = ()
    fold: tuple = ()
    filters: str = ""
    view: object = None

    @classmethod
    def read(cls, query, workspace, member=None):
        """From a query string, for a member, who sees the views that are theirs too. Raises Refused, naming the
        field, for what does not exist."""
        view = saved(query, workspace, member)
        base = cls.base(view)
        asked = {name: query[name] if name in query else base[name] for name in USUAL}
        own = filters_in(query)
        lens = cls(
            **{name: choice(asked, name) for name in CHOICES},
            group=grouping.grouping(asked["group"] or "goal", workspace, "group"),
            then=grouping.grouping(asked["then"], workspace, "then") if asked["then"] else None,
            columns=grouping.grouping(asked["columns"] or "horizon", workspace, "columns", grouping.COLUMNS),
            product=product(asked, workspace),
            first=date(asked, "from"),
            last=date(asked, "to"),
            spread=choice(asked, "spread", ("", "1")) == "1",
            park=choice(asked, "park", ("", "0")) != "0",
            hide=parts(asked),
            arrows=choice(asked, "arrows", ("", "1")) == "1",
            order=words_of(asked, "order"),
            fold=words_of(asked, "fold"),
            filters=own if own or query.get("filters") == "own" else view.filters if view else "",
            view=view,
        )
        if lens.first and lens.last and lens.last < lens.first:
            raise Refused(_("The range ends before it begins."), "to")
        return lens

    @classmethod
    def of(cls, view):
        """That of a saved Roadmap."""
        workspace = view.workspace
        return cls(
            **{name: getattr(view, name) for name in PLAIN},
            group=grouping.kept(view.group, workspace) or BY_GOAL,
            then=grouping.kept(view.then, workspace),
            columns=grouping.kept(view.columns, workspace, grouping.COLUMNS) or BY_HORIZON,
            hide=tuple(view.hidden.split()),
            order=tuple(view.order.split()),
            fold=tuple(view.folded.split()),
            view=view,
        )

    @classmethod
    def base(cls, view):
        """The words of a saved view, the usual ones without."""
        if view is None:
            return USUAL
        if "_words" not in view.__dict__:  # asked for every link of a page
            view._words = cls.of(view).words
        return view._words

    @cached_property
    def words(self):
        """{name in an address: value} of all that is asked for."""
        return {
            "product": self.product.key if self.product else "",
            "group": self.group.word,
            "then": self.then.word if self.then else "",
            "columns": self.columns.word,
            "sort": self.sort,
            "colour": self.colour,
            "zoom": self.zoom,
            "layout": self.layout,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "spread": "1" if self.spread else "",
            "park": "" if self.park else "0",
            "hide": ".".join(self.hide),
            "arrows": "1" if self.arrows else "",
            "order": ",".join(self.order),
            "fold": ",".join(self.fold),
            "filters": self.filters,
        }

    @property
    def lanes(self):
        """The words of what its lanes stand for, with a comma between them."""
        return f"{self.group.word},{self.then.word}" if self.then else self.group.word

    @property
    def lanes_label(self):
        """ "Product, goal"."""
        return f"{self.group.label}, {self.then.label.lower()}" if self.then else self.group.label

    @property
    def edited(self):
        """Whether it shows something else than the view it began with."""
        return self.view is not None and self.words != self.base(self.view)

    @property
    def fields(self):
        """What a Roadmap saved from it holds."""
        return {name: getattr(self, name) for name in PLAIN} | {
            "group": self.group.word,
            "then": self.then.word if self.then else "",
            "columns": self.columns.word,
            "hidden": " ".join(self.hide),
            "order": " ".join(self.order),
            "folded": " ".join(self.fold),
            "whole": self.product is None,
        }

    def pairs(self, **changes):
        """[(name, value)] of an address with changes; what is usual, or as in its view, is left out."""
        base = self.base(self.view)
        now = {n: v for n, v in (self.words | changes).items() if v != base[n]}
        if "filters" in now:
            filters = parse_qsl(now.pop("filters"), keep_blank_values=True)
            now |= {} if filters and not self.view else {"filters": "own"}
        else:
            filters = []
        return [*([("view", str(self.view.pk))] if self.view else []), *now.items(), *filters]

    def query(self, **changes):
        """The query string of this lens with changes."""
        return "?" + urlencode(self.pairs(**changes))

    def options(self, name, labels, url=None):
        """[{label, value, url, current}] of one choice, for a segmented control. url: what takes the change to an
        address of another page."""
        now, url = self.words[name], url or self.query
        return [
            {"label": label, "value": v, "url": url(**{name: v}), "current": now == v}
            for v, label in labels.items()
        ]

    def without(self, name, value):
        """The query with a word put into a list of words, or taken out where it stands in it."""
        sign = "." if name == "hide" else ","
        now = getattr(self, name)
        words = [w for w in now if w != value] if value in now else [*now, value]
        return self.query(**{name: sign.join(words)})


def filters_in(query):
    """What narrows the roadmap, as it stands in an address."""
    found = [
        (name, value)
        for name, values in query.lists()
        for value in values
        if (name.partition(".")[0] in FILTERS or is_own(name))
        and value.strip()
        and (name not in RANGES or value == "none")
    ]
    return urlencode(found)[:LONGEST]


def choice(query, name, values=None):
    values = values or CHOICES[name]
    value = query.get(name) or values[0]
    if value not in values:
        raise Refused(
            _("%(name)s is one of: %(values)s.") % {"name": name, "values": ", ".join(filter(None, values))},
            name,
        )
    return value


def parts(query):
    found = tuple(filter(None, query["hide"].split(".")))
    if not set(found) <= set(PARTS):
        raise Refused(
            _("%(name)s is one of: %(values)s.") % {"name": "hide", "values": ", ".join(PARTS)}, "hide"
        )
    return found


def words_of(query, name):
    """Ids of lanes; what names none does nothing, for a lane may be gone since."""
    return tuple(word for word in query[name][:LONGEST].split(",") if LANE.fullmatch(word))


def saved(query, workspace, member):
    ref = query.get("view")
    found = find(workspace.roadmaps.seen_by(member).for_tabs(), ref) if ref else None
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

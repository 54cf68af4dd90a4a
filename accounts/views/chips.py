"""Chips: what narrows a list, as its address says it. A list declares its filters; this reads, says and applies them.

In the address: `owner=a&owner=b` is any of these, `owner.op=not` none of them, `owner=none` those without;
`due.from=…&due.to=…` a range; `text=word` contains. `add=owner` opens a chip that chooses nothing yet.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ownfields import is_own
from accounts.templatetags.shell import short_date
from accounts.views.chip_filters import CHOICE, DATE, GONE, NONE, NUMBER, TEXT, Filter, gone, own

LONGEST = 100  # characters that are looked for
LISTED = 2  # choices named on a chip; the rest is counted


@dataclass
class Chip:
    """One filter as chosen. words: what it says; remove: the address without it; kept: [(name, value)] of all else."""

    filter: Filter
    chosen: list
    negated: bool = False
    since: str = ""
    until: str = ""
    remove: str = ""
    kept: list = field(default_factory=list)
    opened: bool = False

    @property
    def name(self):
        return self.filter.name

    @cached_property
    def options(self):
        """[(word, label, whether chosen)]."""
        found = [*self.filter.choices()]
        if self.filter.unset:
            found.append((NONE, self.filter.unset))
        return [(str(word), str(label), str(word) in self.chosen) for word, label in found]

    @property
    def long(self):
        return len(self.options) > 8

    @property
    def operator(self):
        if self.filter.kind == TEXT:
            return _("contains")
        if self.filter.kind == GONE or (self.filter.kind in (NUMBER, DATE) and self.chosen != [NONE]):
            return ""
        return _("is not") if self.negated else _("is")

    @property
    def value(self):
        if self.filter.kind == GONE:
            return _("is no longer here")
        if self.filter.kind == TEXT:
            return f"“{self.chosen[0]}”" if self.chosen else "…"
        if self.chosen == [NONE] and self.filter.unset:
            return self.filter.unset
        if self.filter.kind in (NUMBER, DATE):
            return self.range
        named = [label for _word, label, chosen in self.options if chosen]
        lost = len(self.chosen) - len(named)
        shown = (
            named[:LISTED] + ([f"+{len(named) - LISTED}"] if len(named) > LISTED else []) + ["?"] * bool(lost)
        )
        return ", ".join(shown) or "…"

    @property
    def range(self):
        since, until = (self.said(text) for text in (self.since, self.until))
        if since and until:
            return f"{since} – {until}"
        if since:
            return _("from %(since)s") % {"since": since}
        return _("to %(until)s") % {"until": until} if until else "…"

    def said(self, text):
        if self.filter.kind == NUMBER or not text:
            return text
        try:
            return short_date(dt.date.fromisoformat(text))
        except ValueError:
            return "?"


class Chips:
    """The filters of a list, read out of its address. What names nothing matches nothing (`lost`)."""

    def __init__(self, params, filters):
        self.params, self.filters = params, [*filters, *map(gone, unknown(params, filters))]

    def url(self, *without, **more):
        left_out = {part for name in ("cursor", "add", *without) for part in parts_of(name)}
        params = {name: values for name, values in self.params.lists() if name not in left_out}
        return f"?{urlencode(params | more, doseq=True)}"

    @cached_property
    def chips(self):
        """[Chip] in the order of the address; the one that is being added stands last."""
        names = [name.partition(".")[0] for name in self.params]
        order = sorted(self.filters, key=lambda f: names.index(f.name) if f.name in names else len(names))
        asked = (its for its in order if not self.params.keys().isdisjoint(parts_of(its.name)))
        found = [chip for chip in map(self.chip, asked) if chip.chosen or chip.since or chip.until]
        added = next((f for f in self.filters if f.name == self.params.get("add")), None)
        if added and all(chip.filter != added for chip in found):
            found.append(self.chip(added))
            found[-1].opened = True
        return found

    def chip(self, its):
        name, params = its.name, self.params
        chosen = [text[:LONGEST] for text in params.getlist(name) if text.strip() and "\0" not in text]
        chip = Chip(its, chosen[:1] if its.kind == TEXT else chosen, params.get(f"{name}.op") == "not")
        if its.kind in (NUMBER, DATE, GONE):
            chip.since, chip.until = (
                params.get(f"{name}.from", "").strip(),
                params.get(f"{name}.to", "").strip(),
            )
        chip.remove = self.url(name)
        skip = {"cursor", "add", *parts_of(name)}
        chip.kept = [(n, v) for n, values in params.lists() if n not in skip for v in values]
        return chip

    @cached_property
    def addable(self):
        """[(Filter, address that begins its chip)] of those not chosen yet."""
        taken = {chip.filter for chip in self.chips}
        there = (f for f in self.filters if f not in taken and f.kind != GONE)
        return [(f, self.url(add=f.name)) for f in there]

    @property
    def active(self):
        return any(not chip.opened for chip in self.chips)

    @property
    def cleared(self):
        return self.url(*(f.name for f in self.filters))

    def conditions(self):
        """[Q], or None where something asked for is not there."""
        found = []
        for chip in self.chips:
            try:
                found += condition(chip)
            except LookupError:
                return None
        return found

    @cached_property
    def lost(self):
        return self.conditions() is None

    def apply(self, queryset):
        wanted = self.conditions()
        return queryset.none() if wanted is None else queryset.filter(*wanted)


def unknown(params, filters):
    """Names of fields of the company's that the address asks for and none of `filters` is. Without them a list would
    show everything to whoever asked for a part of it."""
    asked = set()
    for key, values in params.lists():
        name, _dot, end = key.partition(".")
        if is_own(name) and end in ("", "from", "to") and any(map(str.strip, values)):
            asked.add(name)
    return sorted(asked - {its.name for its in filters})


def condition(chip):
    """[Q] of one chip. Raises LookupError."""
    its = chip.filter
    if its.kind == GONE:
        raise LookupError(chip.name)
    if its.unset and NONE in chip.chosen:
        rest = [word for word in chip.chosen if word != NONE]
        either = its.where("none", None) | (its.where("is", read_all(its, rest)) if rest else Q(pk__in=[]))
        return [~either if chip.negated else either]
    if its.kind == TEXT:
        return [its.where("has", word) for word in chip.chosen]
    if its.kind == CHOICE:
        if not chip.chosen:
            return []
        within = its.where("is", read_all(its, chip.chosen))
        return [~within if chip.negated else within]
    ends = (("from", chip.since), ("to", chip.until))
    if chip.chosen and not (chip.since or chip.until):
        raise LookupError(chip.name)
    return [its.where(how, its.read(text)) for how, text in ends if text]


def read_all(its, words):
    return [its.read(word) for word in words]


def parts_of(name):
    """What an address may say of one filter."""
    return name, f"{name}.op", f"{name}.from", f"{name}.to"


def narrowed(queryset, params, fields):
    """Rows of a list by API, narrowed by what the company defined: `fields.<key>=…`, with .from and .to. Raises Refused
    for what names nothing."""
    asked = {name.removeprefix("fields.") for name in params if name.startswith("fields.")}
    if not asked:
        return queryset
    filters = {f"fields.{its.key}": replace(own(its), name=f"fields.{its.key}") for its in fields}
    for name in sorted(asked):
        if f"fields.{name.partition('.')[0]}" not in filters:
            raise Refused(_("There is no such field."), f"fields.{name}")
    for its in filters.values():
        chip = Chips(params, [its]).chip(its)
        try:
            queryset = queryset.filter(*condition(chip))
        except LookupError as error:
            raise Refused(_("That is no value of this field."), its.name) from error
    return queryset

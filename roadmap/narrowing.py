"""Filters of the roadmap: those of the initiatives list, and one on the health that their work has."""

from dataclasses import replace
from urllib.parse import parse_qsl

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models.customfield import fields_of
from accounts.ownfields import is_own
from accounts.templatetags.ui import HEALTH
from accounts.views import chip_filters
from accounts.views.chip_filters import CHOICE, GONE, NONE, TEXT, Filter
from accounts.views.chips import Chips
from roadmap import health as rules
from roadmap.history.picked import Want
from roadmap.lens import FILTERS
from strategy.views.filters import declared


def filters_of(workspace, lens, fields=None):
    """[Filter] of what this lens may ask; a roadmap of one product is not narrowed by product. fields: the company's own
    of an initiative, where they are at hand."""
    found = [
        replace(its, name="products") if its.name == "product" else its
        for its in declared(workspace, fields_of(workspace, "initiative") if fields is None else fields)
    ]
    found = [its for its in found if (its.name in FILTERS or is_own(its.name))]
    health = Filter(
        "health", _("Health"), "h-ok", CHOICE, lambda _how, _words: Q(), chip_filters.one_of(rules.ORDER),
        lambda: [(word, HEALTH[word][1]) for word in rules.ORDER],
    )  # fmt: skip
    return [its for its in [*found, health] if not (lens.product and its.name == "products")]


def chips_of(workspace, lens, params=None, fields=None):
    """Chips that say what narrows this lens; params: the address, for a chip that is being added. fields: as filters_of
    has them."""
    asked = QueryDict(mutable=True)
    for name, value in [*lens.pairs(filters=""), *parse_qsl(lens.filters)]:
        asked.appendlist(name, value)
    if params and params.get("add"):
        asked["add"] = params["add"]
    return Chips(asked, filters_of(workspace, lens, fields))


def narrow(initiatives, lens, workspace):
    """The queryset without what the filters leave out."""
    return chips_of(workspace, lens).apply(initiatives) if lens.filters else initiatives


def wants_of(chips):
    """[picked.Want] of what is asked for, to be asked of plain values. Raises LookupError, naming the filter, for what
    names nothing."""
    return [want_of(chip) for chip in chips.chips if chip.chosen or chip.since or chip.until]


def want_of(chip):
    if chip.filter.kind == GONE:
        raise LookupError(chip.name)
    its, words = chip.filter, [word for word in chip.chosen if word != NONE or not chip.filter.unset]
    try:
        if its.kind == TEXT:
            return Want(its.name, has=words[0])
        since, until = (its.read(text) if text else None for text in (chip.since, chip.until))
        values = frozenset(str(getattr(value, "pk", value)) for value in map(its.read, words))
    except LookupError as error:
        raise LookupError(its.name) from error
    return Want(its.name, values, len(words) < len(chip.chosen), chip.negated, since=since, until=until)


def healthy(lines, lens):
    """The lines whose computed health is asked for: known only once their work was read."""
    asked = QueryDict(lens.filters)
    words = [word for word in asked.getlist("health") if word]
    if not words:
        return lines
    no = asked.get("health.op") == "not"
    return [line for line in lines if (line.health in words) != no]

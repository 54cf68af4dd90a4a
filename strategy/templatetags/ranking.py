"""Scores, ranks and what moves them, in words."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategy.given import inputs_of
from strategy.priorities import OPEN
from strategy.ranking.words import said_formula, told, told_input, told_score

register = template.Library()

register.filter("score", told_score)
register.filter("amount_of", told)


@register.filter
def moves(effect):
    """ "moves up 3, to 5" of an Effect."""
    if effect.held:
        return _("held at %(n)s by hand") % {"n": effect.held}
    if effect.up > 0:
        return ngettext("moves up %(n)s, to %(to)s", "moves up %(n)s, to %(to)s", effect.up) % {
            "n": effect.up,
            "to": effect.new_rank,
        }
    if effect.up < 0:
        return ngettext("moves down %(n)s, to %(to)s", "moves down %(n)s, to %(to)s", -effect.up) % {
            "n": -effect.up,
            "to": effect.new_rank,
        }
    return _("stays at %(n)s") % {"n": effect.rank}


@register.filter
def named(titles, pk):
    """The title out of {id: (title, product's key, number)}."""
    return titles[pk][0] if pk in titles else "–"


@register.filter
def keyed(titles, pk):
    return "{1}-{2}".format(*titles[pk]) if pk in titles else ""


@register.filter
def all_named(titles, pks):
    """ "Allergen labels, Loyalty credits and 2 more" """
    names = [named(titles, pk) for pk in pks]
    if len(names) <= 3:
        return ", ".join(names)
    return _("%(names)s and %(n)s more") % {"names": ", ".join(names[:3]), "n": len(names) - 3}


@dataclass
class Scored:
    """An initiative's score in the default model, for its page."""

    model: Any
    inputs: list
    result: Any
    formula: str
    promised: dict
    is_open: bool


@register.simple_tag
def score_of(initiative):
    """The Scored of one initiative; None while there is no model, and for what was never scored and no longer is a
    candidate. Five queries."""
    model = initiative.workspace.scoring_models.in_order().first()
    if model is None:
        return None
    inputs = inputs_of(initiative, model)
    is_open = initiative.state in OPEN
    if not is_open and all(item.value is None for item in inputs if not item.criterion.source):
        return None
    result = model.scheme.score({item.criterion.key: item.value for item in inputs})
    kept = initiative.promises.order_by("-number").values_list("score", flat=True).first()
    return Scored(model, inputs, result, said_formula(model), kept or {}, is_open)


@register.filter
def input_told(item):
    """The input of a Given in words, with its unit."""
    words = told_input(item.criterion, item.value)
    unit = item.criterion.unit
    return f"{words} {unit}" if unit and unit != "%" and item.value is not None else words

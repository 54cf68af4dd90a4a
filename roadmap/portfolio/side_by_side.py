"""Projects side by side: by the product they serve, disagreements first, then the worst, unless asked otherwise."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from roadmap import health as rules


@dataclass
class Group:
    """product, lead, shared_health: what its projects share, None or "" where it is something else. axes: its projects, in
    the order that was asked for. title: of a group that shares none of them."""

    product: object = None
    lead: object = None
    shared_health: str = ""
    title: str = ""
    axes: list = field(default_factory=list)

    @property
    def late(self):
        return sum(axis.late for axis in self.axes)

    @property
    def health(self):
        return rules.worst(axis.facts.health.state for axis in self.axes)


def grouped(axes, by="product", sort="worst"):
    """[Group] of projects by product, lead, health or not at all, in each by one of SORTS. Those that serve no product
    and those without a lead stand last."""
    found = {}
    for axis in axes:
        key, made = GROUPS[by](axis)
        found.setdefault(key, made).axes.append(axis)
    for group in found.values():
        group.axes.sort(key=lambda axis: (SORTS[sort](axis), axis.project.name.casefold()))
    return sorted(found.values(), key=PLACES[by])


def of_product(axis):
    product = axis.delivery.initiative.product if axis.delivery else None
    return product, Group(product=product, title="" if product else _("Without an initiative"))


def of_lead(axis):
    lead = axis.project.lead
    return lead, Group(lead=lead, title="" if lead else _("Nobody"))


def of_health(axis):
    state = axis.facts.health.state
    return state, Group(shared_health=state)


def of_all(axis):
    return None, Group()


def place(group):
    """Products with a disagreement first, then by name; work that serves none stands last."""
    name = group.product.name.casefold() if group.product else ""
    return group.product is None, not any(axis.word.differs for axis in group.axes), name


def place_of_lead(group):
    return group.lead is None, str(group.lead).casefold()


def rank(axis):
    """Where somebody says another health than the one computed comes first, then the worst health."""
    return not axis.word.differs, rules.ORDER.index(axis.facts.health.state)


def last_of(date):
    """What has no such day stands last."""
    return date is None, date or dt.date.max


def promised(axis):
    return axis.delivery.promise.end if axis.delivery and axis.delivery.promise else axis.project.deadline


SORTS = {
    "worst": rank,
    "name": lambda axis: (),
    "progress": lambda axis: -(axis.facts.share or 0),
    "promise": lambda axis: last_of(promised(axis)),
    "plan": lambda axis: last_of(axis.facts.planned_finish),
    "forecast": lambda axis: last_of(axis.p50),
}
GROUPS = {"product": of_product, "lead": of_lead, "health": of_health, "none": of_all}
PLACES = {
    "product": place,
    "lead": place_of_lead,
    "health": lambda group: rules.ORDER.index(group.shared_health),
    "none": lambda group: (),
}


def count(axes):
    """[(health, how many)] of those there are, the worst first."""
    states = [axis.facts.health.state for axis in axes]
    return [(state, states.count(state)) for state in rules.ORDER if state in states]

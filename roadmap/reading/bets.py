"""Initiatives as they are drawn."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse

from accounts.columns import day, ident, loaded, moment, number, plain, raws
from accounts.prepared import Prepared
from strategy import shares
from strategy.models import Horizon, Initiative, State

WHOLE = Fraction(1)
COLUMNS = (
    plain("pk"), plain("product"), plain("owner"), plain("theme"), plain("parent"), "number", "title", "public_title",
    "version", "state", "held_from", plain("start"), plain("end"), "precision", "horizon", "card_place", plain("effort"),
    "confidence",
    plain("custom"), plain("goal_shares"), plain("created_at"),
)  # fmt: skip


class Served(list):
    """The goals that an initiative serves, in their order; a template asks them as it asks a record's."""

    def all(self):
        return self


@dataclass(slots=True, eq=False)
class Bet:
    """An initiative: what of its record a list, a board or a timeline draws, under the very names the record has.
    product, owner, theme, goals: the records that are at hand, which many share; theme: None where it is in the trash.
    born: when it was written down, as text."""

    pk: uuid.UUID
    key: str
    product: Any
    owner: Any
    theme: Any
    parent_id: uuid.UUID | None
    number: int
    title: str
    public_title: str
    version: int
    state: str
    held_from: str
    start: dt.date | None
    end: dt.date | None
    precision: str
    horizon: str
    card_place: str
    effort: Decimal | None
    confidence: int | None
    custom: dict
    goal_shares: dict
    born: str
    goals: Served = field(default_factory=Served)

    def __str__(self):
        return self.title

    @property
    def pillar(self):
        return self.theme

    @property
    def workspace(self):
        return self.product.workspace

    @property
    def workspace_id(self):
        return self.product.workspace_id

    @property
    def product_id(self):
        return self.product.pk

    @property
    def owner_id(self):
        return self.owner and self.owner.pk

    @property
    def created_at(self):
        return moment(self.born)

    def get_absolute_url(self):
        return reverse("strategy:initiative_show", args=[self.workspace.slug, self.key])

    def get_state_display(self):
        return State(self.state).label

    def get_horizon_display(self):
        return Horizon(self.horizon).label

    def parts(self):
        """{goal: 0..1} of how it is divided among its goals."""
        if len(self.goals) == 1 and not self.goal_shares:
            return {self.goals[0]: WHOLE}
        found = {goal.key: goal for goal in self.goals}
        return {found[key]: part for key, part in shares.divided(list(found), self.goal_shares).items()}


def bets(initiatives, hand):
    """[Bet] of a queryset of one workspace's initiatives, in its order, without its goals; one query. hand: AtHand."""
    return made(initiatives.values_list(*COLUMNS), hand)


def made(rows, hand):
    """The same of rows of COLUMNS."""
    products, people, themes = raws(hand.products), raws(hand.people), raws(hand.themes)
    found = []
    for row in rows:
        pk, product, owner, theme, parent, figure, title, public, version, state, held, start, end, *rest = (
            row
        )
        precision, horizon, place, effort, confidence, custom, given, born = rest
        product = products[product]
        found.append(
            Bet(
                ident(pk), f"{product.key}-{figure}", product, people.get(owner), themes.get(theme),
                ident(parent) if parent else None, figure, title, public, version, state, held, day(start), day(end),
                precision, horizon, place, number(effort), confidence, loaded(custom), loaded(given), born,
            )
        )  # fmt: skip
    return found


def with_goals(found, hand):
    """The Bets, each with the goals that it serves, in the order in which they were linked; one query."""
    by_id, goals = {bet.pk.hex: bet for bet in found}, raws(hand.goals)
    for initiative, goal in served(hand.workspace.pk):
        bet = by_id.get(initiative.replace("-", ""))
        if bet is not None and goal in goals:
            bet.goals.append(goals[goal])
    return found


@Prepared
def served(workspace):
    """(id of an initiative, id of a goal that it serves) of all, in the order in which they were linked."""
    links = Initiative.goals.through.objects.filter(initiative__workspace=workspace).order_by("pk")
    return links.values_list(plain("initiative"), plain("goal"))

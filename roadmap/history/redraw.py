"""A picture drawn again: the very Lines that a roadmap is made of, out of plain values. Reads no database; what it
makes is never saved."""

import uuid
from dataclasses import replace
from decimal import Decimal

from execution.models import Project
from roadmap import health as rules
from roadmap.declared import NOTHING
from roadmap.drawing.lines import Line
from roadmap.drawing.ties import Link, knotted
from roadmap.forecast import Forecast
from roadmap.models import Delivery
from roadmap.work import Facts
from strategy.models import Goal, Initiative, KeyDate, Product, Promise, Theme


class Redrawn:
    """The rows that a Picture speaks of, by their ids as strings. people: {id: Membership} where names are wanted."""

    def __init__(self, picture, workspace, people=None):
        self.picture, self.workspace, self.people = picture, workspace, people or {}
        self.no_goals = Goal.objects.none()
        self.products = {pk: self.product(name) for pk, name in picture.products.items()}
        self.themes = {pk: self.theme(name) for pk, name in picture.themes.items()}
        self.goals = {pk: self.goal(name) for pk, name in picture.goals.items()}
        self.lines = {pk: self.line(bet) for pk, bet in picture.bets.items()}
        every = {line.initiative.pk: line for line in self.lines.values()}
        links = [link_of(wait) for wait in picture.waits.values()]
        links = [
            (link, link.before, link.after) for link in links if {link.before, link.after} <= every.keys()
        ]
        knotted(every.values(), every, links)

    def product(self, name):
        return Product(
            pk=uuid.UUID(name.id), workspace=self.workspace, name=name.name, key=name.code, colour=name.colour
        )

    def theme(self, name):
        return Theme(pk=uuid.UUID(name.id), workspace=self.workspace, name=name.name, hue=name.colour)

    def goal(self, name):
        return Goal(
            pk=uuid.UUID(name.id), workspace=self.workspace, product=self.products.get(name.product),
            number=name.rank, title=name.name, period_start=name.start, period_end=name.end,
        )  # fmt: skip

    @property
    def key_dates(self):
        return [
            KeyDate(
                pk=uuid.UUID(day.id), workspace=self.workspace, product=self.products[day.product], name=day.name,
                date=day.date,
            )
            for day in self.picture.dates.values()
        ]  # fmt: skip

    def line(self, bet):
        initiative = self.initiative(bet)
        promise = self.promise(bet, initiative)
        line = Line(initiative, promise)
        for work in bet.works:
            project = Project(
                pk=uuid.UUID(work.project), workspace=self.workspace, key=work.key, name=work.name
            )
            delivery = Delivery(
                pk=uuid.UUID(work.delivery), workspace=self.workspace, initiative=initiative, project=project
            )
            line.deliveries += (delivery,)
            line.parts = {**line.parts, delivery.pk: facts(work, bet.promise)}
            line.words = {**line.words, project.pk: NOTHING}
        return line

    def initiative(self, bet):
        made = Initiative(
            pk=uuid.UUID(bet.id), workspace=self.workspace, product=self.products[bet.product], number=bet.number,
            title=bet.title, public_title=bet.public_title, problem=bet.problem, outcome=bet.outcome,
            state=bet.state, held_from=bet.held_from, start=bet.start, end=bet.end, precision=bet.precision,
            horizon=bet.horizon, effort=weeks(bet.effort), confidence=bet.confidence, custom=bet.custom,
            theme=self.themes.get(bet.theme), parent_id=uuid.UUID(bet.parent) if bet.parent else None,
        )  # fmt: skip
        made.owner = self.people.get(bet.owner)
        linked = self.no_goals.all()
        linked._result_cache = [self.goals[pk] for pk in bet.goals if pk in self.goals]
        made._prefetched_objects_cache = {"goals": linked}
        return made

    def promise(self, bet, initiative):
        found = bet.promise
        return found and Promise(
            initiative=initiative, number=found.number, title=bet.title, start=found.start, end=found.end,
            precision=found.precision, effort=weeks(found.effort), tolerance=found.tolerance,
        )  # fmt: skip


def link_of(wait):
    return Link(wait.id, uuid.UUID(wait.before), uuid.UUID(wait.after))


def weeks(effort):
    """Person-weeks as a row holds them, which counts with them; a Picture keeps what JSON does."""
    return None if effort is None else Decimal(str(effort))


def facts(work, promise):
    """work.Facts of a Work. Nobody kept how much its tasks weigh, so several projects of a bet weigh the same."""
    done = work.share is not None and work.share >= 1
    expected = Forecast(work.p50, work.p85 or work.p50, 0, 0, done=done) if work.p50 else None
    judged = rules.Health(
        work.health or rules.NO_PLAN, target=promise and promise.end, p50=work.p50, p85=work.p85, done=done
    )
    weight = 0 if work.share is None else 1
    return Facts(
        share=work.share, weight=weight, done_weight=work.share or 0, tasks=0, done=0, start=work.start,
        end=work.end, planned_finish=work.end, forecast=expected, health=judged, reason=work.reason, began=work.began,
        state=work.state,
    )  # fmt: skip


def drawn(picture, workspace):
    """The Picture with what is drawn of each bet."""
    lines = Redrawn(picture, workspace).lines
    return replace(picture, bets={pk: with_line(bet, lines[pk]) for pk, bet in picture.bets.items()})


def with_line(bet, line):
    """The Bet with what its Line draws."""
    return replace(
        bet, first=line.start, last=line.end, expected=line.expected[0] if line.expected else None,
        health=line.health, percent=line.percent,
    )  # fmt: skip

"""The little axis of a linked project: promise, plan, forecast and today in per cent of one span."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from roadmap import health as rules
from roadmap.declared import NOTHING, Word
from roadmap.words import day
from roadmap.work import Facts, on_plan
from timeline import drift

AIR = 4  # per cent left free at each end


@dataclass
class Axis:
    """project, delivery or None, facts, the word on it; the pairs are (from, to) in per cent, None where not drawn."""

    project: object
    facts: Facts
    today: object
    delivery: object = None
    word: Word = NOTHING

    @property
    def late(self):
        return self.facts.health.state in rules.LATE

    @property
    def tone(self):
        return {rules.OFF_TRACK: "off", rules.AT_RISK: "risk"}.get(self.facts.health.state, "ok")

    @property
    def p50(self):
        """Where the forecast ends, while work is left."""
        found = self.facts.forecast
        return found.p50 if found and not found.done else None

    @property
    def drift(self):
        end = self.facts.planned_finish
        return drift((on_plan(end, self.p50) - end).days) if self.p50 and end else None

    @property
    def span(self):
        days = [self.facts.start, self.facts.end, self.p50, self.today, *self.promised]
        known = [d for d in days if d]
        return min(known), max(known)

    @property
    def promised(self):
        promise = self.delivery.promise if self.delivery else None
        return (promise.start or self.facts.start, promise.end) if promise else (None, None)

    def at(self, date):
        first, last = self.span
        room = max((last - first).days, 1)
        return round(AIR + (date - first).days / room * (100 - 2 * AIR), 1)

    @property
    def plan(self):
        start, end = self.facts.start, self.facts.end
        return (self.at(start or end), self.at(end or start)) if start or end else None

    @property
    def promise(self):
        start, end = self.promised
        return (self.at(min(start, end)), self.at(end)) if start and end and end != self.facts.end else None

    @property
    def solid(self):
        """The forecast as far as the plan reaches."""
        start, end = self.plan
        return start, min(end, self.at(self.p50)) if self.p50 and self.p50 > self.span[0] else end

    @property
    def tail(self):
        end = self.facts.end
        return (self.at(end), self.at(self.p50)) if self.p50 and end and self.p50 > end else None

    @property
    def now(self):
        return self.at(self.today)

    @property
    def words(self):
        """What the picture says, for those who do not see it."""
        parts = []
        if self.facts.start and self.facts.end:
            parts.append(
                _("Planned %(start)s to %(end)s")
                % {"start": day(self.facts.start), "end": day(self.facts.end)}
            )
        if self.promise:
            parts.append(_("promised %(day)s") % {"day": day(self.promised[1])})
        if self.p50:
            parts.append(_("forecast %(day)s") % {"day": day(self.p50)})
        return ", ".join([*parts, _("today %(day)s") % {"day": day(self.today)}])

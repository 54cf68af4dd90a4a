"""Where an initiative stands on the roadmap without dates: now, next or later. Pure, but for the words; what `place` says
of one, `standing` asks of the database."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _l

NOW, NEXT, LATER, OVER = "now", "next", "later", ""
LABELS = {NOW: _l("Now"), NEXT: _l("Next"), LATER: _l("Later")}
SOON = 183  # days within which what is decided on, or about to be, comes next
DECIDED = ("approved", "in_review")
WAITING = ("draft", "on_hold")
DONE = ("shipped", "declined")


def by_dates(state, start, today):
    """NOW, NEXT, LATER, or OVER for what is shipped or declined.

    state: of strategy.states. start: day on which its plan begins, None unscheduled. What is on hold waits for a word,
    so it is later whatever its days say.
    """
    if state in DONE:
        return OVER
    if state == "in_delivery":
        return NOW
    soon = start is not None and (start - today).days <= SOON
    return NEXT if state in DECIDED and soon else LATER


def place(state, start, today, said=""):
    """The same, unless somebody said another place by hand; what is over is over."""
    found = by_dates(state, start, today)
    return said or found if found else OVER


def standing(places, today):
    """Q of the initiatives whose place() is one of `places`, by what their own rows say."""
    soon = Q(state__in=DECIDED, start__lte=today + dt.timedelta(days=SOON))
    far = Q(state__in=DECIDED) & (Q(start=None) | Q(start__gt=today + dt.timedelta(days=SOON)))
    dated = {NOW: Q(state="in_delivery"), NEXT: soon, LATER: far | Q(state__in=WAITING)}
    found = Q(state__in=DONE) if OVER in places else Q(pk__in=[])
    for one in dated.keys() & set(places):
        found |= ~Q(state__in=DONE) & (Q(horizon=one) | Q(horizon="") & dated[one])
    return found


def of_line(line, today):
    """place() of a Line."""
    return place(line.state, line.start, today, line.initiative.horizon)


def dated(line, today):
    """by_dates() of a Line: where it would stand if nobody had said a word."""
    return by_dates(line.state, line.start, today)

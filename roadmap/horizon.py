"""Where an initiative stands on the roadmap without dates: now, next or later. Pure, but for the words."""

from django.utils.translation import gettext_lazy as _l

NOW, NEXT, LATER, OVER = "now", "next", "later", ""
LABELS = {NOW: _l("Now"), NEXT: _l("Next"), LATER: _l("Later")}
SOON = 183  # days within which what is decided on, or about to be, comes next
DECIDED = ("approved", "in_review")
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


def of_line(line, today):
    """place() of a Line."""
    return place(line.state, line.start, today, line.initiative.horizon)


def dated(line, today):
    """by_dates() of a Line: where it would stand if nobody had said a word."""
    return by_dates(line.state, line.start, today)

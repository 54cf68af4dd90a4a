"""What a move on the roadmap would break, said before it is made."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap import words
from roadmap.drafts.consequences import (
    BLOCKS,
    GOAL_END,
    GOAL_START,
    NEEDS,
    PROMISE,
    Aim,
    Frame,
    Pledge,
    Tied,
    breaks,
)
from roadmap.drawing.ties import begins, ends, tied_lines
from strategy.approving.snapshots import FROZEN
from strategy.models import State


def foreseen(initiative, start, end, changes, today):
    """[(kind, sentence)] for an initiative at these dates (both None: unscheduled) and with these changes."""
    (line,) = tied_lines([initiative], today)
    before = Frame(line.start, line.end, line.precision)
    frame = Frame(start, end, changes.get("precision", line.precision) if start else "day")
    said = [
        (one.kind, sentence(one))
        for one in breaks(frame, before, ties(line), aims(line, changes), pledge(line))
    ]
    moved = (start, end) != (initiative.start, initiative.end) or FROZEN & (set(changes) - {"precision"})
    if moved and State.IN_REVIEW in (initiative.state, initiative.held_from):
        said.append(("review", _("Takes it out of review")))
    return said


def ties(line):
    """[Tied] of what still waits at either end."""
    return [tied(tie, line) for tie in line.ties if tie.waits]


def tied(tie, line):
    other, waits = tie.other(line), tie.before is line
    return Tied(other.initiative.title, waits, begins(other) if waits else ends(other))


def aims(line, changes):
    """[Aim] of the goals it serves after the move."""
    served = list(line.initiative.goals.select_related("product"))
    now = changes.get("goals", served)
    return [Aim(goal.key, goal.period_start, goal.period_end, goal not in served) for goal in now]


def pledge(line):
    return Pledge(line.promise.end, line.promise.tolerance) if line.promise else None


def sentence(found):
    """ "Ends 3 weeks after Substitution rules begins" """
    said = {"label": found.label, "long": long(found), "day": words.day(found.day)}
    said["tolerance"] = words.working_days(found.tolerance)
    return SENTENCES[found.kind]() % said


SENTENCES = {
    BLOCKS: lambda: _("Ends %(long)s after %(label)s begins, which waits for it"),
    NEEDS: lambda: _("Begins %(long)s before %(label)s is done, which it needs"),
    GOAL_END: lambda: _("Ends %(long)s after %(label)s, which runs to %(day)s"),
    GOAL_START: lambda: _("Is over %(long)s before %(label)s begins"),
    PROMISE: lambda: _("Breaks the promise of %(day)s by %(long)s, with %(tolerance)s tolerated"),
}


def long(found):
    if found.kind == PROMISE:
        counted = words.working_days(found.days)
    elif found.days % 7 == 0:
        weeks = found.days // 7
        counted = ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}
    else:
        counted = ngettext("%(n)s day", "%(n)s days", found.days) % {"n": found.days}
    return _("at least %(days)s") % {"days": counted} if found.least else counted

"""How a goal's progress comes about, in parts that people can check: which part weighs what."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Activity
from strategy.models import Measure, Progress

SOURCES = {
    Progress.KEY_RESULTS: lambda: _("from its key results"),
    Progress.INITIATIVES: lambda: _("from the work on its initiatives"),
    Progress.MANUAL: lambda: _("said by hand"),
}


@dataclass(frozen=True)
class Part:
    """title: of a key result or an initiative. formula: how it comes to its per cents. weight: per cents of the
    whole, None of what does not count; note: why it does not. percent: None where nothing tells."""

    id: Any
    title: str
    url: str
    formula: str
    weight: float | None
    percent: int | None
    note: str = ""

    @property
    def weighs(self):
        """ "25%", "0.4%" of the whole; "" of what does not count."""
        if self.weight is None:
            return ""
        return f"{self.weight:.0f}%" if self.weight >= 1 or not self.weight else f"{self.weight:.1f}%"


@dataclass(frozen=True)
class Explanation:
    """sentence: the rule. sum: what the last line is called. by, at, note: who said it, when and with which words."""

    mode: str
    sentence: str
    percent: int | None
    expected: int
    parts: list[Part] = field(default_factory=list)
    sum: str = ""
    by: Any = None
    at: Any = None
    note: str = ""


def source(goal):
    """Where its number comes from, for beside the number: "from its key results"."""
    return SOURCES[goal.progress_mode]()


def explain(measured):
    """Explanation of a Measured. A goal that is told by its initiatives has been given them (`with_work`)."""
    match measured.goal.progress_mode:
        case Progress.MANUAL:
            return by_hand(measured)
        case Progress.INITIATIVES:
            return measured.rolled.explain(measured)
    parts = [result_part(result, len(measured.results)) for result in measured.results]
    return answer(
        measured,
        _("The mean of its key results. Each is the way gone from start to target, and weighs the same."),
        parts=parts,
        sum=ngettext("One key result", "Mean of %(n)s", len(parts)) % {"n": len(parts)},
    )


def answer(measured, sentence, **more):
    percent = measured.percent if measured.told else None
    return Explanation(measured.goal.progress_mode, sentence, percent, measured.expected_percent, **more)


def result_part(result, count):
    record = result.record
    return Part(
        record.pk, record.title, record.goal.get_absolute_url(), way(result), 100 / count, result.percent
    )


def way(result):
    """ "(67 − 58) ÷ (85 − 58)" of a key result, with its own numbers."""
    record = result.record
    if not result.measured:
        return _("not measured yet")
    if record.kind == Measure.YES_NO:
        return record.said(result.now)
    words = {
        "now": plain(record, result.now),
        "start": plain(record, record.start_value),
        "target": plain(record, record.target_value),
    }
    if record.direction == "down":
        return _("(%(start)s − %(now)s) ÷ (%(start)s − %(target)s)") % words
    return _("(%(now)s − %(start)s) ÷ (%(target)s − %(start)s)") % words


def plain(record, value):
    return record.said(value).removesuffix("%")


def by_hand(measured):
    said = last_said(measured.goal)
    return answer(
        measured,
        _("Somebody says how far it is; nothing is computed."),
        by=said and said.actor,
        at=said and said.at,
        note=said.note if said else "",
    )


def last_said(goal):
    """The log's row of the last time somebody said how far it is, None before that."""
    rows = Activity.objects.of(goal).filter(changes__has_key="progress_said")
    return next((row for row in rows.newest_first() if row.changes["progress_said"][1] is not None), None)

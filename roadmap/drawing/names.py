"""A bar in words: what a screen reader hears, and the words of its time frame."""

from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from accounts.templatetags.shell import seen_from, short_dates
from accounts.templatetags.ui import status_word
from roadmap import words
from roadmap.drawing.lines import COARSE
from roadmap.reading.once import Once
from timeline import calendar as units

HEALTH = {
    "on_track": _l("on track"),
    "at_risk": _l("at risk"),
    "off_track": _l("off track"),
    "no_plan": _l("no plan"),
}


class Names:
    """Says the lines of one page; what is the same in many of them is looked up once."""

    def __init__(self):
        self.day, self.view = Once(short_dates()), seen_from()
        self.state = Once(lambda state: str(status_word(state)).lower())
        self.health = {state: str(said) for state, said in HEALTH.items()}
        self.drift = Once(lambda note: _("forecast %(drift)s") % {"drift": words.drift(note)})
        self.frame = Once(lambda frame_: _("planned %(frame)s") % {"frame": framed(*frame_, *self.view)})
        self.done = Once(lambda percent: _("%(share)s%% done") % {"share": percent})
        self.span = Once(self.spanning)
        self.promised, self.whole = _("promised %(day)s"), _("part of %(title)s")
        self.unscheduled, self.undecided = _("unscheduled"), _("needs a decision")
        self.projects = Once(lambda n: ngettext("linked project %(keys)s", "linked projects %(keys)s", n))

    def name(self, line):
        """ "Standing orders, in delivery, 38% done, planned 27 Apr to 14 Aug, forecast 3 weeks later, …" """
        parts = [line.initiative.title, self.state[line.state]]
        if line.judged and line.percent is not None:
            parts.append(self.done[line.percent])
        parts.append(self.planned(line))
        if line.drift:
            parts.append(self.drift[line.drift])
        if line.off_promise:
            parts.append(self.promised % {"day": self.day[line.promise.end]})
        if line.health:
            parts.append(self.health[line.health])
        if line.undecided:
            parts.append(self.undecided)
        if line.whole:
            parts.append(self.whole % {"title": line.whole.initiative.title})
        if line.ties:
            parts += [tie.said_of(line) for tie in line.conflicts]
        if line.deliveries:
            keys = ", ".join([d.project.key for d in line.deliveries])
            parts.append(self.projects[len(line.deliveries)] % {"keys": keys})
        return ", ".join(parts)

    def planned(self, line):
        if line.start is None:
            return self.unscheduled
        if line.coarse:
            return self.frame[*line.span, line.precision]
        return self.span[line.span]

    def spanning(self, span):
        start, end = span
        return _("planned %(start)s to %(end)s") % {"start": self.day[start], "end": self.day[end]}


def name(line):
    return Names().name(line)


def on_a_slide(line):
    """The same for a whole room: without keys, promises and what waits for what."""
    parts = [line.initiative.title, line.initiative.get_state_display().lower()]
    if line.judged and line.percent is not None:
        parts.append(_("%(share)s%% done") % {"share": line.percent})
    parts.append(planned(line))
    if line.drift:
        parts.append(_("forecast %(drift)s") % {"drift": words.drift(line.drift)})
    if line.health:
        parts.append(str(HEALTH[line.health]))
    return ", ".join(parts)


def worked(line):
    """ "worked 1 Jul 2009 to 29 Sep 2011", "worked since 1 Jul 2009"; "" where nobody began."""
    facts = line.facts
    if not facts or not facts.began:
        return ""
    if facts.ended is None:
        return _("worked since %(start)s") % {"start": words.day(facts.began)}
    days = {"start": words.day(facts.began), "end": words.day(facts.ended)}
    return _("worked %(start)s to %(end)s") % days


def planned(line):
    return Names().planned(line)


def frame(start, end, precision):
    """A time frame as coarse as it was said: "27 Apr – 14 Aug", "Q3 2027", "H1 – H2 2027"."""
    return framed(start, end, precision, *seen_from())


@lru_cache(maxsize=20_000)
def framed(start, end, precision, _year, _language):
    if precision not in COARSE:
        return words.days(start, end)
    first, last = units.floor(start, precision), units.floor(end, precision)
    if first == last:
        return unit(first, precision)
    same_year = first.year == last.year and precision != "year"
    return f"{unit(first, precision, not same_year)} – {unit(last, precision)}"


def unit(day, precision, with_year=True):
    year = f" {day.year}" if with_year else ""
    match precision:
        case "month":
            return words.month(day) + year
        case "quarter":
            return f"Q{units.quarter(day)}{year}"
        case "half":
            return f"H{1 if day.month < 7 else 2}{year}"
    return str(day.year)

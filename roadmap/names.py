"""A bar in words: what a screen reader hears, and the words of its time frame."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from accounts.templatetags.ui import status_word
from roadmap import words
from roadmap.lines import COARSE
from timeline import calendar as units

HEALTH = {
    "on_track": _l("on track"),
    "at_risk": _l("at risk"),
    "off_track": _l("off track"),
    "no_plan": _l("no plan"),
}


def name(line):
    """ "Standing orders, in delivery, 38% done, planned 27 Apr to 14 Aug, forecast 3 weeks later, …" """
    parts = [line.initiative.title, str(status_word(line.state)).lower()]
    if line.judged and line.percent is not None:
        parts.append(_("%(share)s%% done") % {"share": line.percent})
    parts.append(planned(line))
    if line.drift:
        parts.append(_("forecast %(drift)s") % {"drift": words.drift(line.drift)})
    if line.off_promise:
        parts.append(_("promised %(day)s") % {"day": words.day(line.promise.end)})
    if line.health:
        parts.append(str(HEALTH[line.health]))
    if line.undecided:
        parts.append(_("needs a decision"))
    if line.whole:
        parts.append(_("part of %(title)s") % {"title": line.whole.initiative.title})
    parts += [tie.said_of(line) for tie in line.conflicts]
    if line.deliveries:
        keys = ", ".join(d.project.key for d in line.deliveries)
        words_ = ngettext("linked project %(keys)s", "linked projects %(keys)s", len(line.deliveries))
        parts.append(words_ % {"keys": keys})
    return ", ".join(parts)


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
    if not line.scheduled:
        return _("unscheduled")
    if line.coarse:
        return _("planned %(frame)s") % {"frame": frame(line.start, line.end, line.precision)}
    return _("planned %(start)s to %(end)s") % {"start": words.day(line.start), "end": words.day(line.end)}


def frame(start, end, precision):
    """A time frame as coarse as it was said: "27 Apr – 14 Aug", "Q3 2027", "H1 – H2 2027"."""
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

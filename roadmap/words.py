"""What the numbers say, in sentences for people; the numbers come from forecast.py and health.py."""

from functools import lru_cache

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.templatetags.shell import seen_from, short_date, short_start
from roadmap import health as rules
from roadmap.grammar import sentence

day = short_date  # "14 Aug", with the year only when it is not this one


def days(first, last):
    """ "4 – 18 Sep", "20 Jan – 3 Feb 2027": what the last day says already, the first one leaves out."""
    return day(last) if first == last else f"{short_start(first, last)} – {day(last)}"


def reason(health, view=None):
    """Why the health is what it is, in one sentence. view: shell.seen_from, asked once for many."""
    return said(health, *(view or seen_from()))


@lru_cache(maxsize=4000)
def said(health, _year, _language):
    """Asked for every project of a page, again at every look, and changed only by work. The year is in its dates."""
    if health.state == rules.NO_PLAN:
        return nothing(health)
    words = {
        "p50": day(health.p50),
        "p85": day(health.p85),
        "target": target(health),
        "limit": day(health.limit),
        "behind": working_days(health.behind),
        "tolerance": working_days(health.tolerance),
    }
    return SENTENCES[health.state](health) % words


def nothing(health):
    if health.p50 is None:
        return _("There is no task to forecast from.")
    return _("Nothing to compare with: no promised end and no deadline.")


def on_track(health):
    if health.done:
        return _("All work is done, the last of it on %(p50)s; %(target)s.")
    if health.p85 <= health.target:
        return _("Forecast %(p50)s to %(p85)s, in time; %(target)s.")
    return _("Forecast %(p50)s to %(p85)s; %(target)s, and %(tolerance)s are tolerated.")


def at_risk(health):
    return _("Forecast %(p50)s is within, but %(p85)s beyond the %(tolerance)s tolerated; %(target)s.")


def off_track(health):
    if health.done:
        return _("The work ended on %(p50)s, %(behind)s late, with %(tolerance)s tolerated; %(target)s.")
    return _("Forecast %(p50)s is %(behind)s late, with %(tolerance)s tolerated; %(target)s.")


def brief(health):
    """The same in half a line, for where the dates stand beside it: "30 working days late."."""
    if health.state == rules.NO_PLAN:
        return nothing(health)
    if health.state == rules.ON_TRACK:
        return sentence(target(health))
    if health.state == rules.AT_RISK:
        return _("May pass the limit of %(limit)s.") % {"limit": day(health.limit)}
    return _("%(behind)s late.") % {"behind": working_days(health.behind)}


SENTENCES = {rules.ON_TRACK: on_track, rules.AT_RISK: at_risk, rules.OFF_TRACK: off_track}


def target(health):
    if health.against == "promise":
        return _("promised for %(day)s") % {"day": day(health.target)}
    return _("due by %(day)s") % {"day": day(health.target)}


def working_days(count):
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def drift(note):
    """ "3 weeks later", "2 days earlier" of a timeline Note."""
    number = note.number
    if note.unit == "w":
        later = ngettext("%(n)s week later", "%(n)s weeks later", number)
        earlier = ngettext("%(n)s week earlier", "%(n)s weeks earlier", number)
    else:
        later = ngettext("%(n)s day later", "%(n)s days later", number)
        earlier = ngettext("%(n)s day earlier", "%(n)s days earlier", number)
    return (later if note.days > 0 else earlier) % {"n": number}


def month(day):
    """ "April" """
    return formats.date_format(day, "F")


def short_month(day):
    """ "Apr" """
    return formats.date_format(day, "M")

"""What the page of a decision says of a request."""

import datetime as dt
import json
import re

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.templatetags.shell import short_date
from strategy import timeframe
from strategy.approving import voices as around
from strategy.models import Priority
from strategy.ranking.words import written
from strategy.templatetags.strategy import weeks_short

register = template.Library()

AROUND = 160  # characters kept on either side of the sentence that counts
SHOWN_POINTS = 50
SHOWN_DOTS = 6


@register.filter
def quoted(quote):
    """[("" or "mark", text)] of a quote: the sentence that counts, and as much around it as a card holds."""
    words, mark = quote["words"], quote["highlight"]
    before, found, after = words.partition(mark) if mark else ("", "", words)
    if len(before) > AROUND:
        before = "…" + re.sub(r"^\S*\s", "", before[-AROUND:])
    room = AROUND if found else 2 * AROUND
    if len(after) > room:
        after = re.sub(r"\s\S*$", "", after[:room]) + "…"
    return [(kind, text) for kind, text in (("", before), ("mark", found), ("", after)) if text]


@register.filter
def holds(requirements):
    """ "3 must, 1 should, 1 could" """
    counts = [(p, sum(r["priority"] == p for r in requirements)) for p in Priority.values]
    said = [f"{n} {str(Priority(p).label).lower()}" for p, n in counts if n]
    return ", ".join(said) if said else _("no requirement")


@register.simple_tag
def consent_of(request):
    """How a request stands: who agreed, and how many are needed."""
    return request.consent()


@register.filter
def dots(consent):
    """A dot for each that is needed, full for each that agreed; [] beyond what is read at a glance."""
    agreed = min(len(consent.agreed), consent.needed)
    return [n < agreed for n in range(consent.needed)] if consent.needed <= SHOWN_DOTS else []


@register.filter
def voices(request):
    return around.voices(request)


@register.simple_tag(takes_context=True)
def from_when(context, snapshot):
    """ "from 14 September", "in Q3 2027" of a snapshot; "" without dates."""
    if not snapshot["start"]:
        return ""
    if snapshot["precision"] != "day":
        start, end = (dt.date.fromisoformat(snapshot[name]) for name in ("start", "end"))
        today = context["request"].workspace.today()
        return _("in %(period)s") % {"period": timeframe.words(start, end, snapshot["precision"], today)}
    return _("from %(day)s") % {"day": whole_day(dt.date.fromisoformat(snapshot["start"]))}


def whole_day(date):
    """ "14 September", with the year only where it is not this one."""
    pattern = "j F" if date.year == timezone.localdate().year else "j F Y"
    return formats.date_format(date, pattern)


@register.simple_tag(takes_context=True)
def asks(context, request):
    """ "12 weeks from 14 September, request 2": what a request in the queue asks for."""
    snapshot = request.snapshot
    effort = weeks_short(snapshot["effort"]) if snapshot["effort"] is not None else _("No estimate")
    when = from_when(context, snapshot)
    said = f"{effort} {when}" if when else _("%(effort)s, no dates yet") % {"effort": effort}
    return _("%(what)s. Request %(n)s.") % {"what": said, "n": request.number} if request.number > 1 else said


@register.simple_tag
def week_day(date):
    """ "Thu 18 Jun" as a date of the machine, too."""
    words = f"{formats.date_format(date, 'D')} {short_date(date)}"
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), words)


@register.filter
def as_json(value):
    return json.dumps(value)


@register.filter
def changed_rows(rows):
    """(added, cut) of [Row] of two lists."""
    return sum(row.kind == "ins" for row in rows), sum(row.kind == "del" for row in rows)


@register.filter
def person_weeks(size):
    """7, 7.5: as many places as there are."""
    return written(size, 0 if size == int(size) else 1)


@register.simple_tag
def say_points():
    """The button of a request for changes for every number of points it may have, 0 first, in the reader's language."""
    return [
        ngettext("Send back with %(n)s point", "Send back with %(n)s points", n) % {"n": n}
        if n
        else _("Send back")
        for n in range(SHOWN_POINTS + 1)
    ]

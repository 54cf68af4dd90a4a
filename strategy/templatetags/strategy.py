import datetime as dt
import decimal
import math

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import marks
from strategy import explaining, periods, timeframe
from strategy.models import Measure, Planning, Priority

register = template.Library()


@register.simple_tag(takes_context=True)
def time_frame(context, start, end, precision):
    """ "Q3 2027", "27 Apr – 14 Aug"; "" without dates. Takes dates or their ISO text."""
    start, end = as_date(start), as_date(end)
    return timeframe.words(start, end, precision, context["request"].workspace.today())


def as_date(value):
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else value or None


@register.filter
def weeks(effort):
    """ "30 person-weeks" """
    if effort is None or effort == "":
        return "–"
    number = decimal.Decimal(str(effort)).normalize()
    if number == 1:
        return _("1 person-week")
    shown = formats.localize(int(number) if number == number.to_integral_value() else number)
    return _("%(n)s person-weeks") % {"n": shown}


@register.filter
def weeks_short(effort):
    """ "30 weeks", for a cell whose row says that it is effort."""
    if effort is None or effort == "":
        return "–"
    number = decimal.Decimal(str(effort)).normalize()
    shown = formats.localize(int(number) if number == number.to_integral_value() else number)
    return ngettext("%(n)s week", "%(n)s weeks", math.ceil(number)) % {"n": shown}


@register.filter
def said(record, value):
    """A value of a key result in words: "67%", "€0.21", "Yes", "6.8"."""
    return record.said(value)


@register.filter
def off_line(result):
    """ "3 below expected" of a measured key result."""
    record = result.record
    if record.kind == Measure.YES_NO:
        return _("reached") if result.now else _("not yet")
    if not result.off:
        return _("as expected")
    words = _("%(n)s below expected") if result.off < 0 else _("%(n)s above expected")
    return words % {"n": record.said(abs(result.off)).removesuffix("%")}


@register.simple_tag(takes_context=True)
def period_words(context, goal):
    """ "Q3 2026", "H1 FY27", "2 Mar – 30 Sep": as it was picked. The workspace's year is read once a request."""
    request = context["request"]
    if not hasattr(request, "fiscal_month"):
        request.fiscal_month = Planning.seen(request.workspace).fiscal_month
    return periods.words(goal.period, request.workspace.today(), request.fiscal_month)


@register.filter
def source(goal):
    """Where its number comes from: "from its key results"."""
    return explaining.source(goal)


@register.filter
def explained(measured):
    """The Explanation of a Measured."""
    return explaining.explain(measured)


@register.filter
def share_of(parts, goal):
    """Whole per cents of what an initiative gives to a goal, out of its `parts`."""
    return round(parts.get(goal, 0) * 100)


@register.filter
def marked(new, old):
    """[Mark] of a text against what it was."""
    return marks.words(old, new)


@register.filter
def rows_against(new, old):
    """[Row] of a list of a snapshot against what it was."""
    return marks.rows(old, new)


@register.filter
def priority_word(value):
    return dict(Priority.choices).get(value, value)

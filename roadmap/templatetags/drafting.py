"""What the drawn roadmap tells the script that moves its bars."""

from functools import lru_cache
from itertools import product

from django import template
from django.template.loader import render_to_string
from django.utils import dates
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from accounts.inlays import laid_in, part_of
from roadmap.drafts import placing
from roadmap.drawing import arrow_markup, axis_markup
from roadmap.drawing.bar_markup import BarMarkup, drafted
from roadmap.drawing.lane_markup import LaneMarkup
from roadmap.drawing.phone_markup import PhoneMarkup
from strategy import horizon

register = template.Library()


@register.simple_tag(takes_context=True)
def drawn_lanes(context, lanes):
    """The timeline.PlacedLane of a roadmap, with their bars."""
    workspace, can = context["request"].workspace, context["shell"]["can"]
    pen = BarMarkup(workspace, context["lens"], can, context.get("paint"))
    everything = context.get("everything", False)
    markup = LaneMarkup(
        pen, part_of(context), context["lens"], context["places"], context["order_url"], everything=everything
    )
    return laid_in(context, markup.lanes(lanes))


@register.simple_tag
def axis_ticks(drawn):
    """The rows of words above a timeline.Timeline."""
    return axis_markup.ticks(drawn.head, get_language())


@register.simple_tag
def axis_lines(drawn):
    """The lines behind its lanes."""
    return axis_markup.lines(drawn.head)


@register.simple_tag
def drawn_arrows(drawn):
    """What waits for what on a timeline.Timeline."""
    return arrow_markup.arrows(drawn)


@register.simple_tag(takes_context=True)
def phone_markup(context):
    """What writes the rows of this page's list on a phone."""
    return PhoneMarkup(context["request"].workspace)


@register.simple_tag(takes_context=True)
def phone_lanes(context, pen, phone):
    """What PhoneMarkup makes of a phone.Phone."""
    return laid_in(context, pen.lanes(phone, context.get("everything", False)))


@register.simple_tag
def phone_rows(pen, rows):
    """All of a list: [(Line, phone.Small or None)]."""
    return mark_safe("".join(pen.rows(rows)))


@register.simple_tag(takes_context=True)
def draft_data(context, line):
    """What a card of the parking lot tells the script that moves it."""
    return format_html_join("", ' data-{}="{}"', drafted(line, context["shell"]["can"]).items())


@register.filter
def handling(line):
    """What dragging its bar does: "place", "propose" or ""."""
    return placing.handling(line)


@register.simple_tag(takes_context=True)
def lanes_of(context, line):
    """The values of the lanes it stands in already, for a card that is carried onto one."""
    each = [standing(line, name, context["today"]) or [""] for name in context["lens"].lanes.split(",")]
    return " ".join(",".join(values) for values in product(*each))


def standing(line, name, today):
    """The values of the lanes of one level that it stands in."""
    match name:
        case "horizon":
            return [horizon.of_line(line, today)]
        case "state":
            return [line.state]
    return placing.values(line.initiative, name)


@register.simple_tag
def spoken(name):
    """A template that hangs on nothing but the language."""
    return drawn_in(get_language(), name)


@lru_cache(maxsize=40)
def drawn_in(_language, name):
    return mark_safe(render_to_string(name).strip())


@register.simple_tag
def month_names(short=False):
    """ "Jan|Feb|…" """
    return months_in(get_language(), short)


@lru_cache(maxsize=40)
def months_in(_language, short):
    table = dates.MONTHS_3 if short else dates.MONTHS
    return "|".join(str(table[n]).capitalize() for n in range(1, 13))


@register.simple_tag
def lane_refusal(group):
    """The sentence for a drop into another lane where that changes nothing; "" where it does."""
    name = next((name for name in group.split(",") if name in placing.REFUSALS), None)
    return placing.REFUSALS[name]() if name else ""

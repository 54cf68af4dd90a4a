"""What the drawn roadmap tells the script that moves its bars."""

from django import template
from django.utils import dates
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from roadmap import placing
from roadmap.bar_markup import BarMarkup, drafted, written
from roadmap.phone_markup import PhoneMarkup

register = template.Library()


@register.simple_tag(takes_context=True)
def bar_markup(context):
    """What writes the bars of this page."""
    workspace, can = context["request"].workspace, context["shell"]["can"]
    return BarMarkup(workspace, context["lens"], can, context.get("paint"))


@register.simple_tag(takes_context=True)
def lane_bars(context, pen, bars):
    """The timeline.Placed of a lane, in their order; those that hold others by their template."""
    if not any(placed.held for placed in bars):
        return written(pen, bars)
    holder = context.template.engine.get_template("roadmap/roadmap/_container.html")
    found = []
    for placed in bars:
        if placed.held:
            with context.push(p=placed, line=placed.bar.data):
                found.append(holder.render(context))
        else:
            found.append(pen.bar(placed))
    return mark_safe("".join(found))


@register.simple_tag(takes_context=True)
def phone_markup(context):
    """What writes the rows of this page's list on a phone."""
    return PhoneMarkup(context["request"].workspace)


@register.simple_tag
def phone_row(pen, line, small):
    """An initiative of that list, with its phone.Small or None."""
    return pen.rows([(line, small)])


@register.simple_tag
def phone_rows(pen, rows):
    """All of a list: [(Line, phone.Small or None)]."""
    return pen.rows(rows)


@register.simple_tag(takes_context=True)
def draft_data(context, line):
    """What a card of the parking lot tells the script that moves it."""
    return format_html_join("", ' data-{}="{}"', drafted(line, context["shell"]["can"]).items())


@register.filter
def handling(line):
    """What dragging its bar does: "place", "propose" or ""."""
    return placing.handling(line)


@register.simple_tag
def lane_place(head, places):
    """What tells the script where a lane stands among those that change places; of two levels the first of a section."""
    own = head.section or head
    if own.id not in places or (head.section and not head.first):
        return ""
    return format_html(' data-id="{}" data-place="{}"', own.id, places[own.id][0])


@register.simple_tag(takes_context=True)
def lanes_of(context, line):
    """The values of the lanes it stands in already, for a card that is carried onto one."""
    return " ".join(placing.values(line.initiative, context["lens"].lanes))


@register.simple_tag
def month_names(short=False):
    """ "Jan|Feb|…" """
    table = dates.MONTHS_3 if short else dates.MONTHS
    return "|".join(str(table[n]).capitalize() for n in range(1, 13))


@register.simple_tag
def lane_refusal(group):
    """The sentence for a drop into another lane where that changes nothing; "" where it does."""
    name = next((name for name in group.split(",") if name in placing.REFUSALS), None)
    return placing.REFUSALS[name]() if name else ""

"""What the drawn roadmap tells the script that moves its bars."""

from django import template
from django.utils import dates
from django.utils.html import format_html_join

from accounts.templatetags.ui import status_css
from roadmap import placing

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_data(context, line, placed=None):
    """Attributes of a bar, or of a card of the parking lot: what dragging it does ("place", "propose"; nothing for
    those who only read), the version that was read, its days, how precise they are, and the px it occupies."""
    can = context["shell"]["can"]
    if not can["LAUNCH"]:  # whoever neither moves nor proposes
        return ""
    does = placing.handling(line)
    if does == placing.PLACE and not can["SHAPE"]:
        does = ""
    own = line.initiative
    found = {"can": does, "v": own.version}
    if line.scheduled:
        found |= {"from": line.start.isoformat(), "to": line.end.isoformat(), "unit": line.precision}
    else:
        found |= {"days": placing.days_of(own.effort), "css": status_css(line.state)}
    if placed:
        found["o"] = "{:.0f} {:.0f}".format(*placed.occupied)
    return format_html_join("", ' data-{}="{}"', found.items())


@register.filter
def handling(line):
    """What dragging its bar does: "place", "propose" or ""."""
    return placing.handling(line)


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

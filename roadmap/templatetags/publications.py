"""What was published and this reader has not yet seen, for the first page they come to."""

from django import template

from roadmap.published import FEW, newest_unread

register = template.Library()

SHOWN = FEW - 1


@register.inclusion_tag("roadmap/publication/_strip.html", takes_context=True)
def publications(context):
    """The newest few that are unread, and how many more wait behind them. One query."""
    request = context["request"]
    found = newest_unread(request.membership.pk)
    return context.flatten() | {"publications": found[:SHOWN], "more": len(found) > SHOWN}

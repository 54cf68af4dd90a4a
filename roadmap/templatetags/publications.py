"""What was published and this reader has not yet seen, for the first page they come to."""

from django import template

from roadmap.published import unread_of

register = template.Library()

SHOWN = 3


@register.inclusion_tag("roadmap/publication/_strip.html", takes_context=True)
def publications(context):
    """The newest few that are unread, and how many more wait behind them. One query."""
    request = context["request"]
    found = list(unread_of(request.membership)[: SHOWN + 1])
    return context.flatten() | {"publications": found[:SHOWN], "more": len(found) > SHOWN}

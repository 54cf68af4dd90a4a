"""How far goals are where the work on their initiatives says so; asked once for the whole page's list."""

from django import template

from roadmap import rollup

register = template.Library()


@register.simple_tag(takes_context=True)
def standings(context, measured):
    """[Measured] of a whole list, in its order, with what the work says."""
    return rollup.complete(list(measured), context["request"].workspace.today())

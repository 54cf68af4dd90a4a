"""How far goals are where the work on their initiatives says so; asked once for the whole page's list."""

from django import template

from roadmap.tree import rollup

register = template.Library()


@register.simple_tag(takes_context=True)
def standings(context, measured):
    """[Measured] of a whole list, in its order, with what the work says."""
    return rollup.complete(list(measured), context["request"].workspace.today())


@register.simple_tag(takes_context=True)
def stood(context, sections):
    """[(Group, rows)] of the table of initiatives, each goal among the headings with what the work says."""
    heads = [group for group, _rows in sections if group and group.measured]
    found = rollup.complete([group.measured for group in heads], context["request"].workspace.today())
    for group, measured in zip(heads, found, strict=True):
        group.measured = measured
    return sections

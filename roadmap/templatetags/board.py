"""What the board tells of its columns and cards."""

from urllib.parse import urlencode

from django import template
from django.utils import formats
from django.utils.translation import gettext as _

from roadmap import words
from roadmap.boards import shelving

register = template.Library()


@register.simple_tag
def refusal_of(grouping):
    """Why carrying a card along these columns or rows changes nothing, "" where it does."""
    return shelving.refusal(grouping.word)


@register.filter
def level(shelf):
    """A column's heading stands below that of its row."""
    return "h3" if shelf.head else "h2"


@register.filter
def of_column(notes, pk):
    return notes.get(pk, "")


@register.filter
def of_weeks(weeks, capacity):
    """ "94 of 100 wk", "94 wk" where nobody said how much there is."""
    said = {"n": f"{float(weeks):g}", "of": f"{capacity or 0:g}"}
    return (_("%(n)s of %(of)s wk") if capacity else _("%(n)s wk")) % said


@register.filter
def day_beside(day, other):
    """A day without its year, where the day that stands beside it says that already."""
    same = other is not None and day.year == other.year
    return formats.date_format(day, "j M") if same else words.day(day)


@register.filter
def takes_new(head, lens):
    """Whether something new may begin in this column: a draft has no other state, and what is now has begun."""
    return lens.columns.word != "state" or head.state == "draft"


@register.simple_tag(takes_context=True)
def new_query(context, cell, shelf):
    """The address of a new initiative in a column, and in a row."""
    lane = f"{cell.head.value},{shelf.head.value}" if shelf.head else cell.head.value
    pairs = context["lens"].pairs()
    return "?" + urlencode([*pairs, ("lane", lane)])


@register.simple_tag
def nothing_in(head, lens):
    """What belongs into a column that is empty."""
    if lens.filters:
        return _("Nothing here that you filter for.")
    return EMPTY.get(head.id, lambda: _("Nothing here."))()


EMPTY = {
    "h-now": lambda: _("Nothing is in delivery."),
    "h-next": lambda: _("Nothing is decided that begins within half a year."),
    "h-later": lambda: _("No directions yet."),
}

import datetime as dt

from django import template
from django.utils import formats
from django.utils.translation import gettext as _

from accounts.templatetags.shell import short_date, short_start
from execution.models import Kind
from execution.models.person import DAYS

register = template.Library()

LOOKS = {"0": "l0", "1": "l1", "2": "l2", "3": "l3", "4": "l4", "over": "o1", "far": "o2", "away": "away"}
MONDAY = dt.date(2024, 1, 1)


@register.filter
def load_css(cell):
    """The step of the ramp that a week's cell wears."""
    return LOOKS[cell.level]


@register.filter
def at(items, place):
    return items[place]


@register.filter
def amount(cell, unit):
    """What a cell says: per cent, or days of work; nothing taken is a dash."""
    if cell.share is None:
        return _("Away")
    if not cell.load:
        return "–"
    return formats.localize(cell.days_taken.normalize() + 0) if unit == "days" else str(cell.share)


@register.filter
def week(monday):
    """ "6 – 12 Jul" """
    sunday = monday + dt.timedelta(days=6)
    return f"{short_start(monday, sunday)} – {short_date(sunday)}"


@register.simple_tag
def cell_words(row, cell, unit):
    """What the cell is called: whose week it is, and how full. Begins with what is written in it."""
    words = {"shown": amount(cell, unit), "name": row.person.name, "week": week(cell.monday)}
    if cell.share is None:
        return _("%(shown)s all week: %(name)s, %(week)s") % words
    words |= {"share": cell.share, "days": formats.localize(cell.days_over)}
    if unit == "days":
        words["shown"] = _("%(shown)s days, %(share)s%%") % words
    elif cell.load:
        words["shown"] = _("%(share)s%%") % words
    else:
        words["shown"] = _("– nothing planned") % words
    if cell.is_over:
        return _("%(shown)s, %(days)s days too many: %(name)s, %(week)s") % words
    return _("%(shown)s: %(name)s, %(week)s") % words


@register.filter
def is_member(person):
    return person.kind == Kind.MEMBER


@register.filter
def week_days(person):
    """[(short name, long name, whether they work)] from Monday to Sunday."""
    names = [MONDAY + dt.timedelta(days=n) for n in range(len(DAYS))]
    return [
        (formats.date_format(day, "D")[:2], formats.date_format(day, "l"), n in person.weekdays)
        for n, day in enumerate(names)
    ]


@register.filter
def meter_share(cell):
    """How much of a bar of 130 % or more a hundred per cent is: where the limit stands."""
    return 100 * 100 / max(100, cell.share or 0)


@register.filter
def of_full(share, cell):
    """A part's width in the bar, per cent."""
    return 100 * share / max(100, sum(part for _project, part in cell.parts))


@register.simple_tag(takes_context=True)
def placeholders(context):
    """[person with `work` (how many allocations are still to come) and `since`] of all but members."""
    request = context["request"]
    today = request.workspace.today()
    found = (
        request.workspace.persons.filter(active=True).exclude(kind=Kind.MEMBER).order_by("kind", "name", "id")
    )
    rows = {person.pk: person for person in found}
    for person in rows.values():
        person.work, person.since = 0, None
    ahead = request.workspace.allocations.filter(person__in=rows, end__gte=today).order_by("start", "id")
    for pk, start in ahead.values_list("person_id", "start"):
        rows[pk].work += 1
        rows[pk].since = rows[pk].since or start
    return sorted(rows.values(), key=lambda person: (person.kind == Kind.EQUIPMENT, person.name.casefold()))

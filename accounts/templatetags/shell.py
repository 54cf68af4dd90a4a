import datetime
import functools

from django import template
from django.core.files.storage import storages
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from accounts.addresses import address

register = template.Library()

HUES = 6


def sheet():
    """The address of the sheet that all signs are on."""
    return _sheet(storages["staticfiles"])


@functools.lru_cache(maxsize=4)
def _sheet(storage):
    """Looked up a thousand times a page otherwise; another storage has another."""
    return storage.url("icons.svg")


@register.simple_tag
def icon(name, size=16):
    return drawn(sheet(), name, int(size))


@functools.lru_cache(maxsize=1000)
def drawn(sheet, name, size):
    """Asked for a hundred times a page, and there are few of them."""
    small = f" i-{size}" if size != 16 else ""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="{}#i-{}"></use></svg>', small, sheet, name
    )


@register.simple_tag(takes_context=True)
def wurl(context, name, *args):
    """An address within the current workspace."""
    return address(name, context["request"].workspace.slug, *args)


@register.filter
def short_date(date):
    """ "14 Aug", with the year only when it is not this one."""
    return said(date.toordinal(), date.year == timezone.localdate().year, get_language())


def short_dates():
    """short_date for the many days of one page: year and language are asked once."""
    year, language = seen_from()
    return lambda date: said(date.toordinal(), date.year == year, language)


@functools.lru_cache(maxsize=4000)
def said(ordinal, this_year, _language):
    """Asked for a thousand times a page, and there are few days."""
    date = datetime.date.fromordinal(ordinal)
    return formats.date_format(date, "j M" if this_year else "j M Y")


@register.simple_tag
def day(date, empty="–"):
    if not date:
        return empty
    if isinstance(date, datetime.datetime):
        date = timezone.localtime(date).date() if timezone.is_aware(date) else date.date()
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), short_date(date))


@register.simple_tag
def short_day(at):
    """The date of a point in time as plain words, to stand within a sentence."""
    return short_date(timezone.localtime(at).date())


@register.simple_tag
def moment(at):
    """A point in time: today by the clock, else by its date."""
    local = timezone.localtime(at)
    words = (
        formats.time_format(local, "H:i")
        if local.date() == timezone.localdate()
        else short_date(local.date())
    )
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), words)


@register.simple_tag
def days_range(start, end):
    if not start and not end:
        return ""
    if not start or not end or start == end:
        return day(start or end)
    return ranged(start, end, *seen_from())


@functools.lru_cache(maxsize=20_000)
def ranged(start, end, _year, _language):
    first = format_html('<time datetime="{}">{}</time>', start.isoformat(), short_start(start, end))
    return mark_safe(f"{first} – {day(end)}")


def seen_from():
    """(this year, the language): whatever is said of days and kept holds for these alone."""
    return timezone.localdate().year, get_language()


def short_start(start, end):
    """What of the first day the last one does not say already: "4" of 4 – 18 Sep, "20 Jan" of 20 Jan – 3 Feb 2027."""
    if start.year != end.year:
        return short_date(start)
    return formats.date_format(start, "j" if start.month == end.month else "j M")


@register.filter
def initials(name):
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


@register.filter
def hue(key):
    """One of six avatar hues, the same for the same person everywhere."""
    return sum(str(key).encode()) % HUES + 1


@register.filter
def percent(share):
    """0.384 -> "38%"; an unfinished whole never rounds up to 100."""
    if share is None:
        return "–"
    return f"{int(share * 100 + 0.5) if share in (0, 1) else min(99, int(share * 100 + 0.5))}%"


@register.filter
def hours(value):
    """Person-hours without needless zeros: 7.50 -> "7.5"."""
    return "" if value is None else formats.localize(value.normalize() if value % 1 else int(value))

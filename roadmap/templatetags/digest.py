"""What a mail needs inline, because mail readers know no stylesheet of ours."""

from django import template
from django.utils.safestring import mark_safe

from accounts.templatetags.shell import short_date, short_start
from roadmap.digests import words

register = template.Library()

FAMILY = "Inter,'Segoe UI',Helvetica,Arial,sans-serif"
INK = {
    "text": "#1d1c19",
    "quiet": "#55524b",
    "faint": "#6c6860",
    "none": "#6c6860",
    "ok": "#2c6b45",
    "risk": "#8a5300",
    "off": "#ae2621",
    "approved": "#0c6a70",
    "link": "#2d52d1",
}
CLASSES = {
    "text": "t1",
    "quiet": "t2",
    "faint": "t3",
    "none": "t3",
    "link": "lnk",
}  # named in the style block


@register.simple_tag
def font(size, line, tone="text", weight=400):
    """The inline style of text: sizes in px."""
    bold = f"font-weight:{weight};" if weight != 400 else ""
    color = INK.get(tone, INK["quiet"])
    return mark_safe(f"font-family:{FAMILY};font-size:{size}px;line-height:{line}px;{bold}color:{color};")


@register.filter
def mail_class(tone):
    """The class through which the style block recolours a tone in the dark."""
    return CLASSES.get(tone, tone if tone in INK else "t2")


@register.filter
def mail_day(date):
    return short_date(date) if date else ""


@register.filter
def mail_from(old, new):
    """The day something moved from, without what the day it moved to says already."""
    return short_start(old, new) if new else short_date(old)


@register.filter
def told(publication):
    return words.told(publication)


@register.filter
def asked(waiting, today):
    return words.asked(waiting, today)

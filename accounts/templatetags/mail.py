"""What a mail needs inline, because mail readers know no stylesheet of ours."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

FAMILY = "Inter,'Segoe UI',Helvetica,Arial,sans-serif"
# The light side of tokens.css; the style block of a mail recolours by class where it is read in the dark.
INK = {"text": "#1d1c19", "quiet": "#55524b", "faint": "#6c6860", "link": "#2d52d1"}


@register.simple_tag
def font(size, line, tone="text", weight=400):
    """The inline style of text: sizes in px."""
    bold = f"font-weight:{weight};" if weight != 400 else ""
    return mark_safe(f"font-family:{FAMILY};font-size:{size}px;line-height:{line}px;{bold}color:{INK[tone]};")

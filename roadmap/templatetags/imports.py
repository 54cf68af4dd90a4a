"""Words and shares for the pages of an import."""

from django import template
from django.utils.translation import gettext_lazy as _

from roadmap.imports.nouns import LABELS

register = template.Library()
ALSO = {"product": _("Products"), "decision": _("Decisions taken elsewhere")}
FEW = 4


@register.filter
def landed_word(noun):
    return LABELS.get(noun) or ALSO.get(noun, noun)


@register.filter
def nouns_word(noun):
    """ "tasks", within a sentence."""
    return str(landed_word(noun)).lower()


@register.filter
def part(count, kind):
    return count.get(kind, 0)


@register.filter
def share(progress):
    """Whole per cents of what is done."""
    total = progress.get("total") if progress else 0
    return min(100, round(100 * progress["done"] / total)) if total else 0


@register.filter
def few(names):
    """The first names, and that there are more."""
    names = list(names)
    return ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")

"""The head of a drawn roadmap as HTML, and the lines behind its lanes: the same for everybody for a whole day."""

from functools import lru_cache

from django.utils.safestring import mark_safe

from accounts.escaping import escape
from roadmap import words

KEPT = 200  # heads of which this is kept
BETWEEN = "\n        "


@lru_cache(maxsize=KEPT)
def ticks(head, _language):
    """The words of a timeline.Head, and its small ticks."""
    upper = [f'<div class="tl-q" style="--s:{t.s};--d:{t.d}">{upper_words(t)}</div>' for t in head.upper]
    lower = [
        f'<div class="tl-m{" now" if t.now else ""}" style="--s:{t.s};--d:{t.d}">{lower_words(t)}</div>'
        for t in head.lower
    ]
    small = [f'<i class="tl-wk" style="--s:{s}"></i>' for s in head.small]
    return mark_safe(BETWEEN.join(map("".join, (upper, lower, small))))


def upper_words(tick):
    return f"<span>{escape(tick.label)}</span>" if tick.fits else ""


def lower_words(tick):
    if not tick.fits:
        return ""
    return escape(words.month(tick.date) if tick.kind == "month" else tick.label)


@lru_cache(maxsize=KEPT)
def lines(head):
    """What is over, weekends, and where units begin."""
    past = f'<div class="tl-past" style="--s:{head.past}"></div>' if head.past else ""
    weekends = [f'<i class="tl-we" style="--s:{s};--d:{d}"></i>' for s, d in head.weekends]
    units = [
        f'<i class="tl-line{" q" if line.strong else ""}" style="--s:{line.s}"></i>' for line in head.lines
    ]
    return mark_safe("".join([past, *weekends, *units]))

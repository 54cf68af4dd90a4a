"""What waits for what as HTML, drawn over the bars; written here for the same reason as bar_markup.py. What it says
stands in the names of the bars."""

from django.utils.safestring import mark_safe

from accounts.escaping import escape
from accounts.templatetags.shell import icon
from accounts.templatetags.ui import css_number
from roadmap.drawing.ties import how_long

KINDS = {"none": "dep", "plan": "dep off", "forecast": "dep off fc"}


def arrows(drawn):
    """The markup of a timeline.Timeline's arrows, "" where there is none."""
    if not drawn.arrows:
        return ""
    warn, lines, tags = icon("warn", 12), [], []
    for arrow in drawn.arrows:
        lines.append(
            f'<g class="{KINDS[arrow.conflict]}" data-ends="{arrow.before} {arrow.after}"><path class="dep-l" '
            f'd="{arrow.path}"/><path class="dep-h" d="{arrow.head}"/></g>'
        )
        if arrow.conflict != "none":
            tied = arrow.data
            tags.append(
                f'<span class="dep-tag" style="--x:{arrow.x:g}px;--y:{arrow.y:g}px" title="{escape(tied.sentence)}">'
                f"{warn}{escape(how_long(tied.overlap))}</span>"
            )
    crowded = " crowded" if drawn.crowded else ""
    size = f'width="{css_number(drawn.width)}" height="{css_number(drawn.height)}"'
    return mark_safe(
        f'<div class="tl-deps{crowded}" aria-hidden="true"><svg {size}>{"".join(lines)}</svg>{"".join(tags)}</div>'
    )

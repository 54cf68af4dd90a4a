"""The matrix as SVG text, with what a script needs to drag a bubble. Strings are escaped; sizes are px.

Of the state and the confidence only classes are written: colours are the style sheet's.
"""

import json
from operator import attrgetter

from accounts.escaping import escape
from strategy.ranking.matrix import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH

NUMBERED = 9  # from this radius on a bubble carries its rank


def svg(drawing, title, corners=(), middle=None, axis_label="", axes=None, told=str):
    """The whole picture.

    corners: four words, top left, top right, bottom left, bottom right. middle: (x, y) values at which the quadrants
    meet, None for none. axes: plain values for the script, kept in data-axes. told: a number as the reader reads it.
    Each bubble's `who` has key, title, rank, css and words (its values in words).
    """
    parts = [
        f'<svg class="bubble" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" data-axes="{escape(json.dumps(axes or {}))}">'
    ]
    parts += quadrants(drawing, corners, middle)
    parts += grid(drawing, told)
    parts.append(
        f'<text class="ax" x="{(LEFT + RIGHT) / 2:g}" y="414" text-anchor="middle">{escape(axis_label)}</text>'
    )
    parts += circles(drawing.bubbles)
    parts += [
        f'<text class="bt" x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}">{escape(label.words)}</text>'
        for label in drawing.labels
    ]
    parts.append('<circle class="was" r="0"/><path class="mv" d=""/></svg>')
    return "".join(parts)


def quadrants(drawing, corners, middle):
    if middle is None:
        return
    x, y = drawing.x.at(middle[0]), drawing.y.at(middle[1])
    yield f'<rect class="qd" x="{LEFT}" y="{TOP}" width="{x - LEFT:.1f}" height="{y - TOP:.1f}"/>'
    yield f'<path class="ql" d="M{x:.1f} {TOP}V{BOTTOM}M{LEFT} {y:.1f}H{RIGHT}"/>'
    spots = [
        (LEFT + 10, 32, "start"),
        (RIGHT - 8, 32, "end"),
        (LEFT + 10, 370, "start"),
        (RIGHT - 8, 370, "end"),
    ]
    for words, (at, down, anchor) in zip(corners, spots, strict=False):
        yield f'<text class="qt" x="{at}" y="{down}" text-anchor="{anchor}">{escape(words)}</text>'


def grid(drawing, told):
    for value, pixel in drawing.y.ticks:
        if value != drawing.y.low:
            yield f'<path class="gl" d="M{LEFT} {pixel:.1f}H{RIGHT}"/>'
        yield f'<text class="ax" x="{LEFT - 8}" y="{pixel + 4:.1f}" text-anchor="end">{escape(told(value))}</text>'
    for value, pixel in drawing.x.ticks:
        yield f'<text class="ax" x="{pixel:.1f}" y="398" text-anchor="middle">{escape(told(value))}</text>'
    yield f'<path class="bl" d="M{LEFT} {BOTTOM}H{RIGHT}"/>'


def circles(bubbles):
    """The largest below, so that none hides another; each with its words, and its rank where there is room."""
    for b in sorted(bubbles, key=attrgetter("radius"), reverse=True):
        who = b.who
        number = (
            f'<text class="bn" x="{b.x:.1f}" y="{b.y + 4:.1f}" text-anchor="middle">{who.rank}</text>'
            if b.radius >= NUMBERED
            else ""
        )
        yield (
            f'<g data-k="{who.key}" data-n="{who.rank}"><circle class="bub {who.css}" cx="{b.x:.1f}" cy="{b.y:.1f}" '
            f'r="{b.radius:.1f}"><title>{who.told}</title></circle>{number}</g>'
        )

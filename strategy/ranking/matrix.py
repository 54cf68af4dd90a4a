"""The geometry of the matrix: two axes, a bubble for each candidate, labels that never lie on one another.

Pure: numbers in px in and out, y growing downwards. `place_labels` is greedy: the most important label first, at the
first of its places that is free, or not at all.
"""

import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple

WIDTH, HEIGHT = 412, 420
LEFT, RIGHT, TOP, BOTTOM = 40, 402, 14, 380  # of the plot
LARGEST, SMALLEST = 23.0, 3.0  # radii
CROWD = 30  # more bubbles than that become smaller
LABELS = 40  # at most, the first of the ranking
CHAR, LINE = 6.3, 15.0  # width of a letter and height of a line of a label
WIDEST = 26  # letters
SKEWED = 20  # times the smallest that the largest is where an axis bends
LEAST = 1e-9  # values nearer to each other than this are one


@dataclass(frozen=True)
class Axis:
    """Values from low to high over pixels from `start` to `end`; bent, it runs with the square root.

    ticks: [(value, px)], the round values within.
    """

    low: float
    high: float
    start: float
    end: float
    bent: bool = False
    ticks: tuple = ()

    def share(self, value):
        if self.bent:
            return math.sqrt(max(0.0, value - self.low)) / math.sqrt(self.high - self.low)
        return (value - self.low) / (self.high - self.low)

    def at(self, value):
        """The pixel of a value, kept within the axis."""
        return self.start + (self.end - self.start) * min(1.0, max(0.0, self.share(value)))

    def pixels(self, values):
        """`at` of values that all lie within the axis."""
        length, span = self.end - self.start, self.high - self.low
        if self.bent:
            root = math.sqrt(span)
            return [self.start + length * (math.sqrt(value - self.low) / root) for value in values]
        return [self.start + length * ((value - self.low) / span) for value in values]

    def value(self, pixel):
        """The value at a pixel: the way back of `at`."""
        share = min(1.0, max(0.0, (pixel - self.start) / (self.end - self.start)))
        return self.low + (self.high - self.low) * (share**2 if self.bent else share)


def axis_of(values, start, end, steps=()):
    """The Axis that holds all `values`, and the values of `steps` where there are some. Begins at 0 where none is
    negative, and leaves room at its end."""
    known = [*values, *steps] or [0.0, 1.0]
    least, most = min(known), max(known)
    low = min(0.0, least)
    high = most + (most - low) * 0.08 if most - low > LEAST else low + 1
    smallest = min((v for v in known if v > 0), default=0)
    bent = low == 0 and not steps and smallest > 0 and most / smallest >= SKEWED
    axis = Axis(low, high, start, end, bent)
    return Axis(low, high, start, end, bent, tuple((v, axis.at(v)) for v in ticks(axis, steps)))


def ticks(axis, steps=()):
    """Round values within the axis, five or so; those of the steps where there are some."""
    if steps:
        return [v for v in steps if axis.low <= v <= axis.high]
    if axis.bent:
        top = 10 ** math.floor(math.log10(axis.high))
        return [v for v in (0.25 * top, top, 2.5 * top, 5 * top) if v <= axis.high]
    step = nice((axis.high - axis.low) / 4)
    first = math.ceil(axis.low / step)
    return [n * step for n in range(first, math.floor(axis.high / step + 1e-9) + 1)]


def nice(rough):
    """The 1, 2, 2.5, 5 or 10 times a power of ten that is next to `rough`."""
    power = 10 ** math.floor(math.log10(rough))
    return power * min((1, 2, 2.5, 5, 10), key=lambda n: abs(n - rough / power))


@dataclass(slots=True)
class Bubble:
    """A circle around (x, y); `who` is whatever it stands for."""

    who: Any
    x: float
    y: float
    radius: float


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other):
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    @property
    def inside(self):
        return self.left >= LEFT and self.right <= WIDTH and self.top >= 0 and self.bottom <= BOTTOM


@dataclass(frozen=True)
class Label:
    """Words beside a bubble: the anchor is "start", "middle" or "end" of them at (x, y), the line they stand on."""

    bubble: Bubble
    words: str
    x: float
    y: float
    anchor: str
    box: Box


@dataclass
class Drawing:
    x: Axis
    y: Axis
    bubbles: list = field(default_factory=list)
    labels: list = field(default_factory=list)


def draw(points, x_steps=(), y_steps=()):
    """The Drawing of points [(who, x, y, size or None, words)] in the order of their importance.

    Whoever lacks x or y has no place on it and is left out.
    """
    known = [p for p in points if p[1] is not None and p[2] is not None]
    who, xs, ys, sizes, words = zip(*known, strict=True) if known else ((),) * 5
    x, y = axis_of(xs, LEFT, RIGHT, x_steps), axis_of(ys, BOTTOM, TOP, y_steps)
    bubbles = list(map(Bubble, who, x.pixels(xs), y.pixels(ys), radii(sizes)))
    named = list(zip(bubbles[:LABELS], words, strict=False))
    return Drawing(x, y, bubbles, place_labels(named, bubbles[:LABELS]))


def radii(sizes):
    """Radii in px whose areas are as the sizes; all smaller where there are many. None is drawn small."""
    largest = max((s for s in sizes if s), default=0)
    shrink = min(1.0, math.sqrt(CROWD / len(sizes))) if sizes else 1.0
    top = max(SMALLEST * 2, LARGEST * shrink)
    least = max(SMALLEST, top / 2)
    return [max(least, top * math.sqrt(s / largest)) if s and s > 0 and largest else least for s in sizes]


def place_labels(named, bubbles):
    """[Label] for [(bubble, words)], the first have the choice. No two of them meet, none meets a bubble that is
    drawn with a number, all lie within the drawing."""
    taken, found = [around(b) for b in bubbles], []
    for own, (bubble, words) in enumerate(named):
        taken[own], kept = NOWHERE, taken[own]  # one's own bubble is no hindrance
        if label := next((label for label in places(bubble, words) if free(label.box, taken)), None):
            found.append(label)
            taken.append(label.box)
        taken[own] = kept
    return found


def around(bubble):
    return Box(
        bubble.x - bubble.radius, bubble.y - bubble.radius, bubble.x + bubble.radius, bubble.y + bubble.radius
    )


NOWHERE = Box(-1.0, -1.0, -1.0, -1.0)


def free(box, taken):
    """Whether the box lies within the drawing and meets none of the others."""
    left, top, right, bottom = box
    if not box.inside:
        return False
    return not any(a < right and left < c and b < bottom and top < d for a, b, c, d in taken)


def places(bubble, words):
    """Where its label may stand, the best first: right, left, above, below, and above or below to either side."""
    words = words if len(words) <= WIDEST else words[: WIDEST - 1].rstrip() + "…"
    gap, width = bubble.radius + 5, len(words) * CHAR
    up, down, middle = bubble.y - gap, bubble.y + gap + 10, bubble.y + 4
    yield made(bubble, words, bubble.x + gap, middle, "start", width)
    yield made(bubble, words, bubble.x - gap, middle, "end", width)
    for y in (up, down):
        yield made(bubble, words, bubble.x, y, "middle", width)
    for y in (up, down):
        yield made(bubble, words, bubble.x, y, "start", width)
        yield made(bubble, words, bubble.x, y, "end", width)


def made(bubble, words, x, y, anchor, width):
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Label(bubble, words, x, y, anchor, Box(left, y - 11, left + width, y - 11 + LINE))

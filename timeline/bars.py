"""One bar: what a lane is given, and where and how it is drawn.

Days are counted from the first day of the scale; a bar of d days covers its first and its last day.
"""

import datetime as dt
from dataclasses import dataclass, field

from timeline.metrics import ROADMAP

FADE = {"day": 0, "week": 0, "month": 8, "quarter": 18, "half": 34, "year": 70}  # px of soft end
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Bar:
    """What is known of a bar.

    start, end: planned days, both included; with either missing the bar is not scheduled and not drawn.
    precision: key of FADE. title: its name; aside: words after it ("H1 2027"). progress: 0..1 or None.
    forecast: (p50, p85) dates or None. promise: (start, end) dates, each or all of it None. has_*: signs
    it would like to show. row: row chosen by hand. tone: a key of the palette; late: tone of the tail;
    look: "solid", "dashed" or "hatch". data: anything of the caller's, handed through untouched.
    """

    id: object
    start: dt.date | None
    end: dt.date | None
    title: str = ""
    precision: str = "day"
    aside: str = ""
    progress: float | None = None
    forecast: tuple[dt.date, dt.date] | None = None
    promise: tuple[dt.date | None, dt.date | None] | None = None
    has_percent: bool = False
    has_seal: bool = False
    has_project: bool = False
    row: int | None = None
    tone: str = "bar"
    late: str = "risk"
    look: str = "solid"
    data: object = field(default=None, compare=False, repr=False)

    def __post_init__(self):
        if self.precision not in FADE:
            raise ValueError(f"unknown precision {self.precision!r}")
        if self.start and self.end and self.end < self.start:
            raise ValueError("a bar ends before it starts")

    @property
    def scheduled(self):
        """Whether it has both days."""
        return self.start is not None and self.end is not None


@dataclass(frozen=True)
class Note:
    """Drift of the forecast from the plan: days (calendar, later is positive), and for the words number
    of weeks or days, unit "w" or "d", text "+3w". x, width: px of the words with their sign, from the start
    of the range."""

    days: int
    number: int
    unit: str
    text: str
    x: float = 0
    width: float = 0


@dataclass(frozen=True)
class Tail:
    """s: day after the planned end, from the scale's start. d: days to P50. spread: days from there to
    P85. offset: days from the end of the drawn box to s (0 unless the plan lies before the range).
    cut: it leaves the range."""

    s: int
    d: int
    spread: int
    cut: bool


@dataclass(frozen=True)
class Promise:
    """The promised span where it differs from the plan. s, d: as of a bar, cut to the range. offset: days
    from the drawn start of the bar to s, may be negative. open: promised without an end. start, end: the
    promised days. tick: the end is inside the range and gets its end tick."""

    s: int
    d: int
    offset: int
    start: dt.date
    end: dt.date | None
    tick: bool


@dataclass(frozen=True)
class Label:
    """place: "inside" or "outside" (after the end). percent, seal, project: the signs kept. glyph: the
    box is wide enough for the glyph. clipped: inside although too long, because outside is off the range.
    x, width: px of an outside label, from the start of the range."""

    place: str
    percent: bool = False
    seal: bool = False
    project: bool = False
    glyph: bool = True
    clipped: bool = False
    x: float = 0
    width: float = 0


@dataclass(frozen=True)
class Placed:
    """A bar on the scale. s, d: first day and days drawn. x, width: px of its box (2 px short of its
    days). row: in its lane. y: px from the top of the lane to the top of the box. fill: percent of the
    drawn box that is done, or None. fade: px of soft ends, 0 when
    hard, at most half the box. cut_start, cut_end: it leaves the
    range there. pill: drawn 12 px wide because its days are narrower. early: days the forecast is before
    the planned end, 0 otherwise; early_s: days from the start of the range
    to its tick, None when that is not drawn. occupied: (start, end) px used by packing."""

    bar: Bar
    s: int
    d: int
    x: float
    width: float
    row: int
    y: float
    fill: float | None
    fade: int
    cut_start: bool
    cut_end: bool
    pill: bool
    tail: Tail | None
    early: int
    early_s: int | None
    note: Note | None
    promise: Promise | None
    label: Label
    occupied: tuple[float, float]

    @property
    def id(self):
        """The id of the bar."""
        return self.bar.id


def place(bar, scale, metrics=ROADMAP, spread=False):
    """The bar on the scale in row 0, or None when it is unscheduled or neither its plan nor its forecast
    tail touches the range. spread: P85 is drawn too, and is occupied."""
    last = max(bar.end, bar.forecast[0]) if bar.scheduled and bar.forecast else bar.end
    if not bar.scheduled or bar.start > scale.end or last < scale.start:
        return None
    s, d = _clip(scale, bar.start, bar.end)
    x, width, pill = _box(scale, s, d, metrics)
    tail = _tail(bar, scale)
    early = max((bar.end - bar.forecast[0]).days, 0) if bar.forecast else 0
    tick = max(scale.s(bar.forecast[0]) + 1, s) if early else None
    over = _reach(scale, x + width, tail, spread)
    words = drift((bar.forecast[0] - bar.end).days) if bar.forecast else None
    room = scale.width - over
    label = _label(bar, width, pill, room, over, metrics)
    note, end = _note(words, over, label, metrics)
    return Placed(
        bar, s, d, x, width, 0, metrics.pad + (metrics.row - metrics.bar) / 2,
        fill=_fill(bar, scale, s, d), fade=min(FADE[bar.precision], int(width / 2)),
        cut_start=bar.start < scale.start, cut_end=bar.end > scale.end, pill=pill,
        tail=tail, early=early,
        early_s=tick if early and tick <= s + d else None,
        note=note, promise=_promise(bar, scale, s), label=label,
        occupied=(x, round(end + metrics.air, 2)),
    )  # fmt: skip


def drift(days):
    """Note of a drift in calendar days: weeks rounded half up from a week on, days below; None for 0."""
    if not days:
        return None
    size = abs(days)
    number, unit = ((2 * size + 7) // 14, "w") if size >= 7 else (size, "d")
    return Note(days, number, unit, f"{'+' if days > 0 else MINUS}{number}{unit}")


def _clip(scale, start, end):
    """First day and number of days inside the range; 0 days at its edge when there are none."""
    s = min(max(scale.s(start), 0), scale.days)
    e = min(max(scale.s(end) + 1, 0), scale.days)
    return s, max(e - s, 0)


def _box(scale, s, d, metrics):
    x, width = s * scale.day, d * scale.day - 2
    if width >= metrics.pill:
        return round(x, 2), round(width, 2), False
    x = max(min(x, scale.width - metrics.pill), 0)
    return round(x, 2), float(metrics.pill), True


def _tail(bar, scale):
    if not bar.forecast or max(bar.forecast) <= bar.end or bar.end >= scale.end:
        return None
    late, latest = max(bar.forecast[0], bar.end), max(bar.forecast)
    s = min(max(scale.s(bar.end) + 1, 0), scale.days)
    p50 = min(max(scale.s(late) + 1, s), scale.days)
    p85 = min(max(scale.s(latest) + 1, p50), scale.days)
    return Tail(s, p50 - s, p85 - p50, latest > scale.end)


def _reach(scale, box_end, tail, spread):
    """px where the bar and its tail end."""
    if tail is None:
        return box_end
    return max(box_end, (tail.s + tail.d + (tail.spread if spread else 0)) * scale.day)


def _fill(bar, scale, s, d):
    if bar.progress is None:
        return None
    done = min(max(bar.progress, 0), 1) * ((bar.end - bar.start).days + 1)
    before = s - scale.s(bar.start)
    return round(min(max((done - before) / d, 0), 1) * 100, 1) if d else 100.0


def _label(bar, width, pill, room, over, metrics):
    text = metrics.text(bar.title) + (metrics.text(bar.aside) + metrics.gap if bar.aside else 0)
    glyph = width >= metrics.lead + metrics.glyph
    percent = metrics.text(f"{round(100 * (bar.progress or 0))}%") + metrics.gap
    signs = [  # the one to drop first comes first
        ("percent", bar.has_percent and bar.progress is not None, percent),
        ("seal", bar.has_seal, metrics.sign),
        ("project", bar.has_project, metrics.sign),
    ]
    kept = [(name, size) for name, wanted, size in signs if wanted]
    if not pill:
        while kept and metrics.bare + text + sum(size for _, size in kept) > width:
            kept.pop(0)
        if metrics.bare + text <= width:
            return Label("inside", **{name: True for name, _ in kept})
    outside = text + (0 if glyph else metrics.glyph + metrics.gap)
    if outside + metrics.off > room and width >= metrics.bare + 3 * metrics.char:
        return Label("inside", clipped=True)
    return Label("outside", glyph=glyph, x=round(over + metrics.off, 2), width=round(outside, 2))


def _note(words, over, label, metrics):
    """The note with its place, after an outside label, and the px where all of the bar ends."""
    end = label.x + label.width if label.place == "outside" else over
    if words is None:
        return None, end
    x = end + metrics.off
    width = metrics.text(metrics.note + words.text) + 16  # and its health sign
    note = Note(words.days, words.number, words.unit, words.text, round(x, 2), round(width, 2))
    return note, x + width


def _promise(bar, scale, bar_s):
    if not bar.promise or bar.promise == (bar.start, bar.end) or bar.promise == (None, None):
        return None
    start, end = bar.promise[0] or bar.start, bar.promise[1]
    last = end or max(bar.end, start)
    if last < start:
        start = last
    if (start, end) == (bar.start, bar.end):
        return None
    s, d = _clip(scale, start, last)
    if not d:
        return None
    return Promise(s, d, s - bar_s, start, end, end is not None and scale.holds(end))

"""One bar: from what it is given to where and how it is drawn."""

from functools import cache

from timeline.bar import FADE
from timeline.metrics import ROADMAP
from timeline.placed import Actual, Label, Note, Placed, Promise, Tail, Was

MINUS = "\N{MINUS SIGN}"
LEAST = 12  # px of the shortest arrow from an old place to the new one


def place(bar, scale, metrics=ROADMAP, spread=False):
    """The bar on the scale in row 0, or None when it is unscheduled or neither its plan nor its forecast
    tail touches the range. spread: P85 is drawn too, and is occupied."""
    if bar.start is None or bar.end is None or bar.start > scale.end:
        return None
    if (max(bar.end, bar.forecast[0]) if bar.forecast else bar.end) < scale.start:
        return None
    s, d = _clip(scale, bar.start, bar.end)
    x, width, pill = _box(scale, s, d, metrics)
    tail, early, tick, words = None, 0, None, Note(0, 0, "", bar.said) if bar.said else None
    if bar.forecast:
        tail, drifts = _tail(bar, scale), (bar.forecast[0] - bar.end).days
        words = words or drift(drifts)
        if drifts < 0:
            early, tick = -drifts, max(scale.s(bar.forecast[0]) + 1, s)
    over = x + width if tail is None else _reach(scale, x + width, tail, spread)
    label = _label(bar, width, pill, scale.width - over, over, metrics)
    note, end = _note(words, over, label, metrics)
    if note and tail and over >= scale.width and label.place == "inside":
        note, end = _within(note, tail, scale, metrics), over
    was = _was(bar, scale) if bar.was else None
    first, last = (was.s * scale.day, (was.s + was.d) * scale.day) if was else (x, end)
    return Placed(
        bar, s, d, x, width, 0, metrics.pad + (metrics.row - metrics.bar) / 2,
        fill=_fill(bar, scale, s, d), fade=min(FADE[bar.precision], int(width / 2)),
        cut_start=bar.start < scale.start, cut_end=bar.end > scale.end, pill=pill,
        tail=tail, early=early,
        early_s=tick if early and tick <= s + d else None,
        note=note, promise=_promise(bar, scale, s) if bar.promise else None,
        actual=_actual(bar, scale, s) if bar.actual else None, label=label,
        occupied=(round(min(x, first), 2), round(max(end, last) + metrics.air, 2)), was=was,
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
    s, e, days = scale.s(start), scale.s(end) + 1, scale.days
    s = 0 if s < 0 else days if s > days else s
    e = 0 if e < 0 else days if e > days else e
    return s, e - s if e > s else 0


def _box(scale, s, d, metrics):
    x, width = s * scale.day, d * scale.day - 2
    if width >= metrics.pill:
        return round(x, 2), round(width, 2), False
    x = max(min(x, scale.width - metrics.pill), 0)
    return round(x, 2), float(metrics.pill), True


def _tail(bar, scale):
    if max(bar.forecast) <= bar.end or bar.end >= scale.end:
        return None
    late, latest = max(bar.forecast[0], bar.end), max(bar.forecast)
    s = min(max(scale.s(bar.end) + 1, 0), scale.days)
    p50 = min(max(scale.s(late) + 1, s), scale.days)
    p85 = min(max(scale.s(latest) + 1, p50), scale.days)
    return Tail(s, p50 - s, p85 - p50, latest > scale.end)


def _reach(scale, box_end, tail, spread):
    """px where the bar and its tail end."""
    return max(box_end, (tail.s + tail.d + (tail.spread if spread else 0)) * scale.day)


def _fill(bar, scale, s, d):
    if bar.progress is None:
        return None
    done = min(max(bar.progress, 0), 1) * ((bar.end - bar.start).days + 1)
    before = s - scale.s(bar.start)
    return round(min(max((done - before) / d, 0), 1) * 100, 1) if d else 100.0


def _label(bar, width, pill, room, over, metrics):
    title, bare = metrics.text(bar.title), metrics.bare
    text = title if title < metrics.most else metrics.most
    if bar.aside:
        text += metrics.text(bar.aside) + metrics.gap
    if not pill and bare + text <= width:
        percent = seal = project = 0
        if bar.has_percent and bar.progress is not None:
            percent = metrics.text(f"{round(100 * bar.progress)}%") + metrics.gap
        if bar.has_seal:
            seal = metrics.sign
        if bar.has_project:
            project = metrics.sign
        if percent and bare + text + percent + seal + project > width:
            percent = 0
        if seal and bare + text + percent + seal + project > width:
            seal = 0
        if project and bare + text + percent + seal + project > width:
            project = 0
        return _inside(percent > 0, seal > 0, project > 0, title > metrics.most)
    glyph = width >= metrics.lead + metrics.glyph
    outside = text + (0 if glyph else metrics.glyph + metrics.gap)
    if outside + metrics.off > room and width >= bare + 3 * metrics.char:
        return _inside(False, False, False, True)
    return Label("outside", glyph=glyph, x=round(over + metrics.off, 2), width=round(outside, 2))


@cache
def _inside(percent, seal, project, clipped):
    return Label("inside", percent, seal, project, clipped=clipped)


def _note(words, over, label, metrics):
    """The note with its place, after an outside label, and the px where all of the bar ends."""
    end = over if label.place == "inside" else label.x + label.width
    if words is None:
        return None, end
    x = end + metrics.off
    width = metrics.text(metrics.note + words.text) + 16  # and its health sign
    note = Note(words.days, words.number, words.unit, words.text, round(x, 2), round(width, 2))
    return note, x + width


def _within(note, tail, scale, metrics):
    """The note at the inner edge of a tail that leaves the range, None where the tail is too short for it."""
    x = scale.width - note.width - metrics.off
    if x < tail.s * scale.day + metrics.off:
        return None
    return Note(note.days, note.number, note.unit, note.text, round(x, 2), note.width, inside=True)


def _actual(bar, scale, bar_s):
    s, d = _clip(scale, *bar.actual)
    return Actual(s, d, s - bar_s, *bar.actual) if d else None


def _was(bar, scale):
    """Where it stood before, and the arrow from there: between the beginnings where it begins elsewhere and moved
    on, else between the ends."""
    if bar.was == (bar.start, bar.end):
        return None
    s, d = _clip(scale, *bar.was)
    if not d:
        return None
    start, end = bar.was
    old, new = (start, bar.start) if bar.start > start else (end, bar.end)
    edge = 0 if bar.start > start else 1
    ends = sorted(min(max(scale.s(day) + edge, 0), scale.days) for day in (old, new))
    if (ends[1] - ends[0]) * scale.day < LEAST:
        return Was(s, d)
    return Was(s, d, *ends, back=new < old)


def _promise(bar, scale, bar_s):
    if bar.promise == (bar.start, bar.end) or bar.promise == (None, None):
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

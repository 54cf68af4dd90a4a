"""The whole timeline in one call: lanes, rows, bars, marks, arrows and the head."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from timeline import arrows, containers
from timeline.bar import Bar
from timeline.bars import place
from timeline.metrics import ROADMAP, Metrics
from timeline.milestones import Mark, PlacedMark, mark_rows, place_marks
from timeline.packing import Item
from timeline.placed import Placed
from timeline.scale import Scale
from timeline.ticks import Head, head_for


@dataclass(frozen=True)
class Lane:
    """A lane as given: bars (or what makes them), or marks, or both (the marks then stand above). data: the caller's.
    least: px that it is high at least, for what is said of it beside it. key: anything hashable that tells its bars;
    None where nobody knows."""

    id: object
    title: str = ""
    bars: tuple[Bar, ...] | Callable = ()
    marks: tuple[Mark, ...] = ()
    data: object = field(default=None, compare=False, repr=False)
    least: float = 0
    key: object = None


@dataclass(frozen=True)
class PlacedLane:
    """A lane as drawn. y, height: px from the top of the body (below the head), px. rows: rows of bars, 0
    for a lane of marks alone, else at least 1. marks_height: px of the marks above the rows. earlier,
    later: number of its bars before and after the range. unscheduled: bars without days."""

    lane: Lane
    y: float
    height: float
    rows: int
    bars: tuple[Placed, ...]
    marks: tuple[PlacedMark, ...]
    marks_height: float
    earlier: int
    later: int
    unscheduled: tuple[Bar, ...]


@dataclass(frozen=True)
class Timeline:
    """Everything to draw. width, height: px of the body, without lane column and head. crowded: so many
    arrows that only those of the bar pointed at are drawn. spread: tails run on to P85."""

    scale: Scale
    metrics: Metrics
    head: Head
    lanes: tuple[PlacedLane, ...]
    arrows: tuple[arrows.Arrow, ...]
    width: float
    height: float
    crowded: bool
    spread: bool = False

    @property
    def conflicts(self):
        """Whether any arrow is drawn red."""
        return any(arrow.conflict != "none" for arrow in self.arrows)


def lay_out(lanes, scale, today=None, *, links=(), metrics=ROADMAP, moved=None, spread=False, kept=None):
    """Timeline of the lanes on the scale.

    lanes: Lane, drawn from the top in this order. today: date or None. links: Link between ids of bars;
    one whose end is not drawn is left out, one whose ends share lanes is drawn in each of them. moved: id of
    the bar just dragged, which gives way. spread: P85 is drawn. Ids of bars are unique in a lane. kept: where lanes
    with a key are kept from one drawing to the next, by `get(key)` and `keep(key, what, how many bars)`; such bars hold no
    data, for the next drawing has its own.
    """
    given = [_Given(lane, (scale, metrics, spread), kept) for lane in lanes]
    room, placed, y = _room(links, [one.found for one in given]), [], 0
    for number, lane in enumerate(lanes):
        drawn = given[number].drawn(room.get(number, {}), moved)
        placed.append(replace(drawn, lane=lane, y=y, height=max(drawn.height, lane.least)))
        y += placed[-1].height
    drawn = _arrows(links, placed, metrics)
    return Timeline(
        scale, metrics, head_for(scale, today), tuple(placed), drawn, scale.width, y,
        crowded=len({(a.before, a.after) for a in drawn}) > arrows.CROWD, spread=spread,
    )  # fmt: skip


class _Given:
    """A lane that is laid out: as it was kept where its bars and the room for words about arrows are the same, else
    anew."""

    def __init__(self, lane, drawing, kept):
        self.lane, self.drawing, self.kept = lane, drawing, None if lane.key is None else kept
        self.key = (drawing, lane.key)
        self.known = self.kept.get(self.key) if self.kept else None

    @cached_property
    def bars(self):
        return self.lane.bars() if callable(self.lane.bars) else self.lane.bars

    @cached_property
    def placed(self):
        return [p for bar in self.bars if (p := place(bar, *self.drawing))]

    @property
    def found(self):
        return self.known[1].bars if self.known else self.placed

    def drawn(self, room, moved):
        """PlacedLane at the top, as high as its bars and marks. room: {id: px before it}."""
        if self.known and self.known[0] == room:
            return self.known[1]
        found = _lane(self.lane, self.bars, self.placed, room, *self.drawing[:2], moved)
        if self.kept:
            self.kept.keep(self.key, (room, replace(found, lane=None)), 1 + len(found.bars))
        return found


def _lane(lane, given, found, room, scale, metrics, moved):
    rows, spans, count = containers.rows_of(found, lambda placed: _item(placed, scale, room), moved)
    marks = place_marks(lane.marks, scale, metrics)
    above = metrics.marks + metrics.marks_more * (mark_rows(marks) - 1) if lane.marks else 0
    count = 0 if lane.marks and not given else count
    bars = tuple(_in_row(p, rows[p.id], spans.get(p.id, 0), above, metrics) for p in found)
    return PlacedLane(
        lane, 0, above + (2 * metrics.pad + count * metrics.row if count else 0), count,
        tuple(sorted(bars, key=lambda p: (p.s, p.row))), marks, above,
        earlier=sum(b.scheduled and b.start < scale.start for b in given)
        - sum(p.cut_start for p in found),
        later=sum(b.scheduled and b.start > scale.end for b in given),
        unscheduled=tuple(bar for bar in given if not bar.scheduled),
    )  # fmt: skip


def _in_row(placed, row, held, above, metrics):
    """The bar, which was made for it, in its row; a container over all of its own."""
    placed.row = row
    if held:
        placed.y = metrics.pad + above + row * metrics.row + containers.EDGE
        placed.held, placed.height = held, held * metrics.row - 2 * containers.EDGE
    else:
        placed.y += above + row * metrics.row
    return placed


def _item(placed, scale, room):
    """room: {id: px before its start that a word about an arrow takes}. A bar cut at the start keeps the place of its real
    start, so that rows stay as the range moves."""
    start, end = placed.occupied
    bar = placed.bar
    real = min(start, scale.x(bar.start)) if placed.cut_start else start
    return Item(bar.id, real, end, (bar.end - bar.start).days, bar.row, room.get(bar.id, 0))


def _room(links, found):
    """{number of a lane: {id of a bar: px}} that words about arrows in conflict take before it."""
    tied = _tied(links)
    places = [{p.bar.id: (n, p) for p in bars if p.bar.id in tied} for n, bars in enumerate(found)]
    room = {}
    for link, before, after in _ends(links, places):
        (_number, a), (number, b) = before, after
        if (link.told or arrows.conflict(a.bar, b.bar, link.lag))[0] != "none":
            own = room.setdefault(number, {})
            px = arrows.room_for_words(*(arrows.Box(one.x, one.width, 0, 0) for one in (a, b)))
            own[b.id] = max(own.get(b.id, 0), px)
    return room


def _arrows(links, lanes, metrics):
    tied = _tied(links)
    places = [
        {placed.bar.id: _spot(placed, lane, metrics) for placed in lane.bars if placed.bar.id in tied}
        for lane in lanes
    ]
    return tuple(_arrow(link, *before, *after) for link, before, after in _ends(links, places))


def _tied(links):
    return {pk for link in links for pk in (link.before, link.after)}


def _ends(links, places):
    """(Link, what places say of its two ends), one in each lane that holds both; where none does, one from lane to lane.
    places: {id: anything} of each lane."""
    last = {pk: spot for spots in places for pk, spot in spots.items()}
    lanes_of = {}
    for number, spots in enumerate(places):
        for pk in spots:
            lanes_of.setdefault(pk, []).append(number)
    for link in links:
        if link.before == link.after or not (link.before in last and link.after in last):
            continue
        shared = [number for number in lanes_of[link.before] if link.after in places[number]]
        for spots in [places[number] for number in shared] or [last]:
            yield link, spots[link.before], spots[link.after]


def _spot(placed, lane, metrics):
    """(Bar, Box) of where it is drawn."""
    return placed.bar, arrows.Box(placed.x, placed.width, lane.y + placed.y, placed.height or metrics.bar)


def _arrow(link, before, a, after, b):
    kind, days = link.told or arrows.conflict(before, after, link.lag)
    path, head = arrows.elbow(a, b)
    return arrows.Arrow(link.before, link.after, path, head, kind, days, link.data, *arrows.turn(a, b))

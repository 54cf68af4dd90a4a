"""Lines to lanes and bars: what the timeline is given, and what it gives back, for the roadmap's page."""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property

from roadmap import health as rules
from roadmap.drawing.lines import summary
from roadmap.drawing.stamps import stamp_of
from roadmap.drawing.wholes import whole_of
from roadmap.reading.kept import Kept
from timeline import Bar, Lane, Link, Mark, Scale, lay_out, scale_for
from timeline import calendar as units
from timeline.metrics import QUARTERS, ROADMAP
from timeline.scale import ZOOMS

UNIT = {"weeks": "week", "months": "quarter", "quarters": "year"}  # what a range begins and ends with
BEHIND = {"weeks": 14, "months": 31, "quarters": 120}  # days before today that are drawn at least
AHEAD = {"weeks": 84, "months": 270, "quarters": 900}
MOST = {"weeks": 400, "months": 1100, "quarters": 3700}  # days; beyond it the reader moves the range
MOST_LINES = 4
COLUMN, LETTER = 162, 7.2  # px of a lane's title, and of a letter in it
HEAD, TITLE, RESULTS = (
    48,
    18,
    25,
)  # px of a lane's head without its title, of a line of it, of its key results
FOLDED, EMPTY = 36, 64  # px of a lane that is closed, and of one without a bar: a row
FIT = 1100  # px that a fitted range takes, before the page knows its own width
LAID_OUT = Kept(8_000)  # bars of lanes that were laid out before
OWN = object()
TONES = {rules.OFF_TRACK: "off", rules.AT_RISK: "risk"}


@dataclass
class Head:
    """Of a lane: title and address, code ("G2"), its lines, and what a goal, theme, product or person adds to it.
    sets: (field, value) that what is in it has. section: the Head above it, whose first lane knows how many there
    are. folded: closed, its bars not drawn."""

    id: str
    title: str
    url: str = ""
    code: str = ""
    lines: list = field(default_factory=list)
    goal: object = None
    product: object = None
    theme: object = None
    owner: object = None
    state: str = ""
    sets: tuple = ("", "")
    section: "Head | None" = field(default=None, repr=False)
    first: int = 0
    high: float = 0
    folded: bool = False
    percent: int | None = None
    results: int = 0
    health: str = ""

    @property
    def value(self):
        """What its lane stands for, as a form names it: the id of a row or the word of a choice, "" for none; on two
        levels both, with a comma between them."""
        row = self.goal or self.theme or self.product or self.owner
        own = str(row.pk) if row else self.sets[1]
        return f"{self.section.value},{own}" if self.section else own

    @cached_property
    def stamp(self):
        """What its bars and rows hang on, to look up what was drawn of them before."""
        return stamp_of(self.lines)

    @property
    def late(self):
        return summary(self.lines)[1]

    @property
    def title_lines(self):
        """Lines of its title beside its lane; of a lane without a bar one, for it is a row high."""
        if self.empty:
            return 1
        count, room = 1, COLUMN / LETTER
        used = 0
        for word in self.title.split():
            if used and used + 1 + len(word) > room:
                count, used = count + 1, 0
            used += len(word) + (1 if used else 0)
        return min(count, MOST_LINES)

    @property
    def least(self):
        """px that its lane is high at least, so that what is said of it has room."""
        if self.folded:
            return FOLDED
        if self.empty:
            return EMPTY
        results = RESULTS if self.results or self.percent is not None else 0
        return HEAD + TITLE * self.title_lines + results

    @property
    def scheduled(self):
        return [line for line in self.lines if line.scheduled]

    @property
    def empty(self):
        """Whether no bar stands in it."""
        return not any(line.scheduled for line in self.lines)


def fitted(lens, lines, today, month):
    """All of it at once: from the first begin to the last end, or the days asked for."""
    drawn = [line for line in lines if line.scheduled]
    ends = [day for line in drawn for day in (line.end, line.forecast and line.forecast.p50) if day]
    first = lens.first or min([today, *(line.start for line in drawn)])
    last = lens.last or max([units.shift(today, AHEAD["weeks"]), *ends])
    last = max(first, min(last, units.shift(first, MOST["quarters"])))
    return scale_for("fit", first, last, fiscal_month=month, width=FIT)


def scale_of(lens, lines, today, month=1):
    """The days to draw: those asked for, else from a little before today to the last end there is. month: with
    which a year begins, 1 to 12."""
    if lens.zoom == "fit":
        return fitted(lens, lines, today, month)
    unit, longest = UNIT[lens.zoom], MOST[lens.zoom]
    drawn = [line for line in lines if line.scheduled]
    ends = [day for line in drawn for day in (line.end, line.forecast and line.forecast.p50)]
    first = lens.first or units.shift(today, -BEHIND[lens.zoom])
    last = lens.last or max([*filter(None, ends), units.shift(max(first, today), AHEAD[lens.zoom])])
    if last < first:
        first = units.shift(last, -BEHIND[lens.zoom])
    last = min(last, units.shift(first, longest))
    start = first if lens.first else units.floor(first, unit, month)
    end = last if lens.last else units.last_day(last, unit, month)
    return Scale(lens.zoom, start, end, ZOOMS[lens.zoom], lens.zoom, month)


def draw(heads, lens, today, key_dates=(), month=1):
    """timeline.Timeline of the heads' lines, the key dates above them."""
    found = {id(line): line for head in heads for line in head.lines}.values()
    scale = scale_of(lens, found, today, month)
    back = today if looks_back(scale, today) else None
    lanes = [lane_of(head, back, lens) for head in heads]
    if any(scale.holds(found.date) for found in key_dates):
        lanes.insert(0, Lane("dates", marks=tuple(mark(found, today) for found in key_dates)))
    metrics = QUARTERS if scale.head == "quarters" else ROADMAP
    drawn = lay_out(
        lanes, scale, today, links=links_of(found), spread=lens.spread, metrics=metrics, kept=LAID_OUT
    )
    measure_sections(drawn.lanes)
    return replace(drawn, crowded=False) if lens.arrows else drawn


def measure_sections(lanes):
    """px that each section is high, told to the first lane of it."""
    for place, lane in enumerate(lanes):
        head = lane.lane.data
        if head and head.first:
            head.high = sum(one.height for one in lanes[place : place + head.first])


def lane_of(head, back, lens):
    """timeline.Lane of a head, whose bars are made where it was not laid out before."""
    lane = Lane(head.id, head.title, data=head, least=head.least)
    if head.folded:
        return lane
    key = (head.stamp, back, lens.hide)
    return replace(lane, bars=lambda: tuple(bars_of(head, back, lens.hide)), key=key)


def links_of(lines):
    """[timeline.Link] of what still waits for what among them, and of what cannot hold, each with its Tie."""
    ties = {t.dependency.pk: t for line in lines for t in line.ties if t.waits or t.overlap}
    return [Link(tie.before.key, tie.after.key, data=tie, told=told(tie)) for tie in ties.values()]


def told(tie):
    if not tie.overlap:
        return "none", 0
    return ("forecast" if tie.forecast_only else "plan"), tie.overlap.days


def bars_of(head, back, hide=()):
    """timeline.Bar of each line of a lane, without the line; a whole holds those of its parts that stand in the same
    lane."""
    here = {id(line) for line in head.lines}
    for line in head.lines:
        if line.children and any(id(part) in here for part in line.dated):
            yield container(line, None)
        elif line.scheduled:
            whole = line.whole
            yield bar(line, back, whole.key if whole and id(whole) in here else None, hide, None)


def container(line, data=OWN):
    """timeline.Bar of a whole: from the first begin to the last end of its parts, and of its own projects."""
    dated = [*line.dated, line] if line.facts and line.scheduled else line.dated
    found = whole_of(line)
    return Bar(
        line.key, min(one.start for one in dated), max(one.end for one in dated), line.initiative.title,
        progress=found.share, data=line if data is OWN else data,
    )  # fmt: skip


def mark(found, today):
    """timeline.Mark of a key date; a day that has come is done."""
    return Mark(found.pk, found.date, found.name, tone="done" if found.date < today else "mark", data=found)


def looks_back(scale, today):
    """Whether all that is drawn is over: then what was done stands beside what was planned."""
    return scale.end < today


def bar(line, back=None, within=None, hide=(), data=OWN):
    """timeline.Bar of a scheduled line; looking back from a day, with what was really done until then. within: key of
    the whole that holds it in this lane. hide: what it does not show, of lens.PARTS. data: its own, the line without."""
    percent = None if "progress" in hide else line.percent
    return Bar(
        line.key, line.start, line.end, line.initiative.title,
        precision=line.precision,
        progress=None if percent is None else percent / 100,
        forecast=None if "forecast" in hide else line.expected,
        promise=None if "promise" in hide else line.promised,
        actual=line.actual(back) if back else None,
        has_percent=line.judged and percent is not None,
        has_seal=line.promise is not None,
        has_project=bool(line.deliveries),
        late=TONES.get(line.health, "ok"),
        within=within,
        data=line if data is OWN else data,
    )  # fmt: skip


def moved(scale, share):
    """The range `share` of its length later (or earlier): (first, last)."""
    step = dt.timedelta(days=int(scale.days * share))
    return units.shift(scale.start, step.days), units.shift(scale.end, step.days)

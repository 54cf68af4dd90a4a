"""Dependency arrows: an elbow from the planned end of one bar into the start of another."""

from dataclasses import dataclass

OUT = 8  # px before the planned end at which an arrow leaves
RADIUS = 6
TIP = 4  # px the line stops short of the bar, under the head
WORDS = 76  # px of a word about an arrow, "41 days" behind its sign
AIR = 6  # px between it and the arrow
CROWD = 12  # more arrows than this are drawn only for the bar pointed at


@dataclass(frozen=True)
class Link:
    """before -> after: ids of bars. lag: calendar days that must lie between them. data: the caller's. told:
    (conflict, days) of an Arrow where the caller knows them, None to have them read from the bars."""

    before: object
    after: object
    lag: int = 0
    data: object = None
    told: tuple[str, int] | None = None


@dataclass(frozen=True)
class Box:
    """A drawn bar in px of the whole drawing: x, width, top, height."""

    x: float
    width: float
    top: float
    height: float

    @property
    def middle(self):
        """px of its horizontal axis."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Arrow:
    """path, head: SVG path data in px of the drawing. conflict: "none", "forecast" (only the forecast
    overlaps) or "plan" (the planned days do). days: by how many calendar days it overlaps, 0 or more. x, y: px
    where a word about it may end: before its last turn, level with the bar it leads to."""

    before: object
    after: object
    path: str
    head: str
    conflict: str
    days: int
    data: object = None
    x: float = 0
    y: float = 0


def elbow(a, b):
    """(path, head): SVG path data from Box a into the start of Box b. It leaves OUT px before a's end,
    from the side that faces b, and turns with RADIUS; where b starts too early it goes back between rows.
    """
    down = 1 if b.middle >= a.middle else -1
    leave = max(a.x + a.width - OUT, a.x + min(OUT, a.width / 2))
    enter, tip = b.x, b.x - TIP
    if abs(b.middle - a.middle) < 1:
        return _level(a, b)
    edge = a.top + a.height if down > 0 else a.top
    if tip - RADIUS >= leave:
        path = f"M{n(leave)} {n(edge)}V{n(b.middle - down * RADIUS)}{_turn(RADIUS, down)}H{n(tip)}"
    else:
        path = _back(leave, edge, enter, b, down)
    return path, _head(enter, b.middle)


def turn(a, b):
    """(x, y): px of the last turn of the arrow from Box a into Box b, never behind the start of b."""
    leave = max(a.x + a.width - OUT, a.x + min(OUT, a.width / 2))
    straight = b.x - TIP - RADIUS >= leave and abs(b.middle - a.middle) >= 1
    return round(leave if straight else b.x - OUT - TIP, 2), round(b.middle, 2)


def room_for_words(a, b):
    """px before the start of Box b that a word about the arrow from Box a takes, where the two stand in two rows."""
    leave = max(a.x + a.width - OUT, a.x + min(OUT, a.width / 2))
    straight = b.x - TIP - RADIUS >= leave
    return b.x - (leave if straight else b.x - OUT - TIP) + AIR + WORDS


def conflict(before, after, lag=0):
    """("none" | "forecast" | "plan", days): whether `after` can start on its planned day, once `before`
    (both bars, with their dates) is over and `lag` calendar days have passed. days: 0 or by how many it
    is too early."""
    room = (after.start - before.end).days - 1 - lag
    if room < 0:
        return "plan", -room
    late = max((before.forecast[0] - before.end).days, 0) if before.forecast else 0
    return ("forecast", late - room) if late > room else ("none", 0)


def _level(a, b):
    """Both in one row: straight when b follows, else a loop under the row."""
    end, tip, y = a.x + a.width, b.x - TIP, b.middle
    if tip >= end:
        return f"M{n(end)} {n(y)}H{n(tip)}", _head(b.x, y)
    leave, low = max(end - OUT, a.x), a.top + a.height
    return _back(leave, low, b.x, b, 1, up=True), _head(b.x, y)


def _back(leave, edge, enter, b, down, up=False):
    """From the edge of a through the gutter back to the left of b, then into it."""
    r = RADIUS / 2
    gutter = edge + down * 2 * r
    left = enter - OUT - TIP
    vertical = -1 if up else down
    return (
        f"M{n(leave)} {n(edge)}V{n(gutter - down * r)}q0 {n(down * r)} {n(-r)} {n(down * r)}"
        f"H{n(left + r)}q{n(-r)} 0 {n(-r)} {n(vertical * r)}"
        f"V{n(b.middle - vertical * r)}{_turn(r, vertical)}H{n(enter - TIP)}"
    )


def _turn(radius, down):
    return f"q0 {n(down * radius)} {n(radius)} {n(down * radius)}"


def _head(x, y):
    return f"M{n(x)} {n(y)}l-6.5 -3.5v7z"


def n(number):
    """A number as SVG writes it: at most two decimals, no trailing zeros."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

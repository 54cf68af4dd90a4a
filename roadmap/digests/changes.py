"""What changed since the reader was last told: slips and recoveries of deliveries, moves of initiatives."""

import datetime as dt
from dataclasses import dataclass

from execution.calendar import working_days_between
from roadmap import health as rules
from roadmap.digests import words

NOTICE = 3  # working days: a forecast that drifts by less, in the same health, is no news
TONES = {rules.ON_TRACK: "ok", rules.AT_RISK: "risk", rules.OFF_TRACK: "off", rules.NO_PLAN: "none"}
SIGNS = {"ok": "●", "risk": "▲", "off": "■", "none": "○"}
PLAIN_SIGN = "→"


@dataclass(frozen=True)
class Change:
    """One line of what changed. kind: slipped, recovered or the verb of a move. old, new: dates, one or both
    may be missing; starts: `new` is a beginning, not an end."""

    kind: str
    tone: str
    sign: str
    title: str
    url: str
    words: str
    new: dt.date | None = None
    old: dt.date | None = None
    starts: bool = False
    later: int = 0  # working days, negative when earlier


def changes_of(material):
    """Slips first, worst first; then what recovered; then the moves, newest first."""
    courses = [change for d in material.deliveries if (change := course_change(d))]
    rank = {"off": 0, "risk": 1, "ok": 2, "none": 3}
    courses.sort(key=lambda c: (c.kind != "slipped", rank[c.tone], -c.later, c.title))
    moves = sorted(last_moves(material.moves), key=lambda move: (-move.on.toordinal(), move.title))
    return tuple(courses) + tuple(move_change(move) for move in moves)


def last_moves(moves):
    """One line an initiative: its last move."""
    return {move.url: move for move in sorted(moves, key=lambda m: m.on)}.values()


def course_change(delivery):
    """Slipped or recovered since, or None. Health decides; in the same health, the expected finish."""
    then, now = delivery.then, delivery.now
    if then is None:
        return None
    later = shift(then.finish, now.finish)
    step = steps_worse(then.health, now.health)
    if not step and abs(later) < NOTICE:
        return None
    slipped = step > 0 or (step == 0 and later > 0)
    tone = TONES[now.health]
    return Change(
        kind="slipped" if slipped else "recovered",
        tone=tone,
        sign=SIGNS[tone],
        title=delivery.title,
        url=delivery.url,
        words=words.course(slipped, step, later, now),
        old=then.finish if later else None,
        new=now.finish,
        later=later,
    )


def shift(old, new):
    """Working days from `old` to `new`, negative when earlier, 0 where one is missing."""
    if not old or not new or old == new:
        return 0
    first, last = sorted((old, new))
    days = working_days_between(first, last) - (first.weekday() < 5)
    return days if new > old else -days


def steps_worse(then, now):
    """How many steps worse (positive) or better the health became; 0 where there is nothing to compare."""
    if rules.NO_PLAN in (then, now):
        return 0
    return rules.ORDER.index(then) - rules.ORDER.index(now)


def move_change(move):
    tone, sign = words.MOVE_LOOK.get(move.verb, ("quiet", PLAIN_SIGN))
    starting = move.verb in ("approve", "launch") and move.start
    return Change(
        kind=move.verb,
        tone=tone,
        sign=sign,
        title=move.title,
        url=move.url,
        words=words.move(move),
        new=move.start if starting else move.on,
        starts=bool(starting),
    )

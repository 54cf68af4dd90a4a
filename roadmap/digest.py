"""What a status digest says: from plain facts to ordered rows. No database; the words: digest_words.py.

Dates are `datetime.date` in the reader's zone, shares lie in 0..1, `url` is a full address.
"""

import datetime as dt
from dataclasses import dataclass, field

from execution.calendar import working_days_between
from roadmap import digest_words as words
from roadmap import health as rules

NOTICE = 3  # working days: a forecast that drifts by less, in the same health, is no news
HORIZON = 14  # days that "coming up" looks ahead
LONGEST = {"changes": 12, "done": 8, "due": 8, "coming": 6}  # rows; the rest is counted
TONES = {rules.ON_TRACK: "ok", rules.AT_RISK: "risk", rules.OFF_TRACK: "off", rules.NO_PLAN: "none"}
SIGNS = {"ok": "●", "risk": "▲", "off": "■", "none": "○"}
DONE_SIGN, PLAIN_SIGN = "✓", "→"
WEEK = 7


@dataclass(frozen=True)
class Course:
    """Where a delivery stands, or stood. finish: expected, by the forecast, else by the plan."""

    health: str
    finish: dt.date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Delivery:
    """One initiative in delivery, now and as the reader was last told (None: not yet there).

    ends: planned. key: what its course is remembered under.
    """

    title: str
    product: str
    url: str
    now: Course
    then: Course | None = None
    ends: dt.date | None = None
    key: str = ""


@dataclass(frozen=True)
class Move:
    """An initiative changed its state. verb: one of digest_words.MOVES. effort: person-weeks."""

    verb: str
    title: str
    product: str
    url: str
    on: dt.date
    by: str = ""
    note: str = ""
    start: dt.date | None = None
    effort: object = None


@dataclass(frozen=True)
class Waiting:
    """A decision that waits for this reader. due: until when it is wanted."""

    title: str
    product: str
    url: str
    asked_by: str
    asked_on: dt.date
    due: dt.date | None = None
    start: dt.date | None = None
    effort: object = None


@dataclass(frozen=True)
class Job:
    """A task of this reader, with the day it was done or is due."""

    title: str
    where: str
    url: str
    on: dt.date


@dataclass(frozen=True)
class Product:
    """goals: mean progress of its goals, None without goals."""

    name: str
    goals: float | None = None


@dataclass(frozen=True)
class Event:
    """Something with a day in the coming weeks."""

    on: dt.date
    title: str
    url: str = ""


@dataclass(frozen=True)
class Material:
    """All that one issue may speak of. since: last told; until: the issue after this one comes.

    portfolio: the reader wants the health of all products. greeting hour: local, 0-23.
    """

    workspace: str
    reader: str
    today: dt.date
    since: dt.date
    until: dt.date
    weekly: bool = True
    hour: int = 8
    portfolio: bool = True
    products: tuple = ()
    deliveries: tuple = ()
    moves: tuple = ()
    waiting: tuple = ()
    done: tuple = ()
    due: tuple = ()
    events: tuple = ()


@dataclass(frozen=True)
class Health:
    name: str
    tone: str
    sign: str
    word: str
    count: str
    percent: int | None


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


@dataclass(frozen=True)
class Rows:
    """The first rows of a section, and how many more there are."""

    rows: tuple = ()
    more: int = 0

    def __bool__(self):
        return bool(self.rows)


@dataclass(frozen=True)
class Digest:
    subject: str
    preheader: str
    period: str
    headline: str
    intro: str
    heading: str
    health: tuple = ()
    changes: Rows = field(default_factory=Rows)
    decisions: tuple = ()
    done: Rows = field(default_factory=Rows)
    due: Rows = field(default_factory=Rows)
    coming: Rows = field(default_factory=Rows)
    slipped: int = 0
    moved: bool = True


def compose(material, only_when_slipping=False):
    """The digest, or None when nothing moved; with `only_when_slipping` also when nothing slipped."""
    digest = write(material)
    if not digest.moved or (only_when_slipping and not digest.slipped):
        return None
    return digest


def write(material):
    """The digest, even when there is nothing to tell."""
    changes = changes_of(material)
    health = health_of(material) if material.portfolio else ()
    return Digest(
        subject=words.subject(material, changes),
        preheader=words.preheader(material, changes),
        period=words.period(material),
        headline=words.headline(material, changes),
        intro=words.intro(material, changes),
        heading=words.heading(material),
        health=health,
        changes=cut("changes", changes),
        decisions=tuple(sorted(material.waiting, key=lambda w: (w.due or dt.date.max, w.asked_on, w.title))),
        done=cut("done", sorted(material.done, key=lambda job: (job.on, job.title))),
        due=cut("due", sorted(material.due, key=lambda job: (job.on, job.title))),
        coming=cut("coming", coming(material)),
        slipped=sum(change.kind == "slipped" for change in changes),
        moved=is_news(material, changes),
    )


def is_news(material, changes):
    """Whether anything moved, waits anew for this reader, or falls due before the next issue."""
    return bool(
        changes
        or material.done
        or any(reminds(waiting, material) for waiting in material.waiting)
        or any(material.since <= job.on <= material.until for job in material.due)
    )


def reminds(waiting, material):
    """A waiting decision is news when it was asked since, is wanted by the next issue, or each week again."""
    if waiting.asked_on >= material.since or (waiting.due and waiting.due <= material.until):
        return True
    weeks = [(day - waiting.asked_on).days // WEEK for day in (material.since, material.today)]
    return weeks[0] < weeks[1]


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


def health_of(material):
    """One row a product: its worst band with a count, and how far its goals are."""
    rows = []
    for product in material.products:
        states = [d.now.health for d in material.deliveries if d.product == product.name]
        tone = TONES[rules.worst(states)]
        late = sum(state in rules.LATE for state in states)
        rows.append(
            Health(
                name=product.name,
                tone=tone,
                sign=SIGNS[tone],
                word=words.health(rules.worst(states)),
                count=words.late(late, len(states)),
                percent=None if product.goals is None else round(product.goals * 100),
            )
        )
    return tuple(rows)


def coming(material):
    """What ends in the coming weeks, soonest first."""
    last = material.today + dt.timedelta(days=HORIZON)
    ends = [Event(d.ends, words.finishes(d.title), d.url) for d in material.deliveries if d.ends]
    inside = [e for e in (*ends, *material.events) if material.today <= e.on <= last]
    return sorted(inside, key=lambda e: (e.on, e.title))


def cut(name, rows):
    rows = tuple(rows)
    limit = LONGEST[name]
    return Rows(rows[:limit], max(0, len(rows) - limit))

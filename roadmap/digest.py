"""What a status digest says: from plain facts to ordered rows. No database; the words: digest_words.py."""

import datetime as dt
from dataclasses import dataclass, field

from roadmap import health as rules
from roadmap.digests import lead, words
from roadmap.digests.changes import SIGNS, TONES, changes_of, course_change, shift
from roadmap.digests.material import (
    Course,
    Delivery,
    Event,
    Heard,
    Job,
    Material,
    Move,
    Product,
    Publication,
    Waiting,
)

__all__ = [
    "Course",
    "Delivery",
    "Digest",
    "Event",
    "Heard",
    "Job",
    "Material",
    "Move",
    "Product",
    "Publication",
    "Waiting",
    "compose",
    "course_change",
    "shift",
    "write",
]

HORIZON = 14  # days that "coming up" looks ahead
LONGEST = {"changes": 12, "done": 8, "due": 8, "coming": 6, "published": 6}  # rows; the rest is counted
WEEK = 7


@dataclass(frozen=True)
class Health:
    name: str
    tone: str
    sign: str
    word: str
    count: str
    percent: int | None


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
    heard: Rows = field(default_factory=Rows)
    done: Rows = field(default_factory=Rows)
    due: Rows = field(default_factory=Rows)
    coming: Rows = field(default_factory=Rows)
    published: Rows = field(default_factory=Rows)
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
        preheader=lead.preheader(material, changes),
        period=words.period(material),
        headline=lead.headline(material, changes),
        intro=lead.intro(material, changes),
        heading=words.heading(material),
        health=health,
        changes=cut("changes", changes),
        decisions=tuple(sorted(material.waiting, key=lambda w: (w.due or dt.date.max, w.asked_on, w.title))),
        heard=Rows(tuple(material.heard), material.heard_more),
        done=cut("done", sorted(material.done, key=lambda job: (job.on, job.title))),
        due=cut("due", sorted(material.due, key=lambda job: (job.on, job.title))),
        coming=cut("coming", coming(material)),
        published=cut("published", material.published),
        slipped=sum(change.kind == "slipped" for change in changes),
        moved=is_news(material, changes),
    )


def is_news(material, changes):
    """Whether anything moved, was published or said to this reader, waits anew, or falls due before the next issue."""
    return bool(
        changes
        or material.published
        or material.heard
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

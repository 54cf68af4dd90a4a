"""What one issue of the digest may speak of: plain facts, gathered for one reader.

Dates are `datetime.date` in the reader's zone, shares lie in 0..1, `url` is a full address.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Course:
    """Where a delivery stands, or stood. finish: expected, by the forecast, else by the plan. cause: the
    task that ends last."""

    health: str
    finish: dt.date | None = None
    reason: str = ""
    cause: str = ""


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
class Heard:
    """Something that waits unread in the reader's inbox. said: what was done to `title`, in words."""

    who: str
    said: str
    title: str
    url: str
    words: str = ""


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
class Publication:
    """Something a person published, with what they said of it."""

    title: str
    url: str
    on: dt.date
    by: str = ""
    note: str = ""


@dataclass(frozen=True)
class Material:
    """All that one issue may speak of. since: last told; until: the issue after this one comes.

    heard: the newest first, `heard_more` beyond them. portfolio: the reader wants the health of all products.
    greeting hour: local, 0-23.
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
    published: tuple = ()
    heard: tuple = ()
    heard_more: int = 0

"""A roadmap at one hour as plain values: what two of them are compared by, what a snapshot keeps.

No database, no words. Ids are strings, days dates, shares 0..1; all of it goes to JSON and back.
"""

import datetime as dt
from dataclasses import asdict, dataclass, field, fields, replace


@dataclass(frozen=True)
class Work:
    """A project of a bet, and what its work came to. delivery, project: ids. share: done, None without work. start,
    end: its plan. began: the first day somebody worked on it. health: a state of roadmap.health, "" where nothing was
    read yet. state: of the project."""

    delivery: str
    project: str
    key: str = ""
    name: str = ""
    share: float | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    p50: dt.date | None = None
    p85: dt.date | None = None
    began: dt.date | None = None
    health: str = ""
    reason: str = ""
    state: str = ""


@dataclass(frozen=True)
class Promised:
    """The newest promise. tolerance: working days. effort: person-weeks."""

    number: int
    start: dt.date | None = None
    end: dt.date | None = None
    precision: str = "day"
    effort: float | None = None
    tolerance: int = 10


@dataclass(frozen=True)
class Bet:
    """An initiative. number: None where only the log knows it. requirements: {id: (title, priority)}. goals: ids, of
    living ones. theme, parent: ids or "". score: the workspace's first model's, None without inputs. custom: {key:
    value} of the company's own fields. purged: it is known from the log alone. What was drawn of it: first, last: days
    of its plan, None unscheduled; expected: P50 where that is drawn; health, percent: "" and None where nothing tells."""

    id: str
    product: str
    number: int | None
    title: str
    public_title: str = ""
    problem: str = ""
    outcome: str = ""
    state: str = "draft"
    held_from: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    precision: str = "day"
    horizon: str = ""
    effort: float | None = None
    confidence: int | None = None
    owner: str = ""
    theme: str = ""
    parent: str = ""
    goals: tuple = ()
    requirements: dict = field(default_factory=dict)
    score: float | None = None
    custom: dict = field(default_factory=dict)
    promise: Promised | None = None
    works: tuple = ()
    purged: bool = False
    first: dt.date | None = None
    last: dt.date | None = None
    expected: dt.date | None = None
    health: str = ""
    percent: int | None = None


@dataclass(frozen=True)
class Day:
    """A key date."""

    id: str
    product: str
    name: str
    date: dt.date


@dataclass(frozen=True)
class Name:
    """A product, goal, theme or member that bets name. code: the key of a product, the number of a goal. colour: of a
    product or theme. product: of a goal, "" for the whole company. start, end: its period. share: how far it was,
    None where nothing tells. rank: its place."""

    id: str
    name: str
    code: str = ""
    colour: str = ""
    product: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    share: float | None = None
    rank: int = 0
    purged: bool = False


@dataclass(frozen=True)
class Wait:
    """A dependency: `after` begins when `before` is done; ids of bets."""

    id: str
    before: str
    after: str


@dataclass(frozen=True)
class Choice:
    """A field of the company's with choices, as it was then. id: its key. options: ((key, label), …)."""

    id: str
    name: str
    options: tuple = ()


@dataclass(frozen=True)
class Picture:
    """day: the last day that it tells of. bets, dates, what waits for what, and the names they use, each {id: …} in
    their order. lacks: what it knows of no bet, of Bet and of this, for an older release kept it."""

    day: dt.date
    bets: dict = field(default_factory=dict)
    dates: dict = field(default_factory=dict)
    products: dict = field(default_factory=dict)
    goals: dict = field(default_factory=dict)
    themes: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    waits: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)
    lacks: frozenset = frozenset()

    def of(self, product):
        """The same of one product alone (its id), of all for ""."""
        if not product:
            return self
        goals = {pk: goal for pk, goal in self.goals.items() if goal.product in ("", product)}
        bets = {pk: bet for pk, bet in self.bets.items() if bet.product == product}
        dates = {pk: day for pk, day in self.dates.items() if day.product == product}
        products = {pk: one for pk, one in self.products.items() if pk == product}
        waits = {pk: one for pk, one in self.waits.items() if one.before in bets and one.after in bets}
        return replace(self, bets=bets, dates=dates, products=products, goals=goals, waits=waits)

    def only(self, ids):
        """The same without the bets whose id is not among these; key dates and names stay."""
        return replace(self, bets={pk: bet for pk, bet in self.bets.items() if pk in ids})


# -- to JSON and back ---------------------------------------------------------------

PARTS = {
    "bets": Bet, "dates": Day, "products": Name, "goals": Name, "themes": Name, "people": Name, "waits": Wait,
    "choices": Choice,
}  # fmt: skip


def rows(picture):
    """[(part, id, plain values)] of a picture, in its order."""
    return [(part, pk, plain(one)) for part in PARTS for pk, one in getattr(picture, part).items()]


def from_rows(day, found):
    """The Picture of such rows."""
    parts, lacks = {part: {} for part in PARTS}, {its.name for its in fields(Bet)}
    for part, pk, values in found:
        if part in PARTS:
            parts[part][pk] = read(PARTS[part], values)
        lacks -= values.keys() if part == "bets" else set()
    return Picture(day, **parts, lacks=frozenset(lacks) if parts["bets"] else frozenset())


def plain(one):
    def said(value):
        if isinstance(value, dt.date):
            return value.isoformat()
        if isinstance(value, dict):
            return {name: said(inner) for name, inner in value.items()}
        return [said(inner) for inner in value] if isinstance(value, (list, tuple)) else value

    return said(asdict(one))


def read(kind, values):
    """One of the values above out of JSON; what an older release did not keep is as usual, what a newer one keeps is
    left out."""
    found = {}
    for its in fields(kind):
        if its.name in values:
            found[its.name] = value_of(its, values[its.name])
    return kind(**found)


def value_of(its, value):
    if its.name == "promise":
        return read(Promised, value) if value else None
    if its.name == "works":
        return tuple(read(Work, one) for one in value)
    if its.name == "requirements":
        return {pk: tuple(one) for pk, one in value.items()}
    if its.name == "options":
        return tuple(tuple(one) for one in value)
    if isinstance(value, list):
        return tuple(value)
    return dt.date.fromisoformat(value) if (value and its.type == DATE) or its.name == "date" else value


DATE = dt.date | None

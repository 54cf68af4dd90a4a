"""A project's tasks in the columns of its board. Pure: rows of the tree in, columns out."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

COLUMNS = ("todo", "doing", "in_review", "done", "cancelled")
CLOSED = ("done", "cancelled")
RECENT = 20  # closed ones that a column shows
FACES = 2  # people that a card draws
TICKS = 12  # subtasks that are still drawn one by one


@dataclass(frozen=True)
class Shape:
    """A column before any card: status: the state that it stands for. pk, name and limit of one that the project named
    itself; without those it is the usual one of its state."""

    status: str
    pk: object = None
    name: str = ""
    limit: int | None = None


USUAL = tuple(Shape(status) for status in COLUMNS)


@dataclass(frozen=True)
class Card:
    """A task on the board. below, below_done: its direct subtasks that count. parent: what it stands below, or
    None. aim: the milestone it counts towards, or None. share: of its work that is done, 0..1 or None. twin: how often it
    stands before this one where it stands in several rows."""

    task: object
    below: int = 0
    below_done: int = 0
    parent: object = None
    aim: object = None
    share: float | None = None
    twin: int = 0

    @property
    def ref(self):
        """What tells it from the others in a page."""
        return f"{self.task.key}.{self.twin}" if self.twin else self.task.key

    @property
    def ticks(self):
        """One a subtask, done ones first; none where they are too many to be told apart."""
        if self.below > TICKS:
            return []
        return [True] * self.below_done + [False] * (self.below - self.below_done)

    @cached_property
    def url(self):
        return self.task.get_absolute_url()

    @cached_property
    def people(self):
        return list(self.task.assignees.all())

    @cached_property
    def labels(self):
        return list(self.task.labels.all())

    @property
    def faces(self):
        return self.people[:FACES]

    @property
    def more(self):
        """How many work on it besides."""
        return max(0, len(self.people) - FACES)

    @property
    def order(self):
        """Where it stands in a column of open work, as text that sorts: in the order that people gave the tasks."""
        return f"{self.task.rank:019d}-{self.task.number:09d}"

    @property
    def end(self):
        """Sorts closed ones: the newest first."""
        return -(self.task.finished_on or dt.date.min).toordinal(), -self.task.number


@dataclass(frozen=True)
class Dated(Card):
    """A card among those of other projects, which nobody put in one order: it stands by the day it is due."""

    @property
    def order(self):
        return f"{self.task.due or dt.date.max}-{self.task.project.key}-{self.task.number:09d}"


@dataclass
class Column:
    """count: all cards of it that are asked for; held: that it holds, asked for or not. hours: left in the former, as far as
    somebody said; of leaves alone, so that no hour is counted twice. cards: those shown; more: how many are left out; rest:
    where those are listed, "" for here."""

    shape: Shape
    cards: list = field(default_factory=list)
    count: int = 0
    hours: object = 0
    more: int = 0
    rest: str = ""
    held: int = 0

    @property
    def status(self):
        return self.shape.status

    @property
    def ref(self):
        """What tells it from the others in a page."""
        return str(self.shape.pk or self.status)

    @property
    def over(self):
        """Whether it holds more than it should."""
        return self.shape.limit is not None and self.held > self.shape.limit

    @property
    def told(self):
        """How many its head says: beside a limit all that it holds, for that is what the limit is of."""
        return self.count if self.shape.limit is None else self.held


def cards(rows, aims, milestones):
    """[Card] of every row of the tree. aims: {task id: milestone id or None}; milestones: {id: milestone}."""
    tasks = {row.task.pk: row.task for row in rows}
    return [
        Card(
            row.task,
            row.below,
            row.below_done,
            tasks.get(row.task.parent_id),
            milestones.get(aims[row.task.pk]),
            row.share,
        )
        for row in rows
    ]


def columns(found, everything=False, shapes=USUAL, held=None):
    """[Column] of the cards, found of all that are `held`, where those are more; one a shape in their order. Where no shape
    stands for the state of a card, the usual column of that state is there too, before those of later states. everything:
    closed ones are not left out, however many.
    """
    shapes = with_usual(shapes, {card.task.status for card in found})
    made = [Column(shape) for shape in shapes]
    home = homes(made)
    for card in found:
        home(card).cards.append(card)
    for card in found if held is None else held:
        if column := home(card):
            column.held += 1
    for column in made:
        fill(column, everything)
    return made


def homes(made):
    """card -> the Column that it stands in, None where its state has none."""
    by_pk = {column.shape.pk: column for column in made if column.shape.pk}
    first = {column.status: column for column in reversed(made)}

    def home(card):
        own = by_pk.get(card.task.column_id)
        return own if own and own.status == card.task.status else first.get(card.task.status)

    return home


def with_usual(shapes, wanted):
    """The shapes, and one for each state that has cards and no column."""
    shapes = list(shapes)
    for status in COLUMNS:
        if status in wanted and all(shape.status != status for shape in shapes):
            place = COLUMNS.index(status)
            later = (n for n, shape in enumerate(shapes) if COLUMNS.index(shape.status) > place)
            shapes.insert(next(later, len(shapes)), Shape(status))
    return shapes


def fill(column, everything):
    closed = column.status in CLOSED
    column.cards.sort(key=lambda card: card.end if closed else card.order)
    column.count = len(column.cards)
    column.hours = sum(card.task.hours_left or 0 for card in column.cards if not card.below)
    if closed and not everything:
        column.more = max(0, column.count - RECENT)
        column.cards = column.cards[:RECENT]


def chosen(found, assignee=None, milestone=None, label=None):
    """The cards of one person (or "nobody"), towards one milestone (or "none"), that wear one label (or "none"); None
    for all of them."""
    return [
        card for card in found if works(card, assignee) and aims_at(card, milestone) and wears(card, label)
    ]


def wears(card, label):
    if label == "none":
        return not card.labels
    return label is None or label in card.labels


def works(card, assignee):
    if assignee == "nobody":
        return not card.people
    return assignee is None or assignee in card.people


def aims_at(card, milestone):
    if milestone == "none":
        return card.aim is None
    return milestone is None or card.aim == milestone

"""A project's tasks in columns by status. Pure: rows of the tree in, columns out."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

FAR = dt.date.max
COLUMNS = ("todo", "doing", "in_review", "done", "cancelled")
CLOSED = ("done", "cancelled")
RECENT = 20  # closed ones that a column shows
FACES = 2  # people that a card draws
TICKS = 12  # subtasks that are still drawn one by one


@dataclass(frozen=True)
class Card:
    """A task on the board. below, below_done: its direct subtasks that count. parent: what it stands below, or
    None. aim: the milestone it counts towards, or None. share: of its work that is done, 0..1 or None."""

    task: object
    below: int = 0
    below_done: int = 0
    parent: object = None
    aim: object = None
    share: float | None = None

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
        """Where it stands in a column of open work, as text that sorts: by due day, then by number."""
        return f"{(self.task.due or FAR).toordinal():07d}-{self.task.number:09d}"

    @property
    def end(self):
        """Sorts closed ones: the newest first."""
        return -(self.task.finished_on or dt.date.min).toordinal(), -self.task.number


@dataclass
class Column:
    """count: all cards of it. hours: left in them, as far as somebody said; of leaves alone, so that no hour is
    counted twice. cards: those shown; more: how many closed ones are left out."""

    status: str
    cards: list = field(default_factory=list)
    count: int = 0
    hours: object = 0
    more: int = 0


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


def columns(found, everything=False):
    """[Column] of the cards. everything: closed ones are not left out, however many there are."""
    by_status = {status: Column(status) for status in COLUMNS}
    for card in found:
        by_status[card.task.status].cards.append(card)
    for column in by_status.values():
        column.cards.sort(key=lambda card: card.end if column.status in CLOSED else card.order)
        column.count = len(column.cards)
        column.hours = sum(card.task.hours_left or 0 for card in column.cards if not card.below)
        if column.status in CLOSED and not everything:
            column.more = max(0, column.count - RECENT)
            column.cards = column.cards[:RECENT]
    return list(by_status.values())


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

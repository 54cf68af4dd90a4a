"""The roadmap as cards in columns: by horizon, or by anything else whose columns are made by one field. In rows, where
the lens asks for them."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from roadmap import words
from roadmap.boards.shelving import rows_of
from roadmap.boards.sorting import order
from roadmap.drawing.drawing import Head
from roadmap.drawing.lanes import STATES
from roadmap.drawing.lines import Line
from strategy import horizon
from strategy.models import Initiative, State

DONE = "shipped"
MOST = 100  # cards of a column that are drawn at once


@dataclass
class Card:
    """A line on the board. stands: its horizon. dated: where its dates alone would put it. order: the text that sorts
    its column. score: None without one. problem: of what is later, the text that tells it."""

    line: Line
    stands: str
    dated: str
    order: str
    score: float | None = None
    problem: str = ""

    @property
    def by_hand(self):
        return bool(self.line.initiative.horizon) and self.stands != horizon.OVER

    @property
    def ready(self):
        """[(what a next bet needs, whether it is there)]."""
        own = self.line.initiative
        return [
            (_("goal"), bool(own.goals.all())),
            (_("estimate"), own.effort is not None),
            (_("approval"), own.state not in (State.DRAFT, State.IN_REVIEW)),
            (_("project"), bool(self.line.deliveries)),
        ]

    @property
    def missing(self):
        """ "approval, project", "" where nothing is."""
        return ", ".join(word for word, there in self.ready if not there)


@dataclass
class Cell:
    """The cards of one column, in one row; more: how many follow that are not drawn."""

    head: Head
    cards: list = field(default_factory=list)
    id: str = ""
    more: int = 0

    @property
    def count(self):
        return len(self.cards) + self.more


@dataclass
class Shelf:
    """A row of the board; head: what it is about, None where the board has one row alone."""

    head: Head | None
    cells: list


class Board:
    """What a board draws of Lanes. gone: declined initiatives, which no timeline shows; scores: {id: number};
    everything: long columns are drawn to their end."""

    def __init__(self, lanes, scores=None, gone=(), capacity=None, *, everything=False):
        self.lanes, self.lens, self.today = lanes, lanes.lens, lanes.today
        self.everything = everything
        self.gone, self.capacity, self.scores = list(gone), capacity, scores or {}
        by_state = self.lens.columns.word == "state"
        self.done = [] if by_state else [line for line in lanes.lines if line.state == DONE]
        self.open = [line for line in lanes.lines if by_state or line.state != DONE]

    @cached_property
    def columns(self):
        """[Head] of its columns, each with all lines that stand in it."""
        word = self.lens.columns.word
        if word == "horizon":
            heads = [
                Head(f"h-{place}", str(label), sets=(word, place)) for place, label in horizon.LABELS.items()
            ]
            by_place = {head.sets[1]: head for head in heads}
            for line in self.open:
                by_place[horizon.of_line(line, self.today)].lines.append(line)
            return heads
        if word == "state":
            found = {head.sets[1]: head for head in self.lanes.of(self.lens.columns, self.open)}
            return [found.get(state) or empty(state) for state in STATES]
        return self.lanes.of(self.lens.columns, self.open)

    @cached_property
    def rows(self):
        """[Shelf]. A line that belongs to several rows stands in each."""
        found = self.shelves()
        later = [
            card for shelf in found for cell in shelf.cells for card in cell.cards if card.stands == horizon.LATER
        ]  # fmt: skip
        rows = Initiative.objects.filter(pk__in={card.line.initiative.pk for card in later})
        problems = dict(rows.values_list("pk", "problem"))
        for card in later:
            card.problem = problems.get(card.line.initiative.pk, "")
        return found

    def shelves(self):
        rows = rows_of(self.lens)
        if rows is None:
            return [Shelf(None, [self.cell(head, head.lines) for head in self.columns])]
        where = {id(line): head for head in self.columns for line in head.lines}
        found = []
        for row in self.lanes.of(rows, self.open, within=True):
            lines = {
                head.id: [line for line in row.lines if where[id(line)] is head] for head in self.columns
            }
            found.append(Shelf(row, [self.cell(head, lines[head.id], row) for head in self.columns]))
        return found

    def cell(self, head, lines, row=None):
        cards = sorted((self.card(line) for line in lines), key=lambda card: card.order)
        shown = cards if self.everything else cards[:MOST]
        return Cell(head, shown, f"{row.id}--{head.id}" if row else head.id, len(cards) - len(shown))

    def card(self, line):
        stands = horizon.of_line(line, self.today)
        score = self.scores.get(line.initiative.pk)
        return Card(line, stands, horizon.dated(line, self.today), order(self.lens.sort, line, score), score)

    @property
    def notes(self):
        """{id of a column: what is said under its title}."""
        if self.lens.columns.word != "horizon":
            return {}
        now, then, later = self.columns
        return {
            now.id: committed(now.lines),
            then.id: shaped(then.lines),
            later.id: _("Directions, no dates promised"),
        }

    @property
    def weeks(self):
        """Person-weeks of what is under way, None where nobody estimated any of it."""
        found = [
            line.initiative.effort for line in self.columns[0].lines if line.initiative.effort is not None
        ]
        return sum(found) if found and self.lens.columns.word == "horizon" else None

    @property
    def share(self):
        """Per cent of the capacity that is taken, at most 100; None without a capacity."""
        return (
            min(100, round(100 * float(self.weeks) / self.capacity))
            if self.capacity and self.weeks is not None
            else None
        )


def empty(state):
    return Head(f"s-{state}", str(State(state).label), sets=("state", str(state)), state=str(state))


def committed(lines):
    last = max((line.end for line in lines if line.end), default=None)
    return _("Committed through %(month)s") % {"month": words.month(last)} if last else _("Under way")


def shaped(lines):
    starts = sorted(line.start for line in lines if line.start)
    if not starts:
        return _("Shaped, waiting to start")
    first, last = words.month(starts[0]), words.month(starts[-1])
    if first == last:
        return _("Shaped, starts in %(month)s") % {"month": first}
    return _("Shaped, starts %(first)s to %(last)s") % {"first": first, "last": last}


def scores_of(candidates):
    """{id: score} of those that have one."""
    return {one.pk: one.score for one in candidates if one.score is not None}

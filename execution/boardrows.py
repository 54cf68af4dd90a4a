"""The rows of a project's board: the cards of its columns once more by what they have in common. Pure."""

from dataclasses import dataclass, replace
from typing import Any

from accounts import listing
from execution.board import Column

# What a card has of each kind: [id or word], none where it has nothing of it.
KEYS = {
    "assignee": lambda card: [person.pk for person in card.people],
    "priority": lambda card: [card.task.priority],
    "milestone": lambda card: [card.aim.pk] if card.aim else [],
    "label": lambda card: [label.pk for label in card.labels],
    "parent": lambda card: [card.parent.pk] if card.parent else [],
    "project": lambda card: [card.task.project_id],
}


@dataclass(frozen=True)
class Cell:
    """The cards that a row has in one column."""

    column: Column
    cards: list


@dataclass(frozen=True)
class BoardRow:
    """key: what its cards have in common, None where they have nothing of the kind. cells: one a column, in their order."""

    key: Any
    cells: list

    @property
    def count(self):
        return sum(len(cell.cards) for cell in self.cells)


def rows(columns, kind, order, empty=False):
    """[BoardRow] of the columns, in the order of the keys, what has none last. A card with several stands in each of
    them. empty: rows without a card are there too, to be dropped into."""
    found = {key: [[] for _column in columns] for key in [*order, None]}
    for n, column in enumerate(columns):
        for one in listing.bundle(column.cards, KEYS[kind], order):
            found[one.key][n] = one.lines
    return told_apart(
        BoardRow(key, [Cell(*pair) for pair in zip(columns, lists, strict=True)])
        for key, lists in found.items()
        if any(lists) or (empty and (key is not None or kind != "priority"))
    )


def told_apart(found):
    """The rows with a number on each card that stands in one of them already, so that no two go by one name."""
    seen, made = {}, []
    for row in found:
        cells = []
        for cell in row.cells:
            cards = []
            for card in cell.cards:
                seen[card.task.pk] = seen.get(card.task.pk, -1) + 1
                cards.append(replace(card, twin=seen[card.task.pk]) if seen[card.task.pk] else card)
            cells.append(Cell(cell.column, cards))
        made.append(BoardRow(row.key, cells))
    return made

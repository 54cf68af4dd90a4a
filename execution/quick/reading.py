"""What a line of quick add is read against, and what is read in it. Pure."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Named:
    """Something the line may name. id: what names it elsewhere. name: as people say it. key: a short name beside it; of a
    milestone that of its project, which `of` is the id of. day: when a milestone is due."""

    id: Any
    name: str
    key: str = ""
    of: Any = None
    day: dt.date | None = None


@dataclass(frozen=True)
class Known:
    """What a line is read against. today: a date. me: the Named of whoever writes. hours_a_day: of "2d"."""

    today: dt.date
    people: tuple[Named, ...] = ()
    labels: tuple[Named, ...] = ()
    projects: tuple[Named, ...] = ()
    milestones: tuple[Named, ...] = ()
    me: Named | None = None
    hours_a_day: Decimal = Decimal(8)


@dataclass(frozen=True)
class Mark:
    """A part of the line that says something: kind is one of assignee, label, project, milestone, priority, estimate,
    due.

    start, end: where it stands, end not included. value: a Named; a name as it was typed for a label that is new; a word
    of PRIORITIES; Decimal hours; a date. fault: why it cannot be, "" where it can; value is None then.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    fault: str = ""

    @property
    def is_new(self):
        return self.kind == "label" and isinstance(self.value, str)


@dataclass(frozen=True)
class Reading:
    """title: what is left, one space between words. marks: in the order in which they stand. fault: of the whole line."""

    line: str
    title: str
    marks: tuple[Mark, ...] = ()
    fault: str = ""

    @property
    def faults(self):
        """[str] of everything that keeps it from being added, in the order of the line."""
        return [mark.fault for mark in self.marks if mark.fault] + ([self.fault] if self.fault else [])

    def one(self, kind):
        """The value of the one mark of this kind, None where there is none."""
        return next((mark.value for mark in self.marks if mark.kind == kind and not mark.fault), None)

    def all(self, kind):
        """Values of this kind in their order, each once."""
        return list(dict.fromkeys(mark.value for mark in self.marks if mark.kind == kind and not mark.fault))

    @property
    def pieces(self):
        """[(text, Mark or None)] that together are the line as it was typed."""
        found, at = [], 0
        for mark in self.marks:
            found += [(self.line[at : mark.start], None), (self.line[mark.start : mark.end], mark)]
            at = mark.end
        return [(text, mark) for text, mark in [*found, (self.line[at:], None)] if text]


@dataclass
class Token:
    """A word of the line. bare: what it says; literal: quoted or escaped, so that it is nothing but a word."""

    start: int
    end: int
    text: str
    bare: str
    literal: bool = False

"""The notation that the shipped templates are written in. No database."""

from decimal import Decimal
from typing import NamedTuple

from execution.patterns.pattern import Mark, Pattern, Step, Tie


class Sheet(NamedTuple):
    """A shipped template as it is written, in lazy words. wholes: [Whole]; marks: {word: (name, offset or None)}."""

    word: str
    name: str
    description: str
    marks: dict
    wholes: list


class Whole(NamedTuple):
    """A part of the work and its tasks; `mark` is what all of them count towards."""

    title: str
    tasks: list
    mark: str = ""


class Task(NamedTuple):
    """word: what others call it. days, hours: as in Step. after: words with a kind and a lag: "brief", "brief SS 5"."""

    word: str
    title: str
    role: str
    days: str
    after: tuple = ()
    hours: str | None = None
    offset: int | None = None
    mark: str = ""
    priority: str = "none"
    why: str = ""


def pattern_of(sheet):
    """Pattern of a sheet, in the language of whoever reads it now."""
    steps, ties = [], []
    for n, whole in enumerate(sheet.wholes):
        above = f"whole-{n}"
        steps.append(Step(above, str(whole.title), mark=whole.mark or None))
        for task in whole.tasks:
            steps.append(
                Step(
                    task.word, str(task.title), str(task.why), str(task.role), task.offset, Decimal(task.days),
                    above, task.mark or None, task.hours and Decimal(task.hours), task.priority,
                )
            )  # fmt: skip
            ties += [tie(one, task.word) for one in task.after]
    marks = [Mark(word, str(name), offset) for word, (name, offset) in sheet.marks.items()]
    return Pattern(str(sheet.name), str(sheet.description), steps, marks, ties)


def tie(said, after):
    """Tie of "brief", "brief SS" or "brief SS 5"."""
    before, *rest = said.split()
    kind, lag = (rest + ["FS", "0"][len(rest) :])[:2]
    return Tie(before, after, kind, Decimal(lag))

"""A template as a page draws it: rows in their order, each with its number, its days and what it waits for."""

from dataclasses import dataclass

from execution.patterns.catalogue import MONDAY, Offer
from execution.patterns.pattern import Step, wholes_of
from execution.scheduling import waits
from execution.scheduling.workdays import morning, plain


@dataclass(frozen=True)
class Line:
    """number: its place from 1 on. depth: how deep it stands. whole: whether others stand below it. first, last: working
    days from 1 on that it runs, None where the template cannot be laid out. at, long: the same as shares of the whole, in
    per cent. after: what it waits for, in numbers. above: what it is part of, by its number. mark: the name of the
    milestone it names itself."""

    step: Step
    number: int
    depth: int
    whole: bool
    first: int | None
    last: int | None
    at: float
    long: float
    after: str
    above: str
    mark: str


@dataclass(frozen=True)
class Sheet:
    """lines: [Line]; marks: [(mark, working day or None, its place in per cent)] in the order of their days; days: working
    days in all; weeks: [(number, place in per cent)] of where each fourth week begins."""

    offer: Offer
    lines: list
    marks: list
    days: int
    weeks: list


def sheet_of(offer):
    pattern, laid, days = offer.pattern, offer.laid, max(offer.days, 1)
    times = plain()
    zero = times.count(morning(MONDAY))

    def day_number(day):
        return (times.count(morning(day)) - zero) // 2 + 1

    number = {step.id: n for n, step in enumerate(pattern.steps, 1)}
    needs = {}
    for tie in pattern.ties:
        needs.setdefault(tie.after, []).append((number[tie.before], tie.kind, tie.lag))
    names, wholes, depth, lines = {mark.id: mark.name for mark in pattern.marks}, wholes_of(pattern), {}, []
    for step in pattern.steps:
        depth[step.id] = depth.get(step.parent, -1) + 1
        first, last = map(day_number, laid.days[step.id]) if laid else (None, None)
        place = (share(first - 1, days), share(last - first + 1, days)) if laid else (0, 0)
        lines.append(
            Line(
                step, number[step.id], depth[step.id], step.id in wholes, first, last, *place,
                waits.write(needs.get(step.id, [])), str(number.get(step.parent, "")), names.get(step.mark, ""),
            )
        )  # fmt: skip
    marks = [(mark, *placed(laid and day_number(laid.marks[mark.id]), days)) for mark in pattern.marks]
    marks.sort(key=lambda found: found[1] or 0)
    weeks = [(n + 1, share(5 * n, days)) for n in range(0, -(-days // 5), 4 if days > 30 else 1)]
    return Sheet(offer, lines, marks, offer.days, weeks)


def placed(day, days):
    return (day, share(day, days)) if day else (None, 0)


def share(days, of):
    return round(min(100.0, 100 * days / of), 2)

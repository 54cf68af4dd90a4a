"""What a whole is by its parts: when, how much work, how far. Lines in, values out.

Dates: from the first begin to the last end that its parts plan; its own time frame stays what was asked for. Effort:
its own estimate is that of all of it; beside it stands the sum over its parts, of those that have one. Progress: the
mean of its parts, each weighing its effort, as a goal is told by its initiatives. A declined part counts nowhere.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from roadmap.drawing.lines import Line
from roadmap.tree import rolling


@dataclass(frozen=True)
class Row:
    """A part. weight: 0..1 of the whole, None of what does not count. done: per cents of its work."""

    line: Line
    weight: float | None
    done: int


@dataclass(frozen=True)
class Whole:
    """start, end: planned days of its parts, None where no part has any. effort: sum of their estimates in
    person-weeks, None where none has one; estimated: how many have one, of `counted`. share: 0..1 of the work that is
    done, None where nothing counts. late_by: days its parts end after its own time frame, 0 or more."""

    rows: list[Row] = field(default_factory=list)
    start: dt.date | None = None
    end: dt.date | None = None
    effort: Decimal | None = None
    estimated: int = 0
    counted: int = 0
    share: float | None = None
    late_by: int = 0

    @property
    def percent(self):
        """Whole per cents; what is unfinished never rounds up to 100."""
        if self.share is None:
            return None
        return 100 if self.share >= 1 else min(99, int(self.share * 100 + 0.5))


def whole_of(line):
    """Whole of a Line with its `children`, None where it has none."""
    if not line.children:
        return None
    parts = [part for part in line.children if part.state != "declined"]
    servings = [serving(part) for part in line.children]
    weights = rolling.weights(servings)
    total = sum(weights.values())
    starts = [part.start for part in parts if part.scheduled]
    ends = [part.end for part in parts if part.scheduled]
    efforts = [part.initiative.effort for part in parts if part.initiative.effort is not None]
    end, frame = max(ends, default=None), line.initiative.end
    return Whole(
        rows=[row_of(one, part, weights, total) for one, part in zip(servings, line.children, strict=True)],
        start=min(starts, default=None),
        end=end,
        effort=sum(efforts, Decimal(0)) if efforts else None,
        estimated=len(efforts),
        counted=len(parts),
        share=rolling.reached(servings),
        late_by=max((end - frame).days, 0) if end and frame else 0,
    )


def serving(part):
    """rolling.Serving of a part: all of it serves its whole, unless it was declined."""
    own = part.initiative
    return rolling.Serving(own.pk, Fraction(1), own.effort, done(part), part.state != "declined")


def done(part):
    """0..1 of its work."""
    if part.state == "shipped":
        return 1.0
    return part.facts.share or 0.0 if part.facts else 0.0


def row_of(one, part, weights, total):
    weight = weights.get(one.id)
    return Row(part, float(weight / total) if total and weight is not None else None, round(one.done * 100))

"""What a group said of one criterion: lowest, median, highest, and who is furthest apart. Pure."""

from typing import NamedTuple


class Spread(NamedTuple):
    """least, median and most of the answers; `steps` is how many steps of the scale lie between the ends, both
    counted (1: all said the same), None where there is no scale; low and high name who gave the ends."""

    least: float
    median: float
    most: float
    steps: int | None
    low: list
    high: list

    @property
    def agreed(self):
        """Over two neighbouring steps at most, or the same number from everybody: nothing to talk about."""
        return self.steps <= 2 if self.steps is not None else self.least == self.most


def spread(answers, scale=()):
    """The Spread of {who: number}, of one answer at least. scale: the values of the steps, ascending.

    The median is always an answer that can be given: of an even number of answers the lower middle on a scale,
    the mean of the two middle ones where any number may be given.
    """
    values = sorted(answers.values())
    least, most = values[0], values[-1]
    steps = scale.index(most) - scale.index(least) + 1 if scale else None
    return Spread(
        least, median(values, bool(scale)), most, steps,
        [who for who, value in answers.items() if value == least],
        [who for who, value in answers.items() if value == most],
    )  # fmt: skip


def median(values, lower=False):
    """The middle of ascending numbers; of an even count the mean of the two, or the lower one."""
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return values[middle - 1] if lower else (values[middle - 1] + values[middle]) / 2

"""Candidates as rings on a line at their scores, with the line of capacity between them. Pure."""

from typing import NamedTuple

from strategy.ranking import order as ranking


class RankLine(NamedTuple):
    """Places in per cent of the line. `was` and `line` are None where there is none."""

    me: float
    others: list
    was: float | None
    line: float | None
    above: bool | None  # None without a capacity


def rank_line(rows, who, *, was=None, capacity=None):
    """The RankLine of `who`, None where it has no score.

    rows: [(id, score or None, effort or None)] in their ranking; was: the score it had before; capacity: person-weeks
    of the period, None for none. The line lies between the last that fits and the first that does not.
    """
    scores = {pk: score for pk, score, _effort in rows if score is not None}
    if who not in scores:
        return None
    low = min(0, *scores.values(), *([] if was is None else [was]))
    high = max(*scores.values(), *([] if was is None else [was]), low)
    spread = (high - low) or 1

    def at(score):
        return round(100 * (score - low) / spread, 1)

    above = line = None
    if capacity is not None:
        fit = ranking.line_at([effort for _pk, _score, effort in rows], capacity)[0]
        above = who in [pk for pk, _score, _effort in rows[:fit]]
        line = between(rows, fit)
    others = [at(score) for pk, score in scores.items() if pk != who]
    return RankLine(
        at(scores[who]), others, None if was is None else at(was), None if line is None else at(line), above
    )


def between(rows, fit):
    """The score in the middle between the last that fits and the first that does not; None where all or none fit."""
    last = [score for _pk, score, _effort in rows[:fit] if score is not None][-1:]
    first = [score for _pk, score, _effort in rows[fit:] if score is not None][:1]
    return (last[0] + first[0]) / 2 if last and first else None

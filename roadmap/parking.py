"""The parking lot: what has no time frame, the best score first. Lines and numbers in, rows out."""

from typing import NamedTuple

from accounts.prepared import Prepared
from roadmap.boards.board import scores_of
from roadmap.drawing.lines import Line
from strategy import priorities
from strategy.models import Initiative
from strategy.models.scoringmodel import default_of


class Parked(NamedTuple):
    """A card of the parking lot. score: None where nothing scores it."""

    line: Line
    score: float | None


def waits(line):
    """Whether it waits for a time frame."""
    return not (line.scheduled or line.dated or line.state == "shipped")


def parked(lines, scores):
    """[Parked] of the Lines that wait, by score, the rest behind in the order of `lines`. scores: {id: number}."""
    found = [Parked(line, scores.get(line.initiative.pk)) for line in lines if waits(line)]
    return sorted(found, key=lambda one: (one.score is None, -(one.score or 0)))


def parked_of(workspace, lines):
    """The same, scored by the workspace's first model. Two questions, one where there is no model."""
    model = default_of(workspace)
    found = priorities.made(waiting(workspace.pk, model.pk), model) if model else []
    return parked(lines, scores_of(found))


@Prepared
def waiting(workspace, model):
    """The rows of all candidates without a time frame."""
    undated = Initiative.objects.filter(workspace=workspace, start=None)
    return priorities.rows_of(priorities.open_only(undated), model)

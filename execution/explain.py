"""Why work is as far as it is: which task weighs what. Of a subtree, a milestone, a project, an initiative: the same."""

from fractions import Fraction
from typing import Any, NamedTuple

from execution.milestones import towards

SHOWN = 50


class Share(NamedTuple):
    """A task that counts. weight, done: person-hours; guessed: whether it has no estimate and weighs the mean."""

    task: Any
    weight: Fraction
    done: Fraction
    guessed: bool


def shares(rows, wanted=None):
    """[Share] of the leaves among the rows of whole projects' trees (`execution.tree.rows`, each project on its own), of
    those alone that `wanted(row)` where that is given. Heaviest first."""
    wholes = {row.task.parent_id for row in rows}
    counted = [
        row
        for row in rows
        if row.task.pk not in wholes and row.task.status != "cancelled" and (wanted is None or wanted(row))
    ]
    found = [Share(row.task, row.weight, row.done_weight, row.task.estimate is None) for row in counted]
    return sorted(found, key=lambda share: -share.weight)


def of_project(rows):
    return shares(rows)


def of_subtree(rows, task):
    """What stands below a task, or the task itself."""
    below = {task.pk}
    for row in rows:  # a parent always stands before what is below it
        if row.task.parent_id in below:
            below.add(row.task.pk)
    return shares(rows, lambda row: row.task.pk in below)


def of_milestone(rows, milestone, living):
    """What counts towards a milestone. living: ids of the milestones that count."""
    aims = towards(rows, living)
    return shares(rows, lambda row: aims[row.task.pk] == milestone.pk)


def told(found, shown=SHOWN):
    """The parts of the formula for a page, of any of these."""
    weight, done = (
        sum(column, Fraction(0)) for column in ([s.weight for s in found], [s.done for s in found])
    )
    guessed = next((share.weight for share in found if share.guessed), None)
    return {
        "share": float(done / weight) if weight else None,
        "weight": float(weight),
        "done": float(done),
        "mean": None if guessed is None else float(guessed),
        "rows": [
            {"task": s.task, "weight": float(s.weight), "done": float(s.done), "guessed": s.guessed}
            for s in found[:shown]
        ],
        "more": max(0, len(found) - shown),
    }


def explain(rows):
    """The whole of a project, for its page."""
    return told(of_project(rows))

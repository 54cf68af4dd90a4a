"""Which promise another finish of a project breaks, and what hangs on it: said before the plan is moved."""

import datetime as dt
from dataclasses import dataclass

from execution.calendar import add_working_days
from roadmap.drafts.consequences import Frame, Pledge, broken_pledge
from roadmap.work import serving
from strategy.models import Goal, Initiative

OVER = ("shipped", "declined")


@dataclass(frozen=True)
class Danger:
    """initiative: whose promise. promised, tolerance (working days), limit: the last day that keeps it. finish: the new
    one. days: working days beyond the limit. already: whether it was beyond before. waiting: [Initiative] that wait for
    it; goals: [Goal] that it serves."""

    initiative: Initiative
    promised: dt.date
    tolerance: int
    limit: dt.date
    finish: dt.date
    days: int
    already: bool
    waiting: list
    goals: list


def endangered(project, finish, new_finish):
    """[Danger] of a project that would finish on another day; a promise that is kept, or no worse off, is none. Three
    questions at most."""
    delivery = serving([project.pk]).get(project.pk)
    promise = delivery and delivery.promise
    if not promise or not promise.end:
        return []
    pledge = Pledge(promise.end, promise.tolerance)
    before = Frame(finish, finish)
    broken = broken_pledge(Frame(new_finish, new_finish), before, pledge)
    if not broken:
        return []
    initiative = delivery.initiative
    limit = add_working_days(promise.end, promise.tolerance) if promise.tolerance else promise.end
    waiting = initiative.workspace.initiatives.filter(needs__before=initiative, needs__deleted_at=None)
    waiting = (
        waiting.exclude(state__in=OVER)
        .select_related("workspace", "product")
        .order_by("product__key", "number")
    )
    goals = (
        Goal.objects.filter(initiatives=initiative).select_related("workspace", "product").order_by("number")
    )
    return [
        Danger(initiative, promise.end, promise.tolerance, limit, new_finish, broken.days, finish > limit,
               list(waiting), list(goals))
    ]  # fmt: skip

"""What keeps tasks from going on: said by somebody, or by the plan."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from execution.models.status import CLOSED

ANSWERS = OVER, STAYS = "over", "stays"  # when a blocked task is moved on


class Stop(NamedTuple):
    """word: "blocked" or "waits". reason: of whom or for what. now: whether work should go on already and cannot."""

    word: str
    reason: str
    now: bool


class StillBlocked(Exception):
    """Blocked tasks are moved on and nobody said yet whether the block is over. back: the address of who does not want to
    move them, "" for the own page of the one."""

    def __init__(self, tasks, status):
        super().__init__("still blocked")
        self.tasks, self.status, self.back = tasks, status, ""


def answers_to(status):
    """What can be said of a block when a task moves on to this status: what is over is blocked by nothing."""
    return (OVER,) if status in CLOSED else ANSWERS


def is_over(task, status, said):
    """Whether the block ends with the move to this status (None for no other). said: the answer of whoever moves it, ""
    for none yet: then raises StillBlocked where it has to be asked for."""
    if not task.blocked or not task.goes_on(status):
        return False
    if said not in answers_to(status):
        raise StillBlocked([task], status)
    return said == OVER


def stop_of(task, today):
    """Stop of a task as `with_waits` reads it, None where nothing keeps it. A block wins over what the plan says."""
    if task.blocked:
        return Stop("blocked", task.blocked, True)
    if not task.is_open or not task.waits_for:
        return None
    return Stop("waits", _("Waits for “%(title)s”") % {"title": task.waits_for}, is_time(task, today))


def is_time(task, today):
    """Whether it is under way, or should be by its days."""
    return task.is_begun or any(day is not None and day <= today for day in (task.start, task.due))

"""A change that others follow: tried, looked at, and done with all that moves along as one act that one undo takes back.

What the change itself does is its own verb's to know. It is done inside a transaction, the plan is read before and after,
and what can no longer stay is worked out from the two. Unless somebody has agreed to just that, all of it is given up.
"""

import hashlib
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ids import new_id
from execution.models import Project, Task, TaskDependency
from execution.scheduling.effects import effect
from execution.scheduling.network import Circle
from execution.scheduling.planning import again, sheet_of
from execution.scheduling.reschedule import MODES, MUST
from execution.scheduling.workdays import TooFar

FOLLOWED = frozenset({"start", "due", "duration", "estimate", "rule", "rule_day", "pinned"})  # by other tasks
OWN_LENGTH = frozenset({"duration"})  # the due day of the very task follows


class Agreed(NamedTuple):
    """To what somebody agreed. mode: one of MODES. seen: the state of the plan that they looked at, "" for any."""

    mode: str = MUST
    seen: str = ""


AGAIN = "again"  # posted where what was looked at is looked at once more, which saves nothing
LOOK = Agreed(seen="nothing is agreed to")


class Along(NamedTuple):
    """effects: [Effect] of the projects in which others move. seen: the state that they hold for. cause: of what was
    done, None while it is only looked at."""

    effects: list
    seen: str
    cause: object = None

    def count(self, mode):
        return sum(len(one.moves(mode)) for one in self.effects)

    def clashes(self, mode):
        return sum(len(one.preview(mode).broken) for one in self.effects)


class MovesOthers(Exception):
    """The change was tried and given up because others would move. stale: whether somebody had agreed to another plan.
    subject: the record it was about, back: the address of who does not want it; both may be unknown."""

    def __init__(self, along, stale=False):
        super().__init__("others would move")
        self.along, self.stale, self.subject, self.back = along, stale, None, ""


def along(projects, act, *, by, agreed=None, look=False, links=False, tasks=None, at=None):
    """(what act(cause) answers, Along or None where nobody else moves).

    act does the change under that cause and answers something false where nothing was done. links: whether the change
    itself may bring the first link of a project, or a length that its own days follow. tasks: ids, where it writes days of
    these and nothing else. Raises MovesOthers where others would move and nobody has agreed to it, and always with `look` or
    where one only looks again; Refused where days lie too far away.
    """
    cause = new_id()
    with transaction.atomic():
        held = hold(projects, links)
        seen, sheets = state(held), [sheet_of(project) for project in held]
        done = act(cause)
        if not done:
            return done, None
        effects = follow(sheets, tasks)
        found = Along(effects, seen, cause)
        if look or agreed is LOOK:
            raise MovesOthers(found._replace(cause=None))
        mode = agreed.mode if agreed else MUST
        if not found.count(MUST) and not found.count(mode):
            for one in effects:
                write(one, mode, by=by, at=at, cause=cause)
            return done, None
        if agreed is None or agreed.seen not in ("", seen):
            raise MovesOthers(found._replace(cause=None), stale=agreed is not None)
        for one in effects:
            write(one, mode, by=by, at=at, cause=cause)
    return done, found


def hold(projects, links):
    """The projects in which others may follow, held in one order; those without a link have none that could."""
    found = Project.objects.select_related("workspace").filter(pk__in=[project.pk for project in projects])
    if not links:
        found = found.filter(pk__in=TaskDependency.objects.values("before__project"))
    found = list(found.order_by("pk"))
    for project in found:
        project.hold_still()
    return found


def state(projects):
    """One word for the state of these plans."""
    rows = Project.everything.filter(pk__in=[project.pk for project in projects])
    rows = list(rows.order_by("pk").values_list("pk", "work_version"))
    if len(projects) == 1:
        return str(rows[0][1])
    told = " ".join(f"{pk}:{version}" for pk, version in rows)
    return hashlib.blake2s(told.encode(), digest_size=8).hexdigest()


def follow(sheets, tasks):
    def then(sheet):
        return again(sheet, tasks) if tasks else sheet_of(sheet.project)

    try:
        found = [effect(sheet, then(sheet)) for sheet in sheets]
        for one in filter(None, found):
            one.preview(MUST)
    except (TooFar, Circle) as fault:
        raise Refused(
            _("Some dates would lie centuries away. Look for a year that was mistyped."), "due"
        ) from fault
    return [one for one in found if one]


def write(one, mode, *, by, cause, at=None):
    pairs = one.pairs(mode)
    if not pairs:
        return
    tasks = Task.objects.select_related("project__workspace", "workspace").in_bulk(
        [pk for pk, _days in pairs]
    )
    Task.edit_all([(tasks[pk], days) for pk, days in pairs], by=by, at=at, cause=cause)


def agreed_in(data):
    """Agreed as a form says it, None where it does not; LOOK where it only looks again."""
    if AGAIN in data:
        return LOOK
    mode = data.get("move_mode", "")
    return (
        Agreed(mode, data.get("move_seen", "") or "none") if data.get("move_go") and mode in MODES else None
    )

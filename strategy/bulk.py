"""What may be done to many initiatives at once, by the verbs of one."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import bulk
from accounts.access import require
from accounts.errors import Forbidden, Refused
from accounts.ids import new_id
from accounts.roles import Can
from strategy.models import Initiative
from strategy.models.precision import Precision
from strategy.states import allowed, refusal
from strategy.views.verbs import SHAPING, may

FARTHEST = 520  # weeks that dates are shifted by, either way
MOST = bulk.MOST


def change(initiatives, changes, *, by, seen=None, at=None, cause=None):
    """Outcome of setting {field: value} on each. seen: {id: version the writer saw}, where they say it."""
    return edited([(one, changes) for one in initiatives], by, seen, at, cause)


def edited(pairs, by, seen, at, cause):
    """Outcome of [(initiative, changes)]: together what may be, and singly what tells others, takes back a review or is
    refused."""
    require(by, Can.SHAPE, _("Only a product manager changes initiatives."))
    at, cause, seen = at or timezone.now(), cause or new_id(), seen or {}
    changed, same, left = Initiative.edit_together(pairs, by=by, at=at, cause=cause, seen=seen)
    wanted = {one.pk: changes for one, changes in left}

    def act(one, cause, at):
        return one.edit(by=by, changes=wanted[one.pk], version=seen.get(one.pk), cause=cause, at=at)

    outcome = bulk.each([one for one, _changes in left], act, at=at, cause=cause)
    outcome.changed[:0], outcome.same[:0] = changed, same
    outcome.cause = cause if outcome.changed else None
    return outcome


def goals(initiatives, goal, *, by, seen=None, at=None, cause=None):
    """Outcome of adding each to `goal` beside those it serves; None takes all its goals away."""

    def act(one, cause, at):
        require(by, Can.SHAPE, _("Only a product manager changes initiatives."))
        wanted = [*one.value_of("goals"), goal] if goal else []
        wanted = list({g.pk: g for g in wanted}.values())
        return one.edit(
            by=by, changes={"goals": wanted}, version=(seen or {}).get(one.pk), cause=cause, at=at
        )

    return bulk.each(initiatives, act, at=at, cause=cause)


def shift(initiatives, weeks, *, by, seen=None, at=None, cause=None):
    """Outcome of moving the time frame of each by whole weeks, later or, below nought, earlier."""
    if not weeks or abs(weeks) > FARTHEST:
        raise Refused(_("Shift by 1 to %(n)s weeks, later or earlier.") % {"n": FARTHEST}, "weeks")
    by_days = dt.timedelta(weeks=weeks)
    dated = [one for one in initiatives if one.start is not None]
    # moved by weeks, a quarter is no quarter any more: the days are meant
    pairs = [
        (one, {"start": one.start + by_days, "end": one.end + by_days, "precision": Precision.DAY})
        for one in dated
    ]
    outcome = edited(pairs, by, seen, at, cause)
    words = _("It has no dates to shift.")
    outcome.left += [bulk.Left(one, words) for one in initiatives if one.start is None]
    return outcome


def move(initiatives, verb, *, by, at=None, cause=None):
    """Outcome of one of the verbs that need no approver. Each is a step on record, so it is not undone but followed."""
    if verb not in SHAPING:
        raise Refused(_("There is no such step."), "do")

    def act(one, cause, at):
        if not may(one, by, verb):
            raise Forbidden(_("Only its owner or a product manager may do this."))
        if not one.archived_at and not allowed(verb, one.state):
            raise Refused(refusal(verb, one.key, one.state))
        getattr(one, verb)(by=by, at=at, cause=cause)
        return one

    return bulk.each(initiatives, act, at=at, cause=cause)


def archive(initiatives, *, by, at=None, cause=None):
    """Outcome of putting away each that is over; one undo brings them all back."""
    return bulk.each(
        initiatives, lambda one, cause, at: one.archive(by=by, cause=cause, at=at), at=at, cause=cause
    )


def unarchive(initiatives, *, by, at=None, cause=None):
    """Outcome of bringing each back from the archive."""
    return bulk.each(
        initiatives, lambda one, cause, at: one.unarchive(by=by, cause=cause, at=at), at=at, cause=cause
    )


def trash(initiatives, *, by, at=None, cause=None):
    """Outcome of moving each to the trash; one undo brings them all back."""

    def act(one, cause, at):
        require(by, Can.SHAPE, _("Only a product manager deletes initiatives."))
        return one.trash(by=by, at=at, cause=cause)

    return bulk.each(initiatives, act, at=at, cause=cause)

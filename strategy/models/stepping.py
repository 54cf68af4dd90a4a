from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t

from accounts.access import require
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from strategy.states import MOVES, OVER, State, allowed, refusal

# Steps that others than its followers hear of too; these are told first, each once.
TOLD_LAST = {"submit", "approve", "request_changes", "decline", "launch"}


class Stepping:
    """An initiative's way through the state table, and into the archive once it is over."""

    def move(self, verb, *, by, note="", at=None, to=None, cause=None, on=None, also=None):
        """One step of the state table: checked, written and recorded. The verbs check who may.

        `on` is when it was really taken, where that is not now; the log says when it was written. `also` are
        other fields that the step sets.
        """
        if self.archived_at:
            raise Refused(_t("%(key)s is archived. Bring it back first.") % {"key": self.key})
        if not allowed(verb, self.state):
            raise Refused(refusal(verb, self.key, self.state))
        at, before = at or timezone.now(), self.state
        changes = {"state": to or MOVES[verb][1], "held_from": before if verb == "hold" else ""}
        changes |= also or {}
        with transaction.atomic():
            how = {"at": at, "verb": verb, "note": note, "cause": cause}
            row = super().edit(by=by, changes=changes, version=self.version, **how)
            if row is None:
                raise Conflict(_t("Somebody else was faster."), version=self.version)
            self.remember(verb, before, self.state, by=by, note=note, at=on or at)
            if verb not in TOLD_LAST:
                self.tell_followers(verb, by=by, words=note, cause=row.cause, at=at)
        return row

    def remember(self, verb, before, after, *, by, note, at):
        self.moves.create(
            workspace_id=self.workspace_id, verb=verb, from_state=before, to_state=after, by=by, note=note,
            at=at or timezone.now(), version=self.version,
        )  # fmt: skip

    def lock(self):
        """The row as it stands, held until the transaction ends."""
        self.refresh_from_db(from_queryset=type(self).everything.select_for_update(no_key=True))

    def launch(self, *, by, at=None, note="", cause=None, on=None):
        require(by, Can.LAUNCH, _t("Only product and project managers launch a delivery."))
        return self.move("launch", by=by, note=note, at=at, cause=cause, on=on)

    def ship(self, *, by, at=None, note=""):
        require(by, Can.SHAPE, _t("Only a product manager ships."))
        self.check_shippable()
        return self.move("ship", by=by, note=note, at=at)

    def hold(self, *, by, note="", at=None, cause=None):
        """Set aside. An open request stays and waits with it."""
        require(by, Can.SHAPE, _t("Only a product manager puts an initiative on hold."))
        return self.move("hold", by=by, note=note, at=at, cause=cause)

    def resume(self, *, by, note="", at=None, cause=None):
        require(by, Can.SHAPE, _t("Only a product manager resumes an initiative."))
        return self.move("resume", by=by, note=note, at=at, cause=cause, to=self.held_from or State.DRAFT)

    def reopen(self, *, by, note="", at=None, cause=None):
        require(by, Can.SHAPE, _t("Only a product manager reopens an initiative."))
        return self.move("reopen", by=by, note=note, at=at, cause=cause, also={"superseded_by": None})

    @property
    def archivable(self):
        return self.state in OVER

    def check_archivable(self):
        """Finished, declined, or dropped: set aside or never put forward. Whatever waits for a decision or is under
        way stays where people look for it."""
        if not self.archivable:
            raise Refused(
                _t("%(key)s is %(state)s. Ship it, decline it or put it on hold before you archive it.")
                % {"key": self.key, "state": self.get_state_display().lower()}
            )
        self.check_parts_put_away()

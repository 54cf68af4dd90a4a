from django.db import transaction
from django.utils.translation import gettext as _t

from accounts.access import require
from accounts.errors import Refused
from accounts.roles import Can
from accounts.words import visible
from collaboration.models import Kind, Notification
from strategy.states import State, allowed, refusal


class Superseding:
    """An initiative whose place another one takes. It is closed like a declined one, its promise stays as history,
    and both say so; taking it back leads to where it was, a request that was open to a draft."""

    @property
    def successor(self):
        """What took its place, None where nothing did or that is in the trash."""
        return self.superseded_by if self.superseded_by and not self.superseded_by.deleted_at else None

    def supersede(self, *, by, successor, note="", at=None, cause=None):
        """Close it in favour of `successor`, with the reason. Returns the log's row."""
        require(by, Can.SHAPE, _t("Only a product manager says what takes its place."))
        note = visible(note)
        if not note:
            raise Refused(_t("Say why the other one takes its place."), "note")
        with transaction.atomic():
            self.lock_with(successor)
            self.check_successor(successor)
            was_open = self.state == State.IN_REVIEW
            row = self.move(
                "supersede", by=by, note=note, at=at, cause=cause, also={"superseded_by": successor}
            )
            if was_open:
                self.close_request("withdrawn", at)
            Notification.tell(
                Kind.DECISION, filter(None, [self.owner, successor.owner]), self, by=by, words=note,
                cause=row.cause, at=row.at, verb="supersede",
            )  # fmt: skip
        return row

    def unsupersede(self, *, by, note="", at=None, cause=None):
        """Back to where it was; a request that was open then has to be sent anew."""
        require(by, Can.SHAPE, _t("Only a product manager says what takes its place."))
        if self.superseded_by_id is None:
            raise Refused(_t("Nothing took the place of %(key)s.") % {"key": self.key})
        last = self.moves.filter(verb="supersede").order_by("at", "version").last()
        to = State.APPROVED if last and last.from_state == State.APPROVED else State.DRAFT
        return self.move(
            "unsupersede", by=by, note=note, at=at, cause=cause, to=to, also={"superseded_by": None}
        )

    def lock_with(self, other):
        """Both as they stand, held in the order of their ids, so that two that name each other never wait in a
        circle."""
        rows = (
            type(self)
            .everything.select_for_update(no_key=True, of=("self",))
            .filter(pk__in=[self.pk, other.pk])
        )
        found = {row.pk: row for row in rows.order_by("pk")}
        self.refresh_from_db(from_queryset=type(self).everything.filter(pk__in=found))
        other.refresh_from_db(from_queryset=type(self).everything.filter(pk__in=found))

    def check_successor(self, other):
        if not allowed("supersede", self.state):
            raise Refused(refusal("supersede", self.key, self.state))
        if other.pk == self.pk:
            raise Refused(_t("It cannot take its own place."), "successor")
        if other.deleted_at or other.workspace_id != self.workspace_id:
            raise Refused(_t("There is no such initiative here."), "successor")
        if other.state == State.DECLINED:
            said = _t("%(key)s is closed itself. Name one that is still meant to be done.")
            raise Refused(said % {"key": other.key}, "successor")

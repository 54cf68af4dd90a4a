from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t

from accounts.errors import Forbidden, Refused
from accounts.roles import Can
from collaboration.models import Kind, Notification
from strategy.approving.snapshots import FROZEN
from strategy.states import State, refusal


class Reviewed:
    """An initiative before its approvers: what it is put forward with, and what takes it back."""

    @property
    def request(self):
        """The approval request that is open, or None."""
        return self.requests.filter(closed_at=None).select_related("asked_by__user").first()

    def submit(self, *, by, note="", at=None, due=None, cause=None):
        """Put this version to the product's approvers. Returns the approval request."""
        return self.requests.model.send(self, by=by, note=note, at=at, due=due, cause=cause)

    def points(self):
        """What was asked to be changed in all its requests."""
        return self.workspace.points.filter(request__initiative=self)

    def withdraw(self, *, by, note="", at=None, cause=None):
        self.require_owner_or_manager(by)
        with transaction.atomic():
            self.move("withdraw", by=by, note=note, at=at, cause=cause)
            self.close_request("withdrawn", at)

    def decide(self, *, by, verdict, note="", points=None, version=None, at=None):
        """A decision on what is put forward now; on the last request where its version is named."""
        found = self.request
        if found is None and version is not None:
            found = self.requests.filter(version=version).order_by("at").last()
        if found is None:
            raise Refused(refusal(verdict, self.key, self.state))
        decision = found.decide(by=by, verdict=verdict, note=note, points=points, version=version, at=at)
        self.refresh_from_db(fields=["state", "version"])
        return decision

    def take_back(self, *, by, note="", at=None):
        """One's yes to what is put forward now."""
        found = self.request
        if found is None:
            raise Refused(_t("Nothing is put forward now, so there is nothing to take back."))
        return found.take_back(by=by, note=note, at=at)

    def changed_under_review(self, names, *, by, at=None):
        """Withdraw the open request where something changed that its promise would freeze."""
        touched = sorted(names & FROZEN)
        if State.IN_REVIEW not in (self.state, self.held_from) or not touched:
            return
        labels = [str(_t("requirements")) if n == "requirements" else self.label_of(n) for n in touched]
        note = _t("Changed while in review: %(fields)s.") % {"fields": ", ".join(labels)}
        self.close_request("withdrawn", at)
        if self.state == State.IN_REVIEW:
            self.move("withdraw", by=by, note=note, at=at)
        else:  # set aside while in review: it will come back as a draft
            super().edit(by=by, changes={"held_from": State.DRAFT}, at=at, verb="withdraw", note=note)
            self.remember("withdraw", State.IN_REVIEW, State.DRAFT, by=by, note=note, at=at)

    def close_request(self, outcome, at=None):
        """Close the open request; False where somebody closed it first."""
        Notification.settle(Kind.REQUEST, self, at)
        return bool(
            self.requests.filter(closed_at=None).update(closed_at=at or timezone.now(), outcome=outcome)
        )

    def require_owner_or_manager(self, by):
        if not by.can(Can.SHAPE) and not (by.is_active and by.pk == self.owner_id):
            raise Forbidden(_t("Only its owner or a product manager may do this."))

"""What keeps a task from going on, as somebody said it: words, and the day since when."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.words import in_a_line
from execution.models.status import CLOSED, Status

WORDS = 200  # letters of a reason: it stands on a card
ON = (Status.TODO, Status.DOING, Status.IN_REVIEW, Status.DONE)  # the way that work goes


class Blockable(models.Model):
    """blocked: who or what it waits for, outside the plan; "" while nothing does. blocked_on: since when.

    What is over is blocked by nothing: whatever closes it ends the block with it.
    """

    BLOCKING = ("blocked", "unblocked")  # its verbs, both to be undone
    waits_for = None  # the title of the first unfinished task that it waits for, of a row read `with_waits`

    blocked = models.CharField(_("what blocks it"), max_length=WORDS, blank=True, default="")
    blocked_on = models.DateField(_("blocked since"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def block(self, reason, *, by, version=None, at=None, cause=None):
        """Say what blocks it, or say it better: it stays blocked since the day when it was first said. Returns the log's
        row, None where that was said already."""
        reason = in_a_line(reason)
        if not reason:
            raise Refused(_t("Say what blocks it, and until when if you know."), "reason")
        with transaction.atomic():
            self.project.hold_still()
            self.catch_up()
            if not self.is_open:
                words = _t("%(key)s is over, so nothing blocks it. Reopen it first.")
                raise Refused(words % {"key": self.key}, "reason")
            changes = {"blocked": reason, "blocked_on": self.blocked_on or self.workspace.today(at)}
            how = {"version": version, "verb": "blocked", "at": at, "cause": cause}
            return self.edit(by=by, changes=changes, **how)

    def unblock(self, *, by, at=None, cause=None):
        """Nothing blocks it any more. Returns the log's row."""
        with transaction.atomic():
            self.project.hold_still()
            self.catch_up()
            if not self.blocked:
                raise Refused(_t("Nothing blocks %(key)s any more.") % {"key": self.key})
            return self.edit(by=by, changes=FREE, verb="unblocked", at=at, cause=cause)

    def goes_on(self, status):
        """Whether this status is further on than the one it has: the moment to ask whether the block is over."""
        return self.status in ON and status in ON and ON.index(status) > ON.index(self.status)

    def freed(self, changes):
        """What a change of status brings along: whatever is closed is blocked by nothing."""
        return FREE | changes if self.blocked and changes.get("status") in CLOSED else changes


FREE = {"blocked": "", "blocked_on": None}


def rules_of_blocks(name):
    """Constraints of a noun that can be blocked."""
    return [
        models.CheckConstraint(
            condition=Q(blocked="", blocked_on=None) | (~Q(blocked="") & Q(blocked_on__isnull=False)),
            name=f"{name}_blocked",
            violation_error_message=_("A block has its words and its day."),
        ),
        models.CheckConstraint(
            condition=Q(blocked="") | ~Q(status__in=CLOSED),
            name=f"{name}_over_free",
            violation_error_message=_("What is over is blocked by nothing."),
        ),
    ]

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from accounts.words import in_a_line
from strategy import readiness
from strategy.models.approval import ApprovalRequest
from strategy.models.decision import Decision
from strategy.states import State

LONGEST = 500  # characters of a point, and of its answer


class PointQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("request__at", "rank", "id")

    def unanswered(self):
        return self.filter(answer="")


class Point(Record):
    """What an approver wants changed, of one part or of the whole request; its owner ticks it off with an answer."""

    right = Can.READ  # who may answer is asked by its own verb: the owner of the initiative may
    undoable = ("edited",)
    in_trash = False

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="points")
    request = models.ForeignKey(ApprovalRequest, models.CASCADE, related_name="points")
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="points")
    rank = models.PositiveSmallIntegerField()
    part = models.CharField(_("about"), max_length=60, blank=True, default="")  # "" is the whole request
    text = models.CharField(_("point"), max_length=LONGEST)
    answer = models.CharField(_("answer"), max_length=LONGEST, blank=True, default="")
    answered_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, blank=True, related_name="points_answered",
        editable=False, verbose_name=_("answered by"),
    )  # fmt: skip
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)

    objects = LiveManager.from_queryset(PointQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["request", "rank"], name="strategy_point_rank"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.request.initiative.get_absolute_url()}#points"

    @property
    def part_word(self):
        """What it hangs on, "" for the whole request."""
        return readiness.word(self.workspace, self.part) if self.part else ""

    def reply(self, words, *, by, version=None, at=None):
        """Tick it off, or say it better. Its owner or a product manager may, while the initiative is a draft.

        Returns the log's row, None where nothing differs. Raises Refused, Forbidden, Conflict.
        """
        words = in_a_line(words)
        if not words:
            raise Refused(_t("Say what became of it."), "answer")
        changes = {"answer": words}
        if words != self.answer:
            changes |= {"answered_by": by, "answered_at": at or timezone.now()}
        return self.edit(by=by, changes=changes, version=version, at=at)

    def edit(self, *, by, changes, **how):
        initiative = self.request.initiative
        initiative.require_owner_or_manager(by)
        if initiative.state != State.DRAFT:
            raise Refused(
                _t("Its answers went along with the next request, so they stay as they are."), "answer"
            )
        return super().edit(by=by, changes=changes, **how)

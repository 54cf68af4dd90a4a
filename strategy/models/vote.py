from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.models.record import Record
from accounts.roles import Can
from strategy.models.idea import Idea


class Vote(Record):
    """Somebody here wants an idea. Taken back it is gone: nobody looks for it in the trash."""

    right = Can.PROPOSE
    in_trash = False

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="votes", verbose_name=_("idea"))
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="votes")

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "member"],
                condition=Q(deleted_at=None),
                name="strategy_vote_once",
                violation_error_message=_("You have voted for this already."),
            ),
        ]

    def __str__(self):
        return self.idea.title

    def get_absolute_url(self):
        return self.idea.get_absolute_url()

    def restorable_by(self, member):
        """Whose it is: nobody votes for another."""
        return self.member_id == member.pk and member.can(Can.PROPOSE)

    @classmethod
    def create(cls, *, by, **fields):
        require(by, Can.PROPOSE, _t("Your role reads here and does not vote."))
        return super().create(by=by, **fields)

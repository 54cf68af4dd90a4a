from django.db import models

from accounts.roles import Can
from collaboration.models import Comment
from strategy.models.idea import Idea
from strategy.models.initiative import Initiative


class InitiativeComment(Comment):
    about = "initiative"

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="comments")

    class Meta(Comment.Meta):
        indexes = [
            models.Index(fields=["initiative", "-created_at", "-id"], name="strategy_initiativecomment_of"),
        ]

    @staticmethod
    def open_to(subject, member):
        """An approver of its product speaks too, whatever the role: deciding takes words."""
        return member.can(Can.COMMENT) or (member.can(Can.DECIDE) and subject.product.has_seat(member))


class IdeaComment(Comment):
    about = "idea"

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="comments")

    class Meta(Comment.Meta):
        indexes = [models.Index(fields=["idea", "-created_at", "-id"], name="strategy_ideacomment_of")]

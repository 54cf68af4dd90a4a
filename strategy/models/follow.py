from django.db import models

from collaboration.models import Follow, Why
from strategy.models.initiative import Initiative


class InitiativeFollow(Follow):
    """Its owner follows from being named on, whoever asks for a review and those who then decide from that on."""

    about = "initiative"

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="follows")

    class Meta(Follow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["initiative", "member"], name="strategy_initiativefollow_once"),
            models.CheckConstraint(
                condition=models.Q(why__in=Why.values), name="strategy_initiativefollow_why"
            ),
        ]

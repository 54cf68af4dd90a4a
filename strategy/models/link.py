from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models import Link
from strategy.models.initiative import Initiative


class InitiativeLink(Link):
    belongs_to = "initiative"

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="initiative_links")
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, related_name="links", verbose_name=_("initiative")
    )

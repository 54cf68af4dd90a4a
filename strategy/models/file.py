from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models import File
from strategy.models.initiative import Initiative


class InitiativeFile(File):
    belongs_to = "initiative"

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="initiative_files")
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, related_name="files", verbose_name=_("initiative")
    )

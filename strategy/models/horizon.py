from django.db import models
from django.utils.translation import gettext_lazy as _


class Horizon(models.TextChoices):
    """The roadmap without dates; what somebody said of one initiative, or nothing, so that its dates say it."""

    BY_DATES = "", _("By its dates")
    NOW = "now", _("Now")
    NEXT = "next", _("Next")
    LATER = "later", _("Later")

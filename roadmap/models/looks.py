"""The ways in which a roadmap may be looked at."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Zoom(models.TextChoices):
    MONTHS = "months", _("Months")
    WEEKS = "weeks", _("Weeks")
    QUARTERS = "quarters", _("Quarters")
    FIT = "fit", _("Fit")


class Layout(models.TextChoices):
    TIMELINE = "timeline", _("Timeline")
    BOARD = "board", _("Board")
    LIST = "list", _("List")


class Colour(models.TextChoices):
    """What the colour of a bar tells."""

    STATUS = "status", _("Status")
    HEALTH = "health", _("Health")
    THEME = "theme", _("Theme")
    GOAL = "goal", _("Goal")
    OWNER = "owner", _("Owner")


class Sort(models.TextChoices):
    """What comes first in a column of the board."""

    MANUAL = "manual", _("Manual")
    START = "start", _("Start")
    SCORE = "score", _("Score")
    EFFORT = "effort", _("Effort")
    TITLE = "title", _("Name")

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    TODO = "todo", _("To do")
    DOING = "doing", _("Doing")
    IN_REVIEW = "in_review", _("In review")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


CLOSED = (Status.DONE, Status.CANCELLED)
BEGUN = (Status.DOING, Status.IN_REVIEW, Status.DONE)  # somebody has worked on it; giving it up is no work


def begun_and_ended(old, new, started_on, finished_on, today):
    """{started_on, finished_on} after a change of status.

    started_on: the first day of work since it was last to do; giving a task up is no work. finished_on: the
    day it became done or cancelled as it now is; None while it is open.
    """
    begun = started_on or (today if new in BEGUN else None)
    ended = finished_on if finished_on and old == new else today
    return {
        "started_on": None if new == Status.TODO else begun,
        "finished_on": ended if new in CLOSED else None,
    }

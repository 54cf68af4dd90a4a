"""The states of an initiative and the verbs that lead from one to the next."""

from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    IN_DELIVERY = "in_delivery", _("In delivery")
    SHIPPED = "shipped", _("Shipped")
    ON_HOLD = "on_hold", _("On hold")
    DECLINED = "declined", _("Declined")


# From launch on, the plan is read from the projects.
LAUNCHED = frozenset({State.IN_DELIVERY, State.SHIPPED})

# What may go to the archive: finished, declined, or dropped, be it set aside or never put forward.
OVER = frozenset({State.SHIPPED, State.DECLINED, State.ON_HOLD, State.DRAFT})

# verb: (states it starts from, state it leads to; a resume leads back to where the hold began)
MOVES = {
    "submit": ({State.DRAFT}, State.IN_REVIEW),
    "withdraw": ({State.IN_REVIEW}, State.DRAFT),
    "request_changes": ({State.IN_REVIEW}, State.DRAFT),
    "approve": ({State.IN_REVIEW}, State.APPROVED),
    "decline": ({State.IN_REVIEW}, State.DECLINED),
    "launch": ({State.APPROVED}, State.IN_DELIVERY),
    "ship": ({State.IN_DELIVERY}, State.SHIPPED),
    "hold": ({State.DRAFT, State.IN_REVIEW, State.APPROVED, State.IN_DELIVERY}, State.ON_HOLD),
    "resume": ({State.ON_HOLD}, None),
    "reopen": ({State.DECLINED}, State.DRAFT),
    "land": ({State.DRAFT}, State.APPROVED),
    # closed for another one that takes its place; back leads to where it was
    "supersede": ({State.IN_REVIEW, State.APPROVED}, State.DECLINED),
    "unsupersede": ({State.DECLINED}, None),
}

PASSIVE = {
    "submit": _("be sent for review"),
    "withdraw": _("be withdrawn"),
    "request_changes": _("be sent back"),
    "approve": _("be approved"),
    "decline": _("be declined"),
    "launch": _("be launched"),
    "ship": _("be shipped"),
    "hold": _("be put on hold"),
    "resume": _("be resumed"),
    "reopen": _("be reopened"),
    "land": _("take a decision that was made elsewhere"),
    "supersede": _("be superseded"),
    "unsupersede": _("be brought back"),
}


def allowed(verb, state):
    """Whether the table has a row for this verb from this state."""
    return state in MOVES[verb][0]


def refusal(verb, key, state):
    """ "ORC-12 is approved, so it cannot be withdrawn." """
    return _t("%(key)s is %(state)s, so it cannot %(verb)s.") % {
        "key": key,
        "state": State(state).label.lower(),
        "verb": PASSIVE[verb],
    }

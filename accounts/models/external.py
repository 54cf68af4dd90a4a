"""What another system calls a row, so that the same file read twice changes nothing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = 200


def external_key():
    """The column: empty for what was made here."""
    return models.CharField(_("external key"), max_length=LONGEST, blank=True, default="")


def external_key_once(name):
    """The rule: one live row a workspace and noun."""
    return models.UniqueConstraint(
        fields=["workspace", "external_key"],
        condition=Q(deleted_at=None) & ~Q(external_key=""),
        name=name,
        violation_error_message=_("Another one has this external key."),
    )

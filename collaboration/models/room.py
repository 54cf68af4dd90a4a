"""How much a subject may hold of what belongs to it."""

import contextlib

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused


def hold(subject):
    """Its row, held until the transaction ends."""
    return type(subject).everything.select_for_update(no_key=True).only("deleted_at").get(pk=subject.pk)


@contextlib.contextmanager
def room_for_one(subject, rows, most, words, field):
    """Its row is held, so that two who add the last one of its `rows` at once do not both succeed. words: for who adds more
    than `most` of them (%(n)s), at a field."""
    with transaction.atomic():
        if hold(subject).deleted_at:
            raise Refused(_("%(name)s is in the trash. Restore it first.") % {"name": subject})
        if rows.count() >= most:
            raise Refused(words % {"n": most}, field)
        yield

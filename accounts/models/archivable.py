from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.errors import Refused
from accounts.models.record import RecordQuerySet


class ArchivableQuerySet(RecordQuerySet):
    def current(self):
        """Without what was archived."""
        return self.filter(archived_at=None)

    def put_away(self):
        """What was archived alone."""
        return self.filter(archived_at__isnull=False)


class Archivable(models.Model):
    """A record that is put away once it is over: out of the lists and pickers, but readable, linked and kept.

    Stands before Record among the bases of a noun.
    """

    ARCHIVING = ("archived", "unarchived")  # its verbs, both to be undone

    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def check_archivable(self):
        """Refuse where it is not over yet."""

    def archive(self, *, by, note="", at=None, cause=None):
        """Out of the lists, but readable and kept. Returns the log's row."""
        require(by, self.right_to(()), _("Your role does not include the archive."))
        if self.archived_at:
            raise Refused(_("%(key)s is archived already.") % {"key": self.key})
        self.check_archivable()
        at = at or timezone.now()
        how = {"verb": "archived", "note": note, "at": at, "cause": cause}
        return self.edit(by=by, changes={"archived_at": at}, **how)

    def unarchive(self, *, by, note="", at=None, cause=None):
        """Back into the lists. Returns the log's row."""
        require(by, self.right_to(()), _("Your role does not include the archive."))
        if not self.archived_at:
            raise Refused(_("%(key)s is not archived.") % {"key": self.key})
        how = {"verb": "unarchived", "note": note, "at": at, "cause": cause}
        return self.edit(by=by, changes={"archived_at": None}, **how)

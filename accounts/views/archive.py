"""Records to the archive and back."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import access
from accounts.roles import Can
from accounts.views.answers import toast


def views_of(find, can=Can.SHAPE):
    """(to the archive, back from it) for whoever `can`. `find(request, key)` is the record or 404."""

    @access(can)
    @require_POST
    def archive(request, key):
        record = find(request, key)
        row = record.archive(by=request.membership)
        toast(request, _("%(key)s is in the archive.") % {"key": record.key}, row.cause)
        return redirect(record)

    @access(can)
    @require_POST
    def unarchive(request, key):
        record = find(request, key)
        row = record.unarchive(by=request.membership)
        toast(request, _("%(key)s is back from the archive.") % {"key": record.key}, row.cause)
        return redirect(record)

    return archive, unarchive

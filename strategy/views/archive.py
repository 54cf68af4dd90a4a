"""Goals and initiatives to the archive and back."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import toast
from strategy.views.initiative import initiative_or_404


def views_of(find):
    """(to the archive, back from it). `find(request, key)` is the record or 404."""

    @access(Can.SHAPE)
    @require_POST
    def archive(request, key):
        record = find(request, key)
        row = record.archive(by=request.membership)
        toast(request, _("%(key)s is in the archive.") % {"key": record.key}, row.cause)
        return redirect(record)

    @access(Can.SHAPE)
    @require_POST
    def unarchive(request, key):
        record = find(request, key)
        row = record.unarchive(by=request.membership)
        toast(request, _("%(key)s is back from the archive.") % {"key": record.key}, row.cause)
        return redirect(record)

    return archive, unarchive


def goal_or_404(request, key):
    return find_or_404(request.workspace.goals.for_list(), key)


goal_archive, goal_unarchive = views_of(goal_or_404)
initiative_archive, initiative_unarchive = views_of(initiative_or_404)

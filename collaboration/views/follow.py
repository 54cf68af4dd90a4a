"""Following, the same for every noun that people follow."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.views.answers import back_or, toast


def switched(request, record):
    """Where one goes back to: `want=yes` follows, `want=no` leaves; asked twice, nothing changes."""
    if request.POST.get("want") == "no":
        record.unfollow(by=request.membership)
        toast(request, _("You no longer follow %(key)s. Nothing puts you back.") % {"key": record.key})
    else:
        record.follow(by=request.membership)
        toast(request, _("You follow %(key)s.") % {"key": record.key})
    return redirect(back_or(request, record))

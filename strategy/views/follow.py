"""Following: anybody here, by one click, and who does."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from strategy.views.initiative import initiative_or_404


@access(Can.READ)
@require_POST
def initiative_follow(request, key):
    """`want=yes` follows, `want=no` leaves; asked twice, nothing changes."""
    initiative, me = initiative_or_404(request, key), request.membership
    if request.POST.get("want") == "no":
        initiative.unfollow(by=me)
        toast(request, _("You no longer follow %(key)s. Nothing puts you back.") % {"key": initiative.key})
    else:
        initiative.follow(by=me)
        toast(request, _("You follow %(key)s.") % {"key": initiative.key})
    return redirect(back_or(request, initiative))


@access(Can.READ)
@require_safe
def initiative_followers(request, key):
    initiative = initiative_or_404(request, key)
    context = {"initiative": initiative, "follows": list(initiative.follows.standing())}
    return render(request, "strategy/initiative/followers.html", context)

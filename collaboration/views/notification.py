"""The inbox: what one member should hear of. Each sees their own, and nobody else's is anywhere to be found."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import condition, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import toast
from collaboration.inbox import inbox, unread_count
from collaboration.models import Comment
from collaboration.views.comment import place

SHOWN = ("all", "unread")


@access(Can.READ)
@require_safe
def index(request):
    show = request.GET.get("show") if request.GET.get("show") in SHOWN else "all"
    here, cursor = wreverse(request, "collaboration:inbox"), request.GET.get("cursor", "")
    found = inbox(request.membership, show == "unread", cursor)
    context = {
        "found": found,
        "show": show,
        "cursor": cursor,
        "unread": unread_count(request.membership),
        "next_url": f"{here}?show={show}&cursor={found.next}" if found.next else "",
        "new_url": f"{here}?show=unread",
        "last_day": request.GET.get("day", ""),
    }
    return render(request, "collaboration/inbox/show.html", context)


def mark(request, **_kwargs):
    """The bell rings anew only when another number hangs on it."""
    request.unread = unread_count(request.membership)
    return f'"{request.membership.pk}.{request.unread}"'


@access(Can.READ)
@require_safe
@condition(etag_func=mark)
def bell(request):
    """How many are new, asked for every half minute."""
    response = render(request, "collaboration/inbox/bell.html", {"unread": request.unread})
    response["Cache-Control"] = "private, no-cache"
    return response


@access(Can.READ)
@require_safe
def opened(request, pk):
    """To what it is about; from now on it is read."""
    row = find_or_404(request.membership.notifications.all(), pk)
    if request.method == "GET":
        row.read()
    subject = row.subject()
    where = place_of(subject)
    if where:
        return redirect(where)
    context = {"row": row, "in_trash": bool(subject is not None and subject.deleted_at)}
    return render(request, "collaboration/inbox/gone.html", context, status=410)


def place_of(subject):
    """Its address; "" where it is gone, or has none."""
    if subject is None or getattr(subject, "deleted_at", None):
        return ""
    return place(subject) if isinstance(subject, Comment) else getattr(subject, "get_absolute_url", str)()


@access(Can.READ)
@require_POST
def read(request, pk):
    find_or_404(request.membership.notifications.all(), pk).read()
    return redirect(wreverse(request, "collaboration:inbox"))


@access(Can.READ)
@require_POST
def read_all(request):
    count = request.membership.notifications.heard().read()
    if count:
        toast(request, ngettext("%(n)s is read.", "%(n)s are read.", count) % {"n": count})
    else:
        toast(request, _("Nothing was new."))
    return redirect(wreverse(request, "collaboration:inbox"))

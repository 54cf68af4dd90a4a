"""The workspace's own pages: settings, activity, trash, outbox, undo."""

from urllib.parse import urlsplit

from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import feed, trash
from accounts import undo as undoing
from accounts.access import access, find_or_404, wreverse
from accounts.errors import Forbidden, Refused
from accounts.forms.activity import ActivityFilter
from accounts.forms.people import SettingsForm
from accounts.keyset import page
from accounts.models import Activity
from accounts.roles import Can
from accounts.views.answers import toast

SHOWN = ("mail", "phone", "text")
# A mail brings styles of its own and nothing else. Its links are shown, not followed: some work only once.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox"
)


@access(Can.MANAGE_WORKSPACE)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    here = request.workspace
    form = SettingsForm(request.POST or None, initial={"name": here.name, "timezone": here.timezone})
    if request.method == "POST" and form.is_valid():
        said = form.initial | {name: form.cleaned_data[name] for name in form.changed_data}
        here.rename(by=request.membership, name=said["name"], timezone_name=said["timezone"])
        messages.success(request, _("Saved."))
        return redirect(wreverse(request, "accounts:settings"))
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.errors else 200)


@access(Can.READ)
@require_safe
def activity(request):
    """Who did what to which thing, the newest first."""
    form = ActivityFilter(request.GET or None, workspace=request.workspace)
    rows, chosen = feed.seen_by(request.membership).select_related("actor__user"), {}
    if form.is_valid():
        chosen = {name: value for name, value in form.cleaned_data.items() if value}
        names = {"by": "actor", "kind": "subject_type"}
        rows = rows.filter(**{names[name]: value for name, value in chosen.items()})
    found = page(rows, ("-at", "-id"), request.GET.get("cursor", ""), 60)
    context = {
        "form": form,
        "chosen": chosen,
        "days": feed.by_day(feed.entries(found.rows)),
        "last_day": request.GET.get("day", ""),
        "next_url": next_url(request, found),
    }
    return render(request, "accounts/activity.html", context, status=400 if form.errors else 200)


def next_url(request, found):
    """The page after this one, with the filter kept; `day` so that its heading is not said twice."""
    if not found.next:
        return ""
    params = request.GET.copy()
    params["cursor"] = found.next
    params["day"] = timezone.localtime(found.rows[-1].at).date().isoformat()
    return f"?{params.urlencode()}"


@access(Can.READ)
@require_safe
def trash_list(request):
    found = trash.page(request.workspace, request.GET.get("cursor", ""), member=request.membership)
    for row in found.rows:
        row.may_restore = row.restorable_by(request.membership)
    context = {"rows": found.rows, "next_url": f"?cursor={found.next}" if found.next else ""}
    return render(request, "accounts/trash.html", context)


@access(Can.READ)
@require_POST
def restore(request, pk):
    """Bring it back. Who may is who might have deleted it."""
    row = trash.find(request.workspace, pk, request.membership)
    if row is None:
        raise Http404(_("There is nothing at this address."))
    if not row.restorable_by(request.membership):
        raise Forbidden(_("Your role does not include this."))
    cause = row.restore(by=request.membership)
    toast(request, _("%(row)s is back.") % {"row": row}, cause)
    return redirect(wreverse(request, "accounts:trash"))


@access(Can.MANAGE_WORKSPACE)
@require_safe
def outbox(request):
    found = page(request.workspace.mails.all(), ("-created_at", "-id"), request.GET.get("cursor", ""), 60)
    context = {"mails": found.rows, "next_url": f"?cursor={found.next}" if found.next else ""}
    return render(request, "accounts/outbox.html", context)


@access(Can.MANAGE_WORKSPACE)
@require_safe
def outbox_mail(request, pk):
    mail = find_or_404(request.workspace.mails.all(), pk)
    show = request.GET.get("show", "")
    shown = show if show in SHOWN and mail.html else "mail" if mail.html else "text"
    return render(request, "accounts/outbox_mail.html", {"mail": mail, "show": shown})


@access(Can.MANAGE_WORKSPACE)
@xframe_options_sameorigin
@require_safe
def outbox_html(request, pk):
    """The mail as its reader sees it, for the frame beside its text."""
    mail = find_or_404(request.workspace.mails.exclude(html=""), pk)
    response = HttpResponse(mail.html)
    response["Content-Security-Policy"] = MAIL_POLICY
    response["Cache-Control"] = "private, no-store"
    return response


@access(Can.MANAGE_WORKSPACE)
@require_POST
def outbox_again(request, pk):
    mail = find_or_404(request.workspace.mails.all(), pk)
    if not mail.again():
        raise Refused(_("Only a mail that failed, and is still in time, can be sent again."))
    messages.success(request, _("It waits to be sent again."))
    return redirect(wreverse(request, "accounts:outbox_mail", mail.pk))


@access(Can.READ)
@require_POST
def undo(request, cause=None):
    """Take back what was done under this cause; without one, the reader's latest."""
    try:
        answer = undoing.undo(by=request.membership, cause=cause)
    except Activity.DoesNotExist:
        raise Http404(_("There is nothing at this address.")) from None
    messages.success(request, _("Undone."))
    return back(request, answer)


def back(request, cause):
    """To the page it was asked from, unless the undoing itself took that page away."""
    target = request.POST.get("next", "") or request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}) and not went(target, cause):
        return redirect(target)
    return redirect(request.workspace)


def went(target, cause):
    gone = Activity.objects.filter(cause=cause, verb="deleted").values_list("subject_type", "subject_id")
    rows = (apps.get_model(kind).everything.filter(pk=pk).first() for kind, pk in gone[:20])
    pages = filter(None, (page_of(row) for row in rows))
    return any(urlsplit(target).path.startswith(address) for address in pages)


def page_of(row):
    """The page that is this row's own, not its parent's."""
    address = getattr(row, "get_absolute_url", str)()
    parents = [getattr(row, field.name) for field in row._meta.concrete_fields if field.many_to_one]
    return address if address not in [getattr(p, "get_absolute_url", str)() for p in parents] else ""

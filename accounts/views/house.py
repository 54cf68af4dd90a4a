"""The workspace's own pages: settings, activity, trash, outbox, undo."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import trash
from accounts import undo as undoing
from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.forms.people import SettingsForm
from accounts.keyset import page
from accounts.roles import Can


@access(Can.MANAGE_WORKSPACE)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    here = request.workspace
    form = SettingsForm(request.POST or None, initial={"name": here.name, "timezone": here.timezone})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        here.rename(by=request.membership, name=data["name"], timezone_name=data["timezone"])
        messages.success(request, _("Saved."))
        return redirect(wreverse(request, "accounts:settings"))
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.errors else 200)


@access(Can.READ)
@require_safe
def activity(request):
    rows = request.workspace.activities.select_related("actor__user")
    found = page(rows, ("-at", "-id"), request.GET.get("cursor", ""), 60)
    context = {"rows": found.rows, "next_url": f"?cursor={found.next}" if found.next else ""}
    return render(request, "accounts/activity.html", context)


@access(Can.READ)
@require_safe
def trash_list(request):
    return render(request, "accounts/trash.html", {"rows": trash.rows_of(request.workspace)})


@access(Can.READ)
@require_POST
def restore(request, pk):
    """Bring it back. Who may is who might have deleted it."""
    for model in trash.kinds():
        row = model.everything.filter(workspace=request.workspace, pk=pk).trashed().first()
        if row:
            undoing.require(request.membership, undoing.RIGHTS[model._meta.app_label])
            cause = row.restore(by=request.membership)
            messages.success(request, _("%(row)s is back.") % {"row": row}, extra_tags=f"undo:{cause}")
            return redirect(wreverse(request, "accounts:trash"))
    return find_or_404(request.workspace.memberships.none(), pk)


@access(Can.MANAGE_WORKSPACE)
@require_safe
def outbox(request):
    found = page(request.workspace.mails.all(), ("-created_at", "-id"), request.GET.get("cursor", ""), 60)
    context = {"mails": found.rows, "next_url": f"?cursor={found.next}" if found.next else ""}
    return render(request, "accounts/outbox.html", context)


@access(Can.MANAGE_WORKSPACE)
@require_safe
def outbox_mail(request, pk):
    return render(
        request, "accounts/outbox_mail.html", {"mail": find_or_404(request.workspace.mails.all(), pk)}
    )


@access(Can.READ)
@require_POST
def undo(request, cause):
    undoing.undo(cause, by=request.membership)
    messages.success(request, _("Undone."))
    return back(request)


@access(Can.READ)
@require_POST
def undo_latest(request):
    cause = undoing.latest_cause(request.membership)
    if cause is None:
        raise Refused(_("There is nothing of yours to undo here."))
    return undo(request, cause)


def back(request):
    target = request.POST.get("next", "") or request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return redirect(target)
    return redirect(request.workspace)

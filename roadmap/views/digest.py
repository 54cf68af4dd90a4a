from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, wreverse
from accounts.errors import Conflict, Refused
from roadmap.digests import issue as digests
from roadmap.forms.digest import DigestForm
from roadmap.models import DigestPreference

SHOWN = ("mail", "phone", "text")
# The mail brings styles of its own and nothing else; its links open in the page around the frame.
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-top-navigation-by-user-activation"
)


@access.member
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request):
    """When the digest comes, beside the mail it would be now."""
    if request.method != "POST":
        return page(request, DigestPreference.seen(request.membership))
    preference, form = DigestPreference.of(request.membership), DigestForm(request.POST)
    if not form.is_valid():
        return page(request, preference, form, status=422)
    try:
        preference.choose(by=request.membership, changes=form.changes, version=form.cleaned_data["version"])
    except Conflict as conflict:
        return page(request, preference, form, status=409, conflict=conflict)
    if request.htmx:
        return page(request, preference)
    messages.success(request, _("Saved"))
    return redirect(wreverse(request, "roadmap:digest"))


def page(request, preference, form=None, status=200, error="", conflict=None):
    digest, mail = digests.preview(preference)
    show = request.GET.get("show")
    context = {
        "preference": preference,
        "form": form or DigestForm.showing(preference),
        "digest": digest,
        "sections": sections(digest, preference.member),
        "following": preference.following(),
        "zone": preference.zone.key.rpartition("/")[2].replace("_", " "),
        "show": show if show in SHOWN else "mail",
        "text": mail["text"],
        "error": error,
        "conflict": conflict,
    }
    name = "roadmap/digest/_settings.html" if request.htmx else "roadmap/digest/show.html"
    return render(request, name, context, status=status)


def sections(digest, member):
    """What this role's digest holds: (title, help, how many rows this issue has)."""
    every = [
        (
            _("Health of each product"),
            _("Computed: the worst of its deliveries, and how far its goals are"),
            len(digest.health),
        ),
        (_("What moved, and why"), _("Forecast, health and state, with the cause"), size(digest.changes)),
        (_("Waiting for your decision"), _("While you hold an approver’s seat"), len(digest.decisions)),
        (_("For you"), _("Unread in your inbox, since the last one"), size(digest.heard)),
        (_("Your tasks due next"), _("Overdue, and the next 14 days"), size(digest.due)),
        (_("What you finished"), _("Tasks done since the last one"), size(digest.done)),
        (_("Coming up"), _("What ends in the next 14 days"), size(digest.coming)),
    ]
    return every if digests.facts.sees_portfolio(member) else every[1:6]


def size(rows):
    return len(rows.rows) + rows.more


@access.member
@xframe_options_sameorigin
@require_safe
def preview(request):
    """The mail itself, for the frame beside the settings."""
    _digest, mail = digests.preview(DigestPreference.seen(request.membership))
    response = HttpResponse(mail["html"])
    response["Content-Security-Policy"] = PREVIEW_POLICY
    response["Cache-Control"] = "private, no-store"
    return response


@access.member
@require_POST
def send(request):
    """One now, to oneself."""
    preference = DigestPreference.of(request.membership)
    try:
        mail = digests.write_extra(preference)
    except Refused as refused:
        return page(request, preference, status=422, error=refused.message)
    if settings.MAIL_ON:
        messages.success(request, _("On its way to %(address)s") % {"address": mail.recipient})
    else:
        messages.success(request, _("Written. It stays in the outbox, because no mail server is set."))
    return redirect(wreverse(request, "roadmap:digest"))


@csrf_exempt  # mail programs post here on their reader's behalf; the signature is the right
@access.public
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """The address in every digest: opening it asks, posting to it stops."""
    member = digests.member_of(token)
    if member is None:
        raise Http404(_("There is nothing at this address."))
    preference = DigestPreference.seen(member)
    only = (request.POST or request.GET).get("only") == "slips"
    if request.method == "POST":
        preference = DigestPreference.of(member)
        if only:
            preference.choose(by=member, changes={"only_when_slipping": True})
        else:
            preference.stop(by=member)
    context = {
        "preference": preference,
        "workspace": member.workspace,
        "only": only,
        "done": request.method == "POST",
    }
    return render(request, "roadmap/digest/stop.html", context)


digest_urls = [
    path("w/<slug:workspace>/digest/", settings_page, name="digest"),
    path("w/<slug:workspace>/digest/preview/", preview, name="digest_preview"),
    path("w/<slug:workspace>/digest/send/", send, name="digest_send"),
    path("digest/stop/<str:token>/", stop, name="digest_stop"),
]

"""Who is here, with which role, and who is about to come."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import keyset, people
from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.forms.people import InviteForm, RoleForm
from accounts.role_words import SHORT, rights_of
from accounts.roles import DESCRIPTIONS, Can, Role
from accounts.ways import ways_of

ORDER = ("user__name", "user__email", "id")
SIZE = 50
INVITED = "invited"  # in the session: whom, and by which link
WAITING = ("-created_at", "-id")
SHOWN = 20  # invitations at once


def page(request, form=None, status=200):
    here, manages = request.workspace, request.membership.can(Can.MANAGE_PEOPLE)
    members = here.memberships.select_related("user", "workspace")
    found = keyset.page(members, ORDER, request.GET.get("cursor", ""), SIZE)
    if manages:
        ways = ways_of([member.user for member in found.rows])
        for member in found.rows:
            member.signs_in = ways[member.user_id]
    link_for, link = request.session.pop(INVITED, ("", ""))
    context = {
        "members": found.rows,
        "next_url": f"?cursor={found.next}" if found.next else "",
        "roles": roles(here),
        "count": here.memberships.active().count(),
        **(invitations(here, request.GET.get("invited", "")) if manages else {}),
        "form": form or InviteForm(),
        "link": link,
        "link_for": link_for,
    }
    return render(request, "accounts/people.html", context, status=status)


def roles(workspace):
    """[{value, label, short, words, rights, count}], the most powerful first."""
    counts = Counter(workspace.memberships.active().values_list("role", flat=True))
    return [
        {
            "value": role.value,
            "label": role.label,
            "short": SHORT[role],
            "words": DESCRIPTIONS[role],
            "rights": rights_of(role),
            "count": counts[role],
        }
        for role in Role
    ]


def invitations(workspace, cursor):
    """Those that still wait, the newest first; `ended` are those that nobody took in time."""
    waiting = workspace.invitations.waiting()
    found = keyset.page(waiting, WAITING, cursor, SHOWN)
    for row in found.rows:
        row.ended = row.expires_at <= timezone.now()
    more = f"?invited={found.next}" if found.next else ""
    return {"invitations": found.rows, "invited_count": waiting.count(), "older_url": more}


@access(Can.READ)
@require_safe
def people_list(request):
    return page(request)


@access(Can.MANAGE_PEOPLE)
@require_POST
def invite(request):
    form = InviteForm(request.POST)
    if not form.is_valid():
        return page(request, form, 422)
    try:
        invitation, link = people.invite(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return page(request, form, 422)
    return invited(request, invitation, link)


def invited(request, invitation, link):
    """To the people, where the link is shown this once."""
    request.session[INVITED] = (invitation.email, link)
    return redirect(wreverse(request, "accounts:people"))


@access(Can.MANAGE_PEOPLE)
@require_POST
def invite_again(request, pk):
    """A new link for the same person; the old one no longer works."""
    invitation = find_or_404(request.workspace.invitations.waiting(), pk)
    invitation, link = people.invite_again(invitation, by=request.membership)
    return invited(request, invitation, link)


@access(Can.MANAGE_PEOPLE)
@require_POST
def revoke(request, pk):
    find_or_404(request.workspace.invitations.all(), pk).revoke(by=request.membership)
    messages.success(request, _("The invitation no longer works."))
    return redirect(wreverse(request, "accounts:people"))


@access(Can.MANAGE_PEOPLE)
@require_POST
def change_role(request, pk):
    member = find_or_404(request.workspace.memberships.select_related("user", "workspace"), pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Refused(_("There is no such role."), "role")
    row = member.change_role(by=request.membership, role=form.cleaned_data["role"])
    said = _("%(member)s is now %(role)s.") % {"member": member, "role": member.get_role_display().lower()}
    messages.success(request, said, extra_tags=f"undo:{row.cause}" if row else "")
    return redirect(wreverse(request, "accounts:people"))


@access(Can.MANAGE_PEOPLE)
@require_POST
def deactivate(request, pk):
    """Take access away, or give it back: what was meant is said, so that two who mean the same do not undo each other."""
    member = find_or_404(request.workspace.memberships.select_related("user", "workspace"), pk)
    match request.POST.get("access"):
        case "give":
            member.reactivate(by=request.membership)
            said = _("%(member)s may sign in here again.")
        case "take":
            member.deactivate(by=request.membership)
            said = _("%(member)s can no longer sign in here.")
        case _other:
            raise Refused(_("Say whether to take access away or to give it back."))
    messages.success(request, said % {"member": member})
    return redirect("accounts:root" if member == request.membership else wreverse(request, "accounts:people"))

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.forms.people import InviteForm, RoleForm
from accounts.models import Invitation, Mail
from accounts.roles import DESCRIPTIONS, Can, Role


def page(request, form=None, status=200, link=""):
    context = {
        "members": request.workspace.memberships.named(),
        "invitations": request.workspace.invitations.open().order_by("-created_at"),
        "roles": [(role, Role(role).label, DESCRIPTIONS[role]) for role in Role.values],
        "form": form or InviteForm(),
        "link": link,
    }
    return render(request, "accounts/people.html", context, status=status)


@access(Can.READ)
@require_safe
def people(request):
    return page(request)


@access(Can.MANAGE_PEOPLE)
@require_POST
def invite(request):
    form = InviteForm(request.POST)
    if not form.is_valid():
        return page(request, form, 422)
    try:
        invitation, secret = Invitation.invite(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field, refused.message)
        return page(request, form, 422)
    link = settings.BASE_URL + Invitation.address(secret)
    context = {"workspace": request.workspace, "by": request.membership, "link": link}
    Mail.queue(
        kind="invitation", recipient=invitation.email, period=str(invitation.pk),
        subject=_("Join %(workspace)s on Throughline") % {"workspace": request.workspace.name},
        text=_("%(by)s invites you to %(workspace)s.\n\n%(link)s\n\nThe link works once, for seven days.") % context,
    )  # fmt: skip
    return page(request, link=link)


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
    member = find_or_404(request.workspace.memberships.select_related("user", "workspace"), pk)
    if member.deactivated_at:
        member.reactivate(by=request.membership)
        messages.success(request, _("%(member)s may sign in here again.") % {"member": member})
    else:
        member.deactivate(by=request.membership)
        messages.success(request, _("%(member)s can no longer sign in here.") % {"member": member})
    return redirect(wreverse(request, "accounts:people"))

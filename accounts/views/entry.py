"""The ways in: the first run, the demo's door, an invitation, and where one lands."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access
from accounts.errors import Refused
from accounts.forms.people import NewPersonForm, WelcomeForm
from accounts.models import Invitation, Membership, User, Workspace
from accounts.roles import Role

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = require_http_methods(["GET", "HEAD", "POST"])


@access.public
@require_safe
def root(request):
    if not request.user.is_authenticated:
        return redirect("account_login" if User.objects.exists() else "accounts:welcome")
    mine = Membership.objects.active().select_related("workspace").filter(user=request.user)
    slug = request.session.get("workspace", "")
    membership = mine.filter(workspace__slug=slug).first() or mine.order_by("created_at").first()
    return redirect(membership.workspace) if membership else render(request, "accounts/no_workspace.html")


@access.public
@FORM
def welcome(request):
    """The owner and the workspace of an empty database. Shut for ever once somebody is at home."""
    if User.objects.exists():
        return redirect("accounts:root")
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with transaction.atomic():
            owner = User.objects.create_user(data["email"], data["password"], name=data["name"])
            if User.objects.count() > 1:
                raise Refused(_("Somebody else was first. Ask them for an invitation."))
            workspace = Workspace.open(data["workspace"], owner)
        login(request, owner, backend=BACKEND)
        return redirect(workspace)
    return render(request, "accounts/welcome.html", {"form": form}, status=422 if form.errors else 200)


@access.public
@require_POST
def demo_door(request, role):
    """One click into the demo, on this machine only."""
    if not settings.DEMO_DOOR or role not in Role.values:
        raise Http404
    found = Membership.objects.active().filter(workspace__is_demo=True, role=role)
    preferred = found.filter(user__email__in=DOOR).select_related("user", "workspace").first()
    membership = preferred or found.select_related("user", "workspace").first()
    if membership is None:
        raise Http404
    login(request, membership.user, backend=BACKEND)
    return redirect(membership.workspace)


DOOR = [f"{name}@larkfield.example" for name in ("mara", "ines", "jonas", "sam", "viktor")]


@access.public
@FORM
def invitation_accept(request, secret):
    """Join by invitation: with the account one has, or with a new one."""
    invitation = Invitation.objects.by_secret(secret)
    if invitation is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    known = User.objects.filter(email__iexact=invitation.email).first()
    mine = request.user.is_authenticated and request.user == known
    form = NewPersonForm(request.POST or None) if not known else None
    if request.method == "POST" and (mine or (form and form.is_valid())):
        with transaction.atomic():
            user = known or User.objects.create_user(
                invitation.email, form.cleaned_data["password"], name=form.cleaned_data["name"]
            )
            membership = invitation.accept(user)
        if not mine:
            login(request, user, backend=BACKEND)
        messages.success(request, _("Welcome to %(workspace)s.") % {"workspace": invitation.workspace.name})
        return redirect(membership.workspace)
    context = {"invitation": invitation, "form": form, "known": known, "mine": mine}
    return render(request, "accounts/invitation.html", context, status=422 if form and form.errors else 200)

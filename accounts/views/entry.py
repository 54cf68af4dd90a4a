"""The ways in: the first run, the demo's door, an invitation, and where one lands."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import people
from accounts.access import access
from accounts.forms.people import NewPersonForm, WelcomeForm
from accounts.models import Invitation, Membership, User
from accounts.models.membership import last_opened
from accounts.roles import Can, Role

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = require_http_methods(["GET", "HEAD", "POST"])


@access.public
@require_safe
def root(request):
    if not request.user.is_authenticated:
        return redirect("accounts:welcome" if people.is_first_run() else "account_login")
    membership = last_opened(request)
    return redirect(membership.workspace) if membership else render(request, "accounts/no_workspace.html")


@access.public
@FORM
def welcome(request):
    """The owner and the workspace of an empty database. Shut for ever once somebody is at home."""
    if not people.is_first_run():
        return redirect("accounts:root")
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        owner, workspace = people.begin(**form.cleaned_data)
        login(request, owner, backend=BACKEND)
        return redirect("accounts:start", workspace.slug)
    return render(request, "accounts/welcome.html", {"form": form}, status=422 if form.errors else 200)


@access(Can.READ)
@require_safe
def start(request):
    """Where to begin in a workspace that is still empty."""
    return render(request, "accounts/start.html")


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
    form = None if known else NewPersonForm(request.POST or None, email=invitation.email)
    if request.method == "POST" and (mine or (form and form.is_valid())):
        membership = invitation.accept(known) if mine else people.join(invitation, **form.cleaned_data)
        if not mine:
            login(request, membership.user, backend=BACKEND)
        messages.success(request, _("Welcome to %(workspace)s.") % {"workspace": invitation.workspace.name})
        return redirect(membership.workspace)
    context = {"invitation": invitation, "form": form, "known": known, "mine": mine}
    return render(request, "accounts/invitation.html", context, status=422 if form and form.errors else 200)

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import seeing
from accounts.access import access, find_or_404, wreverse
from accounts.forms.people import ProfileForm, TokenForm
from accounts.models import ApiToken, Theme
from accounts.roles import Can, Role
from accounts.views.answers import back_or


@access.signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    mine = request.user.memberships.active().select_related("workspace")
    context = {"form": form, "memberships": mine}
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)


@access.signed_in
@require_POST
def theme(request):
    chosen = request.POST.get("theme") or Theme.SYSTEM
    if chosen in Theme.values:
        request.user.theme = chosen
        request.user.save(update_fields=["theme"])
    target = request.POST.get("next", "")
    return redirect(target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else "/")


@access(Can.READ)
@require_POST
@seeing.while_looking
def see_as(request):
    """The workspace as an executive sees it, and back; nothing but this session knows of it."""
    if request.POST.get("role") == Role.EXECUTIVE:
        seeing.start(request.session, request.membership)
    else:
        seeing.stop(request.session)
    return redirect(back_or(request, request.workspace.get_absolute_url()))


@access(Can.TOKENS)
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request):
    """Keys for programs: one's own is made here, everybody's is revoked here. A new one is shown on the answer
    to its making, never again."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        _token, secret = ApiToken.issue(membership=request.membership, name=form.cleaned_data["name"])
        form = TokenForm()
    context = {
        "form": form,
        "secret": secret,
        "tokens": request.workspace.apitokens.filter(revoked_at=None)
        .select_related("membership__user")
        .order_by("-created_at"),
    }
    return render(request, "accounts/tokens.html", context, status=422 if form.errors else 200)


@access(Can.TOKENS)
@require_POST
def token_revoke(request, pk):
    find_or_404(request.workspace.apitokens.all(), pk).revoke(by=request.membership)
    messages.success(request, _("The token no longer works."))
    return redirect(wreverse(request, "accounts:tokens"))

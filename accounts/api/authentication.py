from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed

from accounts.models import ApiToken, Membership
from accounts.models.token import with_rights
from accounts.seeing import look_through


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer TOKEN`; the token carries its membership and so its workspace."""

    keyword = "Bearer"

    def authenticate(self, request):
        if not (secret := secret_of(request)):
            return None
        token = enter(request._request, secret)
        if token is None:
            raise AuthenticationFailed("This token is unknown, expired or revoked.")
        return token.membership.user, token

    def authenticate_header(self, request):
        return self.keyword


def secret_of(request):
    scheme, _space, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def enter(request, secret):
    """The token with this secret, whose member the request is from now on; None where there is none that holds."""
    if token := holding(ApiToken.by_secret(secret)):
        bind(request, token.membership)
    return token


def holder(secret, figures):
    """(the member whose token has this secret, with what tells their rights, and what these figures make of its workspace);
    None where there is none that holds."""
    token = ApiToken.by_secret(secret, with_rights(figures))
    if token is None:
        return None
    token.touch()
    return token.membership, [getattr(token, f"figure{n}") for n in range(len(figures))]


def holding(token):
    """A token that was found, used from now on, unless its member is none any more."""
    if token is None or not token.membership.is_active:
        return None
    token.touch()
    return token


class SessionAuthentication(authentication.SessionAuthentication):
    """The browser's own session, with its CSRF check; the workspace is the one last opened."""

    def authenticate(self, request):
        found = super().authenticate(request)
        if found is None:
            return None
        slug = request.META.get("HTTP_X_WORKSPACE") or request._request.session.get("workspace")
        mine = Membership.objects.active().select_related("workspace", "user").filter(user=found[0])
        membership = mine.filter(workspace__slug=slug).first() if slug else mine.first()
        bind(request._request, membership)
        if membership:
            look_through(request._request.session, membership)
        return found


def bind(request, membership):
    request.membership = membership
    request.workspace = membership.workspace if membership else None

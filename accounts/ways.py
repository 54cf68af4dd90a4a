"""How people sign in, told for a whole list at once."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext as _


def ways_of(users):
    """{user id: words}. Two queries, however many users."""
    pks = [user.pk for user in users]
    factors, linked = {}, set(SocialAccount.objects.filter(user__in=pks).values_list("user_id", flat=True))
    for user, kind in Authenticator.objects.filter(user__in=pks).values_list("user_id", "type"):
        factors.setdefault(user, set()).add(kind)
    return {
        user.pk: words(user.has_usable_password(), user.pk in linked, factors.get(user.pk, set()))
        for user in users
    }


def words(password, linked, factors):
    found = []
    if linked:
        found.append(_("Company login"))
    if Authenticator.Type.WEBAUTHN in factors:
        found.append(_("Passkey"))
    if password:
        found.append(_("Password, code") if Authenticator.Type.TOTP in factors else _("Password"))
    return " · ".join(found)

"""Pages that are not ours: signing in, second factors, other identities. The order stands in row.py.

They concern one's own account and no workspace, so that everybody who is signed in is answered alike. A form of
theirs that is wrong is shown again with 200, and PUT is another word for POST to it.
"""

import base64
from dataclasses import replace

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from accounts.models import User
from accounts.tests.factories import PASSWORD
from config.tests.matrix.row import Row

SECRET = base64.b32encode(b"a secret of twenty b").decode()
NEW = {"password1": "another long passphrase", "password2": "another long passphrase"}


def everybody_has_an_app_and_codes(here):
    for user in User.objects.all():
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)


def passkey(here):
    """The owner's."""
    made = Authenticator.objects.create(
        user=here.owner.user, type=Authenticator.Type.WEBAUTHN, data={"name": "Key ring", "credential": {}}
    )
    return [made.pk]


def address_to_confirm(here):
    email, _made = EmailAddress.objects.get_or_create(user=here.owner.user, email=here.owner.user.email)
    return [EmailConfirmationHMAC(email).key]


def reset_link(here):
    user = User.objects.get(pk=here.owner.user.pk)  # as they signed in
    return [user_pk_to_url_str(user), default_token_generator.make_token(user)]


ENTRY = [
    Row(
        "account_login",
        data=lambda here: {"login": here.owner.user.email, "password": PASSWORD},
        GET="302 302 302 302 302 302 302 200 200",
        POST="302 302 302 302 302 302 302 302 302",
        PUT="302 302 302 302 302 302 302 200 200",
    ),
    Row(
        "account_logout",
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
    ),
    Row("account_inactive", GET="200 200 200 200 200 200 200 200 200"),
    Row(
        "account_signup",
        case="closed: people come by invitation",
        data=lambda here: NEW | {"email": "nora@bakery.example"},
        GET="302 302 302 302 302 302 302 200 200",
        POST="302 302 302 302 302 302 302 200 200",
        PUT="302 302 302 302 302 302 302 200 200",
    ),
    Row(
        "account_confirm_login_code",
        case="not offered",
        GET="403 403 403 403 403 403 403 403 403",
        POST="403 403 403 403 403 403 403 403 403",
        PUT="403 403 403 403 403 403 403 403 403",
    ),
]

ACCOUNT = [
    Row(
        "account_reauthenticate",
        data=lambda here: {"password": PASSWORD},
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "account_email",
        data=lambda here: {"action_add": "", "email": "nora@bakery.example"},
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="302 302 302 302 302 302 302 login login",
    ),
    Row("account_email_verification_sent", GET="200 200 200 200 200 200 200 200 200"),
    Row(
        "account_confirm_email",
        args=address_to_confirm,
        GET="200 200 200 200 200 200 200 200 200",
        POST="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "account_change_password",
        data=lambda here: NEW | {"oldpassword": PASSWORD},
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "account_set_password",
        case="they have one",
        data=lambda here: NEW,
        GET="302 302 302 302 302 302 302 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="302 302 302 302 302 302 302 login login",
    ),
    Row(
        "account_reset_password",
        data=lambda here: {"email": here.owner.user.email},
        GET="200 200 200 200 200 200 200 200 200",
        POST="302 302 302 302 302 302 302 302 302",
        PUT="200 200 200 200 200 200 200 200 200",
    ),
    Row("account_reset_password_done", GET="200 200 200 200 200 200 200 200 200"),
    Row(
        "account_reset_password_from_key",
        args=reset_link,
        GET="302 302 302 302 302 302 302 302 302",
        POST="302 302 302 302 302 302 302 302 302",
        PUT="302 302 302 302 302 302 302 302 302",
    ),
    Row("account_reset_password_from_key_done", GET="200 200 200 200 200 200 200 200 200"),
]

SECOND_FACTOR = [
    Row("mfa_index", GET="200 200 200 200 200 200 200 login login"),
    Row(
        "mfa_authenticate",
        case="nobody is half way in",
        GET="302 302 302 302 302 302 302 302 302",
        POST="302 302 302 302 302 302 302 302 302",
        PUT="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "mfa_reauthenticate",
        before=everybody_has_an_app_and_codes,
        GET="200 200 200 200 200 200 200 login login",
        POST="200 200 200 200 200 200 200 login login",
        PUT="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "mfa_activate_totp",
        GET="200 200 200 200 200 200 200 login login",
        POST="200 200 200 200 200 200 200 login login",
        PUT="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "mfa_deactivate_totp",
        before=everybody_has_an_app_and_codes,
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="302 302 302 302 302 302 302 login login",
    ),
    Row(
        "mfa_view_recovery_codes",
        before=everybody_has_an_app_and_codes,
        GET="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "mfa_generate_recovery_codes",
        before=everybody_has_an_app_and_codes,
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="302 302 302 302 302 302 302 login login",
    ),
    Row(
        "mfa_download_recovery_codes",
        before=everybody_has_an_app_and_codes,
        GET="200 200 200 200 200 200 200 login login",
    ),
]

PASSKEYS = [
    Row("mfa_list_webauthn", GET="200 200 200 200 200 200 200 login login"),
    Row(
        "mfa_add_webauthn",
        GET="200 200 200 200 200 200 200 login login",
        POST="200 200 200 200 200 200 200 login login",
        PUT="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "mfa_reauthenticate_webauthn",
        case="nobody has one",
        GET="302 302 302 302 302 302 302 login login",
        POST="302 302 302 302 302 302 302 login login",
        PUT="302 302 302 302 302 302 302 login login",
    ),
    Row(
        "mfa_edit_webauthn",
        args=passkey,
        data=lambda here: {"name": "The other key ring"},
        GET="200 404 404 404 404 404 404 login login",
        POST="302 404 404 404 404 404 404 login login",
        PUT="200 404 404 404 404 404 404 login login",
    ),
    Row(
        "mfa_remove_webauthn",
        args=passkey,
        GET="200 404 404 404 404 404 404 login login",
        POST="302 404 404 404 404 404 404 login login",
        DELETE="302 404 404 404 404 404 404 login login",
    ),
    Row(
        "mfa_login_webauthn",
        GET="302 302 302 302 302 302 302 302 302",
        POST="302 302 302 302 302 302 302 302 302",
        PUT="302 302 302 302 302 302 302 302 302",
    ),
]

IDENTITIES = [
    Row("socialaccount_login_cancelled", GET="200 200 200 200 200 200 200 200 200"),
    Row("socialaccount_login_error", GET="401 401 401 401 401 401 401 401 401"),
    Row(
        "socialaccount_signup",
        case="nobody is half way in",
        GET="302 302 302 302 302 302 302 302 302",
        POST="302 302 302 302 302 302 302 302 302",
        PUT="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "socialaccount_connections",
        GET="200 200 200 200 200 200 200 login login",
        POST="200 200 200 200 200 200 200 login login",
        PUT="200 200 200 200 200 200 200 login login",
    ),
    Row(
        "openid_connect_login",
        case="no such provider is set",
        args=lambda here: ["acme"],
        GET="404 404 404 404 404 404 404 404 404",
    ),
    Row(
        "openid_connect_callback",
        case="no such provider is set",
        args=lambda here: ["acme"],
        GET="404 404 404 404 404 404 404 404 404",
    ),
    # Older addresses of the same pages, which nobody admitted.
    Row("accounts/social/login/cancelled/", GET="403 403 403 403 403 403 403 403 403"),
    Row("accounts/social/login/error/", GET="403 403 403 403 403 403 403 403 403"),
    Row("accounts/social/signup/", GET="403 403 403 403 403 403 403 403 403"),
    Row("accounts/social/connections/", GET="403 403 403 403 403 403 403 403 403"),
]

ROWS = [replace(row, theirs=True) for row in (*ENTRY, *ACCOUNT, *SECOND_FACTOR, *PASSKEYS, *IDENTITIES)]

"""The forms of the ways in, in the product's words. What they check and do stays allauth's."""

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Password until now"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "remember": _("Stay signed in on this device"),
    "code": _("Code"),
    "name": _("Name of the key"),
    "passwordless": _("Sign in with it alone, without a password"),
}


class Worded:
    """Labels of ours, and none repeated inside the field; a password rule is said in one sentence."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if name in ("password", "password1", "passwordless"):
                field.help_text = ""
        if "password1" in self.fields:
            self.fields["password1"].help_text = _("At least ten characters.")
        if "passwordless" in self.fields:
            self.fields["passwordless"].help_text = _("A passkey: the device asks for its own PIN or finger.")


class LoginForm(Worded, account.LoginForm):
    pass


class ResetPasswordForm(Worded, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    pass


class SetPasswordForm(Worded, account.SetPasswordForm):
    pass


class AddEmailForm(Worded, account.AddEmailForm):
    pass


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    pass


class CodeForm(Worded, mfa.AuthenticateForm):
    pass


class CodeAgainForm(Worded, mfa.ReauthenticateForm):
    pass


class ActivateCodeForm(Worded, totp.ActivateTOTPForm):
    pass


class Whole:
    """A credential that lacks a part does not fit, as any other that is wrong: what reads it stumbles over that."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (KeyError, AttributeError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class KeyForm(Whole, webauthn.AuthenticateWebAuthnForm):
    pass


class KeyAgainForm(Whole, webauthn.ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(Whole, webauthn.LoginWebAuthnForm):
    pass


class AddKeyForm(Worded, webauthn.AddWebAuthnForm):
    def clean(self):
        try:
            return super().clean()
        except (KeyError, AttributeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class EditKeyForm(Worded, webauthn.EditWebAuthnForm):
    pass

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.models import Mail

RESET = "account/email/password_reset_key"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; account mails wait in the outbox, of no workspace, for the sweep."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail and password do not belong together."),
        "enter_current_password": _("This is not your password until now."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or its time is over."),
        "email_taken": _("Somebody already uses this e-mail address."),
        "duplicate_email": _("This is your address already."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then try again."),
        "rate_limited": _("Too many requests. Wait a minute, then try again."),
        "same_as_current": _("This is what it is already."),
    }

    def is_open_for_signup(self, request):
        return False

    def confirm_email(self, request, email_address):
        """Whole or not at all: somebody may have come by an invitation to this very address meanwhile."""
        try:
            with transaction.atomic():
                return super().confirm_email(request, email_address)
        except IntegrityError:
            words = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, words, {"email": email_address.email})
            return False

    def get_reset_password_from_key_url(self, key):
        """Links in mails begin with the address this server is known by, never with what a request claims."""
        return settings.BASE_URL + reverse("account_reset_password_from_key", args=key.split("-", 1))

    def get_email_confirmation_url(self, request, emailconfirmation):
        return settings.BASE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def send_mail(self, template_prefix, email, context):
        context = {"request": self.request, "email": email, "site": settings.BASE_URL} | context
        message = self.render_mail(template_prefix, email, context)
        html = next((body for body, kind in getattr(message, "alternatives", ()) if kind == "text/html"), "")
        # A workspace's outbox never shows these: whoever reads a reset mail owns the account.
        Mail.queue(
            kind="account" if template_prefix == RESET else "notice",
            recipient=email,
            period=str(new_id()),
            subject=message.subject,
            text=message.body,
            html=html,
        )


class SecondStepAdapter(DefaultMFAAdapter):
    """The second step, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Recovery codes come with the authenticator app or a key."),
    }

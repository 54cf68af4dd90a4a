from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.sites.shortcuts import get_current_site

from accounts.ids import new_id
from accounts.models import Mail


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; account mails wait in the outbox, of no workspace, for the sweep."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        context = {
            "request": self.request,
            "current_site": get_current_site(self.request),
            "email": email,
        } | context
        message = self.render_mail(template_prefix, email, context)
        html = next((body for body, kind in getattr(message, "alternatives", ()) if kind == "text/html"), "")
        # A workspace's outbox never shows these: whoever reads a reset mail owns the account.
        Mail.queue(
            kind="account",
            recipient=email,
            period=str(new_id()),
            subject=message.subject,
            text=message.body,
            html=html,
        )

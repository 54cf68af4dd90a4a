from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import feed
from accounts.forms.base import WorkspaceForm
from accounts.models import Membership


class ActivityFilter(WorkspaceForm):
    """Whose doings, and of which kind of thing."""

    by = forms.ModelChoiceField(
        Membership.objects.none(), label=_("Person"), required=False, empty_label=_("Everybody")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = self.workspace.memberships.named()
        self.fields["kind"].choices = [("", _("Everything")), *feed.kinds()]

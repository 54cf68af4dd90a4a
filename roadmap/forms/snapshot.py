from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm


class SnapshotForm(WorkspaceForm):
    """The name of a snapshot; what it keeps is what the roadmap shows at that moment."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("Board review Q2"), "autocomplete": "off"}),
    )

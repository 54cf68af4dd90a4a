from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from roadmap.models import Roadmap


class RoadmapForm(WorkspaceModelForm):
    """The name of a view; what it asks for is what the page showed."""

    class Meta:
        model = Roadmap
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"placeholder": _("FY26 by goal"), "autocomplete": "off"})}


class PublishForm(WorkspaceForm):
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is new, in a sentence or two. Everybody here is told."),
    )

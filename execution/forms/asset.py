from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.errors import Conflict
from accounts.forms.base import WorkspaceModelForm
from collaboration.forms.link import with_scheme
from execution.forms.widgets import day_field
from execution.history import in_words
from execution.models import Asset
from execution.models.project import OPEN

CHOSEN = ("kind", "purpose", "state")


class AssetForm(WorkspaceModelForm):
    """A name and a project are enough; `only` keeps one field, to edit it where it is read."""

    next = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Asset
        fields = Asset.WRITABLE
        widgets = {
            "due": day_field(),
            "url": forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"}),
            "description": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"purpose": _("What for"), "url": _("Where to find it")}

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        held = self.workspace.projects.filter(pk=self.instance.project_id)
        found = self.workspace.projects.filter(state__in=OPEN) | held
        self.fields["project"].queryset = found.order_by("name", "id")
        self.fields["steward"].empty_label = _("Nobody yet")
        for name in CHOSEN:
            self.fields[name].required = False
        if only:
            self.fields = {name: self.fields[name] for name in (only, "next", "version")}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_url(self):
        return with_scheme(self.cleaned_data["url"])

    def changes(self):
        """Without what a quick add leaves open: it takes the usual."""
        found = super().changes()
        found.pop("next", None)
        return {n: v for n, v in found.items() if v or n not in CHOSEN}

    def save_edit(self, by):
        try:
            return super().save_edit(by)
        except Conflict as conflict:
            raise in_words(conflict) from conflict

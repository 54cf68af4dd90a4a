from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from execution.baselines.freezing import keep
from execution.models import Baseline


class BaselineForm(WorkspaceModelForm):
    """The name of a baseline; what it keeps is the plan at that moment."""

    class Meta:
        model = Baseline
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"placeholder": _("As approved"), "autocomplete": "off"})}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def keep(self, project, by):
        """The new Baseline, or None with errors in the form."""
        return self.attempt(lambda: keep(project, self.cleaned_data["name"], by=by))

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from execution.models import Project
from execution.quick import add as quickadd
from execution.quick.line import LONGEST


class QuickLineForm(WorkspaceForm):
    """One line. `project` is where it lands unless the line names one; `mine` makes it one's own where it names nobody."""

    line = forms.CharField(
        label=_("Task"), max_length=LONGEST, error_messages={"required": _("Say what is to be done.")}
    )
    project = forms.ModelChoiceField(
        label=_("Project"), queryset=Project.objects.all(), required=False, empty_label=_("As the line says")
    )
    mine = forms.BooleanField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = self.fields["project"].queryset.open().order_by("name", "id")

    def save(self, by):
        """(the task, its cause), or None with errors in the form."""
        said = self.cleaned_data
        found = quickadd.reading(said["line"], by)
        own = {"assignees": [by]} if said["mine"] else {}
        return self.attempt(lambda: quickadd.add(found, by=by, project=said["project"], **own))

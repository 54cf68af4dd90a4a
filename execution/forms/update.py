from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from execution.models import Declared, StatusUpdate
from execution.models.update import LONGEST


class UpdateForm(WorkspaceForm):
    """How a project stands, in the words of its lead."""

    health = forms.ChoiceField(
        label=_("How does it stand?"), choices=Declared.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In one sentence"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown beside the computed health, to everybody who reads the project."),
    )

    def declare(self, project, by):
        """The StatusUpdate, or None with errors in the form."""
        return self.attempt(lambda: StatusUpdate.declare(project, by=by, **self.cleaned_data))

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from execution.forms.widgets import day_field
from execution.models import Along
from execution.scheduling.reschedule import MUST


class RescheduleForm(WorkspaceForm):
    """Other days for a task, and who moves along."""

    start = forms.DateField(label=_("Start"), widget=day_field())
    due = forms.DateField(label=_("Due"), widget=day_field())
    mode = forms.ChoiceField(
        label=_("Who moves along"), choices=Along.choices, initial=MUST, widget=forms.HiddenInput
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from execution.forms.widgets import day_field
from execution.reschedule import GAPS, MUST, THIS

WAYS = [
    (MUST, _("Only what must")),
    (GAPS, _("Keep the gaps")),
    (THIS, _("Only this task")),
]


class RescheduleForm(WorkspaceForm):
    """Other days for a task, and who moves along."""

    start = forms.DateField(label=_("Start"), widget=day_field())
    due = forms.DateField(label=_("Due"), widget=day_field())
    mode = forms.ChoiceField(label=_("Who moves along"), choices=WAYS, initial=MUST, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

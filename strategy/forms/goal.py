from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy.models import Goal, KeyResult


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class GoalForm(WorkspaceModelForm):
    class Meta:
        model = Goal
        fields = ["product", "title", "description", "owner", "period_start", "period_end"]
        widgets = {"period_start": DateInput(), "period_end": DateInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.number:
            del self.fields["product"]


class KeyResultForm(WorkspaceModelForm):
    class Meta:
        model = KeyResult
        fields = ["title", "unit", "start_value", "target_value"]


class CheckInForm(forms.Form):
    value = forms.DecimalField(label=_("Now"), max_digits=16, decimal_places=4)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)

from accounts.forms.base import WorkspaceModelForm
from strategy.forms.goal import DateInput
from strategy.models import KeyDate


class KeyDateForm(WorkspaceModelForm):
    class Meta:
        model = KeyDate
        fields = ["name", "date"]
        widgets = {"date": DateInput()}

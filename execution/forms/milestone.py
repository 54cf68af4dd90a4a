from accounts.forms.base import WorkspaceModelForm
from execution.forms.widgets import day_field
from execution.models import Milestone


class MilestoneForm(WorkspaceModelForm):
    class Meta:
        model = Milestone
        fields = ["name", "due"]
        widgets = {"due": day_field()}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

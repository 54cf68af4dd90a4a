from accounts.forms.base import WorkspaceModelForm
from strategy.models import Requirement


class RequirementForm(WorkspaceModelForm):
    class Meta:
        model = Requirement
        fields = ["title", "priority"]

from accounts.forms.base import WorkspaceModelForm
from strategy.models import Planning


class PlanningForm(WorkspaceModelForm):
    class Meta:
        model = Planning
        fields = ["fiscal_month", "waiting_days"]

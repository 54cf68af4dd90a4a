from strategy.forms.base import RecordForm
from strategy.models import Requirement


class RequirementForm(RecordForm):
    class Meta:
        model = Requirement
        fields = ["title", "priority"]

from collaboration.forms.link import LinkForm
from execution.models import TaskLink


class TaskLinkForm(LinkForm):
    class Meta(LinkForm.Meta):
        model = TaskLink

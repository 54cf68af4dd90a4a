from django import forms
from django.utils.translation import gettext_lazy as _

from execution.forms.base import RecordForm, day_field
from execution.models import Task


class TaskForm(RecordForm):
    class Meta:
        model = Task
        fields = [
            "title", "status", "priority", "assignees", "parent", "start", "due", "estimate", "remaining",
            "description",
        ]  # fmt: skip
        widgets = {"start": day_field(), "due": day_field()}
        help_texts = {"description": _("Markdown.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siblings = self.instance.project.tasks.exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = siblings.order_by("number")
        self.fields["parent"].empty_label = _("None")
        self.fields["assignees"].queryset = self.workspace.memberships.active().named()


class WorkForm(RecordForm):
    """What somebody without the right to plan may say: how much is left."""

    class Meta:
        model = Task
        fields = ["remaining"]


class QuickForm(RecordForm):
    """A title is enough."""

    class Meta:
        model = Task
        fields = ["title", "project", "parent", "assignees", "due"]
        widgets = {"due": day_field()}

    next = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = self.workspace
        self.fields["project"].queryset = here.projects.open().order_by("name", "id")
        self.fields["parent"].queryset = here.tasks.select_related("project").order_by("project", "number")
        self.fields["parent"].widget = forms.HiddenInput()
        self.fields["assignees"].queryset = here.memberships.active().named()

    def changes(self):
        said = super().changes()
        del said["next"]
        return said

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from execution.models import ChecklistItem, Project


class StepForm(WorkspaceModelForm):
    class Meta:
        model = ChecklistItem
        fields = ["text"]


class DuplicateForm(WorkspaceForm):
    """What comes along into a copy."""

    subtasks = forms.BooleanField(label=_("Subtasks"), required=False, initial=True)
    checklist = forms.BooleanField(label=_("Checklist, nothing ticked"), required=False, initial=True)
    links = forms.BooleanField(label=_("Links"), required=False, initial=True)


class TransferForm(WorkspaceForm):
    project = forms.ModelChoiceField(
        label=_("Project"), queryset=Project.objects.all(), empty_label=_("Choose a project")
    )

    def __init__(self, *args, task, **kwargs):
        super().__init__(*args, **kwargs)
        projects = self.fields["project"].queryset.open().exclude(pk=task.project_id)
        self.fields["project"].queryset = projects.order_by("name", "id")

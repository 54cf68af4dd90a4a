from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from execution.forms.widgets import day_field
from execution.models import Project


class ProjectForm(WorkspaceModelForm):
    class Meta:
        model = Project
        fields = ["name", "key", "lead", "start", "deadline", "description"]
        widgets = {"start": day_field(), "deadline": day_field()}
        help_texts = {
            "key": _("Two to five capital letters or digits. Task numbers begin with it."),
            "description": _("Markdown."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].empty_label = _("Nobody yet")

    def clean_key(self):
        return self.cleaned_data["key"].upper()

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from execution import planting
from execution.forms.staffing import Staffed
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


class NewProjectForm(Staffed, ProjectForm):
    """A project with nothing in it yet, or all that a template brings."""

    def __init__(self, *args, fill_url="", **kwargs):
        super().__init__(*args, **kwargs)
        self.staff(self.workspace, fill_url)
        self.order_fields(["name", "key", "template", "start", "deadline", "lead", "description"])

    def clean(self):
        super().clean()
        if self.cleaned_data.get("template") and not self.cleaned_data.get("start"):
            self.add_error("start", _("Say when it starts: the days of the template count from there."))

    def save_new(self, by):
        """The project, or None with errors in the form."""
        fields, pattern, people = self.taken(self.changes())
        if pattern is None:
            return self.attempt(lambda: Project.create(by=by, **fields))
        start = fields.pop("start")
        return self.attempt(lambda: planting.begin(pattern, start, people, by=by, **fields)[0])

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from accounts.models import Membership
from execution.forms.staffing import Staffed
from execution.forms.widgets import day_field
from execution.models import Project
from execution.models.project import KEY
from execution.patterns import copying, planting


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


class CopyForm(WorkspaceForm):
    """What comes along, and from when on."""

    name = forms.CharField(label=_("Name"), max_length=120)
    key = forms.CharField(
        label=_("Key"), max_length=5, validators=[KEY],
        help_text=_("Two to five capital letters or digits. Task numbers begin with it."),
    )  # fmt: skip
    start = forms.DateField(
        label=_("Starts"), widget=day_field(),
        help_text=_("All days move along, counted in working days from the first one."),
    )  # fmt: skip
    lead = forms.ModelChoiceField(
        label=_("Lead"), queryset=Membership.objects.all(), required=False, empty_label=_("Nobody yet")
    )
    along = forms.MultipleChoiceField(
        label=_("What comes along"), choices=copying.PARTS, required=False, initial=copying.USUAL,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tasks always do, without comments and files. Cancelled ones only with progress."),
    )  # fmt: skip

    def __init__(self, *args, workspace, project, **kwargs):
        initial = {"name": _t("%(project)s, again") % {"project": project.name[:110]}, "lead": project.lead}
        initial["start"] = workspace.today()
        super().__init__(*args, workspace=workspace, initial=initial, **kwargs)

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def asked_for(self):
        return self.cleaned_data | {"along": set(self.cleaned_data["along"])}


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

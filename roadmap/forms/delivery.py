from django import forms
from django.utils.translation import gettext_lazy as _

from execution.forms.staffing import Staffed
from roadmap import actions
from roadmap.actions import ENDED
from roadmap.requirement_tasks import PRIORITY, USUAL


class RequirementsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, requirement):
        return f"{requirement.title} · {requirement.get_priority_display()}"


class LaunchForm(Staffed, forms.Form):
    """A new project by name and lead, or one that is there and serves nobody yet."""

    name = forms.CharField(label=_("Name of the new project"), max_length=80, required=False)
    lead = forms.ModelChoiceField(label=_("Lead"), queryset=None, required=False, empty_label=_("Nobody yet"))
    project = forms.ModelChoiceField(
        label=_("Or an existing project"), queryset=None, required=False, empty_label=_("A new project"),
        help_text=_("Only projects that serve no initiative."),
    )  # fmt: skip
    requirements = RequirementsField(
        label=_("Requirements"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Each that is ticked becomes a task of the new project, and is met when that is done."),
    )  # fmt: skip
    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)

    begin_label = _("Starts, with a template")

    def __init__(self, *args, workspace, initiative, fill_url="", **kwargs):
        super().__init__(*args, **kwargs)
        promise = initiative.promise
        self.staff(workspace, fill_url)
        if promise:
            self.fields["start"].initial = promise.start
            self.fields["start"].help_text = _("Empty: the promised start, or today where none was promised.")
        taken = workspace.deliveries.values("project")
        free = workspace.projects.exclude(pk__in=taken).exclude(state__in=ENDED)
        self.fields["project"].queryset = free.order_by("name")
        self.fields["lead"].queryset = workspace.memberships.active().named()
        self.fields["name"].initial = initiative.title
        self.prepare_requirements(initiative)
        self.order_fields(["name", "lead", "template", "start"])

    def asked_for(self):
        """What `actions.launch` takes of it."""
        rest, pattern, people = self.taken(self.cleaned_data)
        start = rest.pop("start")
        return rest | {"seed": actions.Seed(pattern, start, people) if pattern else None}

    def prepare_requirements(self, initiative):
        field = self.fields["requirements"]
        field.queryset = initiative.requirements.filter(priority__in=PRIORITY).order_by("rank", "id")
        if not field.queryset.exists():
            del self.fields["requirements"]
            return
        field.initial = [one.pk for one in field.queryset if one.priority in USUAL]

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Conflict
from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from execution.forms.widgets import hours_field
from execution.models import ProjectTemplate, TemplateMilestone, TemplateTask
from execution.scheduling import waits

ROLE = "role-"
DAYS = {"min": "0", "step": "1", "inputmode": "numeric"}


class TemplateForm(WorkspaceModelForm):
    class Meta:
        model = ProjectTemplate
        fields = ["name", "description"]
        help_texts = {"description": _("When to use it, and what it leaves out.")}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class TemplateMilestoneForm(WorkspaceModelForm):
    class Meta:
        model = TemplateMilestone
        fields = ["name", "offset"]
        widgets = {"offset": forms.NumberInput(attrs=DAYS)}
        help_texts = {"offset": _("Empty: when the last of its tasks ends.")}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class TemplateTaskForm(WorkspaceModelForm):
    """All that is written of a task to be; `only` keeps one field, to edit it where it is read."""

    class Meta:
        model = TemplateTask
        fields = TemplateTask.WRITABLE
        widgets = {
            "offset": forms.NumberInput(attrs=DAYS),
            "duration": forms.NumberInput(attrs={"min": "0", "step": "0.5", "inputmode": "decimal"}),
            "estimate": hours_field(),
        }
        help_texts = {
            "offset": _("Empty: as soon as what it waits for allows."),
            "duration": _("Half a day is the smallest. 0: a moment. Empty: a week."),
            "description": _("Markdown."),
        }

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        step = self.instance
        rows = step.template.steps.exclude(pk=step.pk).order_by("rank", "id")
        self.fields["parent"].queryset, self.fields["parent"].empty_label = rows, _("Nothing")
        self.fields["milestone"].queryset = step.template.milestones.in_order()
        self.fields["milestone"].empty_label = _("None")
        if only:
            self.fields = {name: self.fields[name] for name in (only, "version")}


class WaitsForm(WorkspaceForm):
    """What a task waits for, by the numbers of the list."""

    after = forms.CharField(
        label=_("Waits for"), required=False, max_length=200,
        help_text=_("Numbers of the list: 2, 3SS+1.5. FS, SS, FF or SF, then a lag in working days."),
    )  # fmt: skip
    version = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=2000
    )  # the text that was seen

    def __init__(self, *args, step, rows, **kwargs):
        self.step, self.rows = step, rows
        number = {row.pk: n for n, row in enumerate(rows, 1)}
        links = [link for link in step.template.links() if link.after_id == step.pk]
        self.now = waits.write([(number[link.before_id], link.kind, link.lag) for link in links])
        super().__init__(*args, initial={"after": self.now, "version": self.now}, **kwargs)

    def clean_after(self):
        try:
            found = waits.read(self.cleaned_data["after"])
        except ValueError as fault:
            raise forms.ValidationError(
                _("“%(part)s” is no number of the list with a kind and a lag, like 3 or 3SS+1.5."),
                params={"part": str(fault)},
            ) from fault
        for number, _kind, _lag in found:
            if not 1 <= number <= len(self.rows):
                raise forms.ValidationError(
                    _("There is no task %(n)s; the list has %(all)s."),
                    params={"n": number, "all": len(self.rows)},
                )
        return [(self.rows[number - 1], kind, lag) for number, kind, lag in found]

    @property
    def versions(self):
        return {"version": self.now}

    def save(self, by):
        """The cause, False where nothing differs, None with errors in the form. Raises Conflict where it is another text
        now than the one that was seen."""
        said = self.data.get("after", "")
        if self.data.get("version", self.now) != self.now:
            label = str(self.fields["after"].label)
            pair = {"label": label, "yours": said, "theirs": self.now}
            raise Conflict(
                _t("Somebody changed this a moment ago."), fields={"after": pair}, version=self.step.version
            )
        return self.attempt(lambda: self.step.wait_for(self.cleaned_data["after"], by=by) or False)


class GatherForm(WorkspaceForm):
    """A template of a project: its name, and the role that each of its people stands for."""

    name = forms.CharField(label=_("Name of the template"), max_length=120)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {f"{ROLE}{n}": member for n, (member, _role) in enumerate(people)}
        for n, (member, role) in enumerate(people):
            self.fields[f"{ROLE}{n}"] = forms.CharField(
                label=str(member), max_length=60, required=False, initial=role
            )

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def roles(self):
        """{membership id: role} of those that leave one."""
        said = {m.pk: " ".join(self.cleaned_data[name].split()) for name, m in self.members.items()}
        return {pk: role for pk, role in said.items() if role}

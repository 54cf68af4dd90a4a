from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.lookup import find
from execution.forms.along import FollowedForm
from execution.forms.widgets import day_field
from execution.models import Task, TaskDependency

HALVES = {"step": "0.5", "inputmode": "decimal"}


class PlanForm(FollowedForm):
    """What the schedule asks of a task."""

    class Meta:
        model = Task
        fields = Task.PLANNED
        widgets = {
            "rule_day": day_field(), "deadline": day_field(), "duration": forms.NumberInput(attrs=HALVES | {"min": "0"}),
        }  # fmt: skip
        help_texts = {
            "duration": _(
                "Half a day is the smallest. Empty: the working days from start to due. 0: a moment."
            ),
            "deadline": _("It moves nothing, but is told when it cannot be kept."),
            "pinned": _("Its days stay as they are, whatever it waits for."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("None")), *self.fields["rule"].choices[1:]]


class TaskDependencyForm(FollowedForm):
    """How one waits for the other."""

    followed = frozenset({"kind", "lag"})

    class Meta:
        model = TaskDependency
        fields = ["kind", "lag"]
        widgets = {"lag": forms.NumberInput(attrs=HALVES)}
        help_texts = {"lag": _("Half a day is the smallest. Below zero it may overlap.")}

    def projects(self):
        return [self.instance.before.project]


class NewTaskDependencyForm(TaskDependencyForm):
    """What a task waits for, or what waits for it."""

    NEEDS, BLOCKS = "needs", "blocks"

    way = forms.ChoiceField(
        label=_("How"), choices=[(NEEDS, _("It waits for")), (BLOCKS, _("It comes before"))]
    )
    other = forms.CharField(label=_("Task"), max_length=300, help_text=_("By its key or its title."))
    field_order = ["way", "other", "kind", "lag"]

    def __init__(self, *args, task, **kwargs):
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["lag"].required = self.fields["kind"].required = False

    def clean_other(self):
        text = " ".join(self.cleaned_data["other"].split())
        tasks = self.task.project.tasks.select_related("workspace", "project")
        found = find(tasks, text.split()[0]) if text else None
        if found is None:
            named = list(tasks.filter(title__iexact=text)[:2]) or list(
                tasks.filter(title__icontains=text)[:2]
            )
            if len(named) > 1:
                raise forms.ValidationError(
                    _("Several tasks are called like that. Write the key of the one you mean.")
                )
            found = named[0] if named else None
        if found is None:
            raise forms.ValidationError(_("No task of this project has this key or title."))
        return found

    def save_new(self, by):
        given = self.cleaned_data
        ends = [given["other"], self.task]
        before, after = ends if given["way"] == self.NEEDS else ends[::-1]
        how = {"kind": given["kind"] or "FS", "lag": given["lag"] or 0}

        def act(cause):
            return TaskDependency.create(by=by, before=before, after=after, cause=cause, **how)

        return self.carry(act, by, self.task, links=True)

    def projects(self):
        return [self.task.project]

from django import forms
from django.utils.translation import gettext as _

from accounts.forms.base import WorkspaceForm
from accounts.models import Membership
from execution import many
from execution.models import Label, Milestone, Priority, Status

SETTING = ("status", "priority", "start", "due", "milestone")
DOING = {*SETTING, "assignees", "label", "shift", "trash"}


class TaskBulkForm(WorkspaceForm):
    """One act on the tasks that were ticked. `do` is what, the field of its name to what; nothing unsets."""

    do = forms.CharField(max_length=60)
    status = forms.ChoiceField(choices=Status.choices, required=False)
    priority = forms.ChoiceField(choices=Priority.choices, required=False)
    assignees = forms.ModelChoiceField(Membership.objects.all(), required=False)
    label = forms.ModelChoiceField(Label.objects.all(), required=False)
    milestone = forms.ModelChoiceField(Milestone.objects.all(), required=False)
    start = forms.DateField(required=False)
    due = forms.DateField(required=False)
    shift = forms.IntegerField(required=False)

    def __init__(self, *args, own=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.own = {its.field_name: its for its in own}
        for name in self.own:
            self.fields[name] = forms.CharField(required=False, max_length=600)

    def clean(self):
        found = super().clean()
        do = found.get("do")
        if do in ("status", "priority") and not found.get(do) and do not in self.errors:
            self.add_error(do, _("Choose one."))
        return found

    def clean_do(self):
        """`status` or, from a button that says both, `status=<word>`; the latter wins over the field."""
        do, _sep, _value = self.data.get("do", "").partition("=")
        if do not in DOING and do not in self.own:
            raise forms.ValidationError(_("Choose what to do with them."))
        return do

    def act(self, tasks, seen, by, over=False, **how):
        """The Outcome. Raises Refused at the field that is wrong. over: what blocked those that go on does so no more. how:
        the cause and moment of the whole act."""
        do, data = self.cleaned_data["do"], self.cleaned_data
        how["by"] = by
        if do == "trash":
            return many.trash(tasks, **how)
        how["seen"] = seen
        if do == "status":
            return many.move(tasks, data[do], over=over, **how)
        if do == "shift":
            return many.shift(tasks, data["shift"] or 0, **how)
        if do == "assignees":
            return many.add(tasks, "assignees", data["assignees"], **how)
        if do == "label":
            return many.add(tasks, "labels", data["label"], **how)
        if do in self.own:
            return many.change(tasks, {do: self.own[do].read(data[do])}, **how)
        return many.change(tasks, {do: data[do]}, **how)

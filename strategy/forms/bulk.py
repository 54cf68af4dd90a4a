from django import forms
from django.utils.translation import gettext as _

from accounts.forms.base import WorkspaceForm
from accounts.models import Membership
from strategy import bulk
from strategy.models import Goal, Horizon, Theme

# What the bar sets, and the field of the form that says to what.
SETTING = {
    "owner": "owner",
    "theme": "theme",
    "effort": "effort",
    "confidence": "confidence",
    "horizon": "horizon",
}
DOING = {*SETTING, "goal", "shift", "trash", "archive", "unarchive", *bulk.SHAPING}


class BulkForm(WorkspaceForm):
    """One act on the initiatives that were ticked. `do` is what, the field of its name to what; nothing unsets."""

    do = forms.CharField(max_length=60)
    owner = forms.ModelChoiceField(Membership.objects.all(), required=False)
    theme = forms.ModelChoiceField(Theme.objects.all(), required=False)
    goal = forms.ModelChoiceField(Goal.objects.all(), required=False)
    horizon = forms.ChoiceField(choices=Horizon.choices, required=False)
    effort = forms.DecimalField(required=False, min_value=0, max_digits=7, decimal_places=1)
    confidence = forms.IntegerField(required=False, min_value=0, max_value=100)
    shift = forms.IntegerField(required=False)

    def __init__(self, *args, own=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.own = {its.field_name: its for its in own}
        for name in self.own:
            self.fields[name] = forms.CharField(required=False, max_length=600)

    def clean_do(self):
        """`owner` or, from a button that says both, `owner=<id>`; the latter wins over the field."""
        do, _sep, _value = self.data.get("do", "").partition("=")
        if do not in DOING and do not in self.own:
            raise forms.ValidationError(_("Choose what to do with them."))
        return do

    def act(self, initiatives, seen, by, **how):
        """The Outcome. Raises Refused at the field that is wrong. how: the cause and moment of the whole act."""
        do, data = self.cleaned_data["do"], self.cleaned_data
        how["by"] = by
        if do in bulk.SHAPING:
            return bulk.move(initiatives, do, **how)
        if do in ("trash", "archive", "unarchive"):
            return getattr(bulk, do)(initiatives, **how)
        how["seen"] = seen
        if do == "goal":
            return bulk.goals(initiatives, data["goal"], **how)
        if do == "shift":
            return bulk.shift(initiatives, data["shift"] or 0, **how)
        if do in self.own:
            return bulk.change(initiatives, {do: self.own[do].read(data[do])}, **how)
        return bulk.change(initiatives, {SETTING[do]: data[SETTING[do]]}, **how)

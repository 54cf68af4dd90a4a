"""What is asked when a bar is moved, tied to another, or cannot be moved from here."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from accounts.ids import new_id
from accounts.shown import Shown
from roadmap.drafts.placing import BY_DAYS, days_changes, is_there, lane_changes, unsaid
from strategy.forms.pick import InitiativeField
from strategy.models import Initiative, InitiativeDependency

DAYS = ("start", "end")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class PlaceForm(WorkspaceModelForm):
    """Days, and the lane where it is moved to another. What is not posted stays as it is."""

    start = forms.DateField(label=_("Start"), required=False, widget=DayInput)
    end = forms.DateField(label=_("End"), required=False, widget=DayInput)
    lane = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    was = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    class Meta:
        model = Initiative
        fields = ["start", "end"]

    def __init__(self, *args, group="", **kwargs):
        super().__init__(*args, **kwargs)
        self.group = group

    def clean(self):
        data = super().clean()
        if "park" in self.data:
            data |= {"start": None, "end": None}
        elif (data.get("start") is None) != (data.get("end") is None) and not self.errors:
            missing = "end" if data.get("start") else "start"
            self.add_error(missing, _t("Give both days, or none to unschedule it."))
        return data

    def changes(self):
        data, changes = self.cleaned_data, {}
        if "park" in self.data or all(name in self.data for name in DAYS):
            changes |= days_changes(self.instance, data["start"], data["end"])
        if "lane" in self.data and "was" in self.data:
            changes |= lane_changes(self.instance, self.group, data["lane"], data["was"], BY_DAYS)
        return unsaid(self.instance, changes, self.workspace.today())

    def own_changes(self, version):
        """Days that the writer left where they saw them are no change, and neither is how precise they are."""
        changes = super().own_changes(version)
        if not set(DAYS) & set(changes):
            changes.pop("precision", None)
        return changes

    def save_edit(self, by):
        """As of any form; a lane that cannot be changed by a drop is said like a rule that is broken."""
        if "lane" in self.data:
            data = self.cleaned_data
            lanes, version = (data["lane"], data["was"]), data["version"]
            there = is_there(self.instance, self.group, *lanes, by=by, version=version)
            data["version"] = Shown.unless(there, version)
        return self.attempt(lambda: super(PlaceForm, self).save_edit(by))

    def add_error(self, field, error):
        super().add_error("end" if field == "precision" else field, error)


class ForesightForm(WorkspaceForm):
    """A place that is only tried: no days mean the parking lot."""

    start = forms.DateField(required=False)
    end = forms.DateField(required=False)
    lane = forms.CharField(required=False, max_length=200)
    was = forms.CharField(required=False, max_length=200)


class TieForm(WorkspaceForm):
    """What waits for this initiative from now on."""

    other = InitiativeField()

    def __init__(self, *args, initiative, **kwargs):
        super().__init__(*args, **kwargs)
        self.initiative = initiative
        self.fields["other"].scope(self.workspace, but=initiative.key)

    def save_new(self, by):
        """(dependency, cause of the log), or None with its refusal in the form."""
        cause, other = new_id(), self.cleaned_data["other"]
        create = InitiativeDependency.create
        made = self.attempt(lambda: create(by=by, before=self.initiative, after=other, cause=cause))
        return made and (made, cause)


class ProposeForm(WorkspaceForm):
    """Other days for what is in delivery, and why."""

    start = forms.DateField(label=_("Wanted start"), required=False, widget=DayInput)
    end = forms.DateField(label=_("Wanted end"), widget=DayInput)
    words = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self):
        data = super().clean()
        if data.get("start") and data.get("end") and data["end"] < data["start"]:
            self.add_error("end", _t("The end lies before the start."))
        return data

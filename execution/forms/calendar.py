from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from execution import publicdays
from execution.forms.person import DaysField
from execution.forms.widgets import day_field, hours_field
from execution.models import FreeDay, WorkCalendar
from execution.models.person import USUAL


class CalendarForm(WorkspaceModelForm):
    """When is worked, and whose holidays hold."""

    days = DaysField(
        label=_("Working days"), initial=USUAL, error_messages={"required": _("Tick at least one working day.")}
    )  # fmt: skip
    country = forms.ChoiceField(label=_("Public holidays of"), required=False)

    class Meta:
        model = WorkCalendar
        fields = ["days", "hours", "country", "region"]
        widgets = {"hours": hours_field()}
        labels = {"hours": _("Hours a day")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = publicdays.countries()
        self.fields["country"].choices = [
            ("", _("None")),
            *((code, name) for code, (name, _parts) in known.items()),
        ]
        codes = ", ".join(publicdays.regions(self.instance.country))
        self.fields["region"].help_text = (
            _("Of this country: %(codes)s.") % {"codes": codes}
            if codes
            else _("The code of a state or province, as BY or CA.")
        )

    def clean_region(self):
        return self.cleaned_data["region"].strip().upper()

    def save_edit(self, by):
        """With the holidays of another country, where one was chosen."""
        version = self.cleaned_data.get("version") or self.instance.version
        changes, settle = self.own_changes(version), self.instance.settle
        return (
            self.attempt(lambda: settle(by=by, changes=changes, version=version) or False)
            if changes
            else False
        )


class FreeDayForm(WorkspaceModelForm):
    class Meta:
        model = FreeDay
        fields = ["day", "name", "worked"]
        widgets = {"day": day_field()}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

from django import forms
from django.utils.translation import gettext_lazy as _

from execution.forms.along import FollowedForm
from execution.forms.person import DaysField
from execution.forms.widgets import day_field, hours_field
from execution.models import FreeDay, WorkCalendar
from execution.models.calendar import gone_by
from execution.models.person import USUAL
from execution.scheduling import publicdays


class CalendarForm(FollowedForm):
    """When is worked, and whose holidays hold. project: whose calendar it is, None for the workspace's."""

    days = DaysField(
        label=_("Working days"), initial=USUAL, error_messages={"required": _("Tick at least one working day.")}
    )  # fmt: skip
    country = forms.ChoiceField(label=_("Public holidays of"), required=False)

    class Meta:
        model = WorkCalendar
        fields = ["days", "hours", "country", "region"]
        widgets = {"hours": hours_field()}
        labels = {"hours": _("Hours a day")}

    def __init__(self, *args, project=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project
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

    def projects(self):
        return gone_by(self.workspace, self.project)

    def save_new(self, by, **fixed):
        changes = fixed | self.changes()
        create = self._meta.model.create
        return self.carry(lambda cause: create(by=by, cause=cause, **changes), by, None)

    def save_edit(self, by):
        """With the holidays of another country, where one was chosen."""
        version = self.cleaned_data.get("version") or self.instance.version
        changes, settle = self.own_changes(version), self.instance.settle
        if not changes:
            return False

        def act(cause):
            return settle(by=by, changes=changes, version=version, cause=cause)

        return self.carry(act, by, self.instance) or (None if self.errors else False)


class FreeDayForm(FollowedForm):
    """calendar: the one it stands in."""

    followed = frozenset({"day", "worked"})

    class Meta:
        model = FreeDay
        fields = ["day", "name", "worked"]
        widgets = {"day": day_field()}

    def __init__(self, *args, calendar, **kwargs):
        super().__init__(*args, **kwargs)
        self.calendar = calendar

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def projects(self):
        return gone_by(self.workspace, self.calendar.project)

    def save_new(self, by, **fixed):
        changes, create = fixed | self.changes(), self._meta.model.create
        return self.carry(lambda cause: create(by=by, cause=cause, **changes), by, self.calendar)

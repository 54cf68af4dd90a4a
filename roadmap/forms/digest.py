import datetime as dt

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from accounts.shown import ShownField
from roadmap.models.digest import Frequency, Weekday

FIELDS = ("frequency", "weekday", "hour", "only_when_slipping")


def hours():
    return [(hour, formats.time_format(dt.time(hour), "H:i")) for hour in range(24)]


class DigestForm(forms.Form):
    frequency = forms.ChoiceField(label=_("How often"), choices=Frequency.choices, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(
        label=_("Day"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    hour = forms.TypedChoiceField(label=_("Hour"), choices=hours, coerce=int)
    only_when_slipping = forms.BooleanField(label=_("Only when something slips"), required=False)
    version = ShownField(min_value=None)

    @classmethod
    def showing(cls, preference):
        return cls(initial={name: getattr(preference, name) for name in (*FIELDS, "version")})

    @property
    def changes(self):
        """What was chosen; a day left out stays as it was."""
        values = {name: self.cleaned_data[name] for name in FIELDS}
        return {name: value for name, value in values.items() if value is not None}

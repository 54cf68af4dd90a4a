from django import forms
from django.utils.translation import gettext_lazy as _

from strategy.forms.goal import DateInput
from strategy.forms.point import Pointed
from strategy.models import Verdict


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SubmitForm(NoteForm):
    due = forms.DateField(
        label=_("Decide by"),
        required=False,
        widget=DateInput(),
        help_text=_("Empty: as its product’s policy says."),
    )


class DecisionForm(Pointed, NoteForm):
    """The version goes along, so that nobody decides on what they have not seen; points where changes are asked for."""

    verdict = forms.ChoiceField(label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    field_order = ["verdict", "note", "version"]

    def clean(self):
        data = super().clean()
        asks = data.get("verdict") == Verdict.REQUEST_CHANGES
        return data | {"points": self.points() if asks else []}

from django import forms
from django.utils.translation import gettext_lazy as _

from strategy.forms.goal import DateInput
from strategy.models import Verdict


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SubmitForm(NoteForm):
    due = forms.DateField(label=_("Decide by"), required=False, widget=DateInput())


class DecisionForm(NoteForm):
    """The version goes along, so that nobody decides on what they have not seen."""

    verdict = forms.ChoiceField(label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    field_order = ["verdict", "note", "version"]

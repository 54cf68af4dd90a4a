from django import forms
from django.utils.translation import gettext_lazy as _

from strategy.forms.goal import DateInput
from strategy.forms.point import Pointed
from strategy.models import Verdict

EMPTY = 3  # rows for points where no script adds them


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
    points_error = ""

    @property
    def rows(self):
        """[(part, text)] that were sent, and empty ones behind them."""
        sent = self.points()
        return [*sent, *[("", "")] * max(1, EMPTY - len(sent))]

    @property
    def asks(self):
        return self.cleaned_data.get("verdict") == Verdict.REQUEST_CHANGES

    def clean(self):
        """Points that were written before another verdict was chosen stay in their rows and are not sent."""
        return super().clean() | {"points": self.points() if self.asks else []}

    def refuse(self, refused):
        """Say it where it happened."""
        if refused.field == "points" or (refused.field == "note" and self.asks):
            self.points_error = refused.message
        else:
            self.add_error(refused.field if refused.field in self.fields else None, refused.message)

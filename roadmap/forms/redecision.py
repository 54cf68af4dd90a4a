from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from accounts.words import is_blank
from roadmap.forms.drafting import DayInput
from roadmap.models import Choice
from strategy.models import Requirement


class RedecideForm(WorkspaceForm):
    """One of four, why, and what it takes: the day that is accepted, or what is cut."""

    choice = forms.ChoiceField(label=_("Decision"), choices=Choice.choices, widget=forms.RadioSelect)
    end = forms.DateField(label=_("New end"), required=False, widget=DayInput)
    cut = forms.ModelMultipleChoiceField(
        Requirement.objects.all(),
        label=_("Requirements to cut"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Why"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    promise = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args, initiative, **kwargs):
        super().__init__(*args, **kwargs)
        cut = self.fields["cut"]
        cut.queryset = (
            cut.queryset.filter(initiative=initiative).exclude(priority="wont").order_by("rank", "id")
        )

    @property
    def cut_sent(self):
        """Ids that are ticked, as text."""
        value = self["cut"].value() or []
        return [str(getattr(one, "pk", one)) for one in value]

    def clean(self):
        """A day or a cut that was given before another choice was made is not sent."""
        data = super().clean()
        if data.get("choice") == Choice.ACCEPT and not data.get("end") and "end" not in self.errors:
            self.add_error("end", _t("Give the day that is accepted."))
        if is_blank(data.get("note", "")) and "note" not in self.errors:
            self.add_error("note", _t("Say why, so that everybody can read it later."))
        data["end"] = data.get("end") if data.get("choice") == Choice.ACCEPT else None
        data["cut"] = list(data.get("cut") or []) if data.get("choice") == Choice.CUT else []
        return data

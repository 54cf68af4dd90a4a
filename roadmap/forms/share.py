from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from roadmap.models.share import USUAL, Field


class ShareForm(WorkspaceForm):
    """A new link: for whom, what it shows, until when."""

    name = forms.CharField(
        label=_("For whom"), max_length=80, help_text=_("Only you and your colleagues see this.")
    )
    fields_shown = forms.MultipleChoiceField(
        label=_("Shown besides titles"),
        choices=Field.choices,
        initial=list(USUAL),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "People, dates, keys and reasons stay inside unless you tick them. Comments never leave."
        ),
    )
    intro = forms.CharField(
        label=_("Introduction"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    expires_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: until it is revoked."),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        min_length=6,
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day and day < self.workspace.today():
            raise forms.ValidationError(_t("This day is over. Choose today or a later one."))
        return day

    @property
    def wanted(self):
        data = dict(self.cleaned_data)
        return data | {"fields": data.pop("fields_shown")}


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autofocus": True}),
    )

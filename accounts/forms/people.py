import zoneinfo

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import Theme, User
from accounts.roles import Role


def zones(empty):
    return [("", empty), *((name, name.replace("_", " ")) for name in sorted(zoneinfo.available_timezones()))]


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.CONTRIBUTOR)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)


class NewPersonForm(forms.Form):
    """A name and a password for whoever comes by invitation."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters."),
    )  # fmt: skip

    def clean_password(self):
        validate_password(self.cleaned_data["password"], User(name=self.cleaned_data.get("name", "")))
        return self.cleaned_data["password"]


class WelcomeForm(NewPersonForm):
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    workspace = forms.CharField(label=_("Name of your organisation"), max_length=80)
    field_order = ["workspace", "name", "email", "password"]


class SettingsForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    timezone = forms.ChoiceField(label=_("Time zone"), help_text=_("“Today” is this zone’s date."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["timezone"].choices = zones("")[1:]


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "theme", "timezone", "shortcuts"]

    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices)
    timezone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["timezone"].choices = zones(_("As the workspace"))


class TokenForm(forms.Form):
    name = forms.CharField(label=_("What is it for?"), max_length=80)

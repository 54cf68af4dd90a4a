import zoneinfo

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from accounts.models import Theme, User
from accounts.roles import Role
from accounts.words import seen


def languages():
    """Every language by its own name, in its own alphabet's order."""
    named = [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]
    return sorted(named, key=lambda pair: pair[1])


def zones(empty):
    return [("", empty), *((name, name.replace("_", " ")) for name in sorted(zoneinfo.available_timezones()))]


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.CONTRIBUTOR)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)


class NewPersonForm(forms.Form):
    """A name and a password for whoever comes by invitation."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, validators=[seen],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters."),
    )  # fmt: skip

    def __init__(self, *args, email="", **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self):
        """As hard to guess as everywhere; a password that repeats one's name or address is not."""
        data = self.cleaned_data
        known = User(name=data.get("name", ""), email=data.get("email", self.email))
        validate_password(data["password"], known)
        return data["password"]


class WelcomeForm(NewPersonForm):
    """The first owner and their workspace."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    workspace = forms.CharField(label=_("Name of your organisation"), max_length=80, validators=[seen])
    timezone_name = forms.ChoiceField(
        label=_("Time zone"), required=False, help_text=_("“Today” is this zone’s date.")
    )
    field_order = ["workspace", "name", "email", "password", "timezone_name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["timezone_name"].choices = zones("")[1:]
        self.fields["timezone_name"].initial = settings.TIME_ZONE

    def clean_timezone_name(self):
        return self.cleaned_data["timezone_name"] or settings.TIME_ZONE


class SettingsForm(forms.Form):
    """What was shown goes along, so that only what its writer changed is a change."""

    name = forms.CharField(label=_("Name"), max_length=80, validators=[seen])
    timezone = forms.ChoiceField(label=_("Time zone"), help_text=_("“Today” is this zone’s date."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["timezone"].choices = zones("")[1:]
        for field in self.fields.values():
            field.show_hidden_initial = True


class ProfileForm(forms.ModelForm):
    """What is one's own in every workspace: name, words, days, look."""

    class Meta:
        model = User
        fields = ["name", "locale", "timezone", "theme", "shortcuts"]

    name = forms.CharField(
        label=_("Name"), max_length=120, validators=[seen],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    locale = forms.ChoiceField(
        label=_("Language"), required=False,
        help_text=_("Dates and numbers follow it, and words wherever they are translated."),
    )  # fmt: skip
    timezone = forms.ChoiceField(label=_("Time zone"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices, widget=forms.RadioSelect)
    shortcuts = forms.BooleanField(
        label=_("Keyboard shortcuts"),
        required=False,
        help_text=_("Single keys outside of fields. ? lists them."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["locale"].choices = [("", _("As my browser asks")), *languages()]
        self.fields["timezone"].choices = zones(_("As the workspace"))

    def save(self, commit=True):
        """What was changed alone: a password or a right that changes meanwhile stays changed."""
        self.instance.save(update_fields=self.changed_data)
        return self.instance


class TokenForm(forms.Form):
    name = forms.CharField(label=_("What is it for?"), max_length=80, validators=[seen])

"""Form fields for what the company defined itself; they stand beside the product's own in any form of such a noun."""

from django import forms
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ownfields import LONGEST, Kind, is_own


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class OwnField(forms.Field):
    """The value of a CustomField as it is kept; what is wrong with it is said by the field's own reader."""

    def __init__(self, its, held=None):
        self.its, self.held = its, held
        super().__init__(label=its.name, required=False, help_text=its.hint, widget=widget_of(its, held))

    def clean(self, value):
        if value == self.held:
            return value
        try:
            return self.its.read(value)
        except Refused as refused:
            raise forms.ValidationError(refused.message) from refused


def widget_of(its, held):
    match its.kind:
        case Kind.CHOICE:
            live = [(option["key"], option["label"]) for option in its.live_options]
            old = its.option(held) if held and held not in dict(live) else None
            gone = [(held, old["label"])] if old else []
            return forms.Select(choices=[("", _("Not set")), *live, *gone])
        case Kind.DATE:
            return DateInput()
        case Kind.NUMBER:
            return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.TextInput(attrs={"maxlength": LONGEST})


class Fields:
    """Mixed into a WorkspaceModelForm over a Fielded record: one form field for each that is asked for."""

    def add_own_fields(self):
        model = self._meta.model
        for its in self.workspace.customfields.of(model.own_fields):
            held = self.instance.custom.get(its.key)
            self.fields[its.field_name] = OwnField(its, held)
            if held is not None:
                self.initial[its.field_name] = held

    @property
    def own_fields(self):
        """Their bound fields, for a template that places them."""
        return [self[name] for name in self.fields if is_own(name)]

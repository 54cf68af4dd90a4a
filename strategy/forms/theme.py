from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from accounts.hues import Hue
from strategy.models import Theme


class ThemeForm(WorkspaceModelForm):
    """A name is enough: a new theme takes the next free colour."""

    hue = forms.ChoiceField(label=_("Colour"), required=False, widget=forms.RadioSelect)

    class Meta:
        model = Theme
        fields = ["name", "description", "hue"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        free = [] if self.instance.rank else [("", _("The next free one"))]
        self.fields["hue"].choices = [*free, *Hue.choices]
        if free:
            self.initial["hue"] = ""

    def changes(self):
        """A colour that was not chosen stays as it is."""
        return {name: value for name, value in super().changes().items() if name != "hue" or value}

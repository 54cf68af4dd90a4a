from django.utils.translation import gettext_lazy as _

from accounts import ownfields
from accounts.errors import Refused
from accounts.forms.base import WorkspaceModelForm
from accounts.models import CustomField
from accounts.models.customfield import HUES
from accounts.ownfields import Kind

SPARE = 3  # empty lines for further choices


class CustomFieldForm(WorkspaceModelForm):
    """A field with its choices, a line each: `option`, beside its id and its colour."""

    class Meta:
        model = CustomField
        fields = ["name", "noun", "kind", "hint"]
        labels = {"hint": _("Hint"), "noun": _("Of what")}
        help_texts = {"hint": _("A sentence for whoever fills it in.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.key:
            del self.fields["kind"], self.fields["noun"]
        else:
            self.fields["noun"].required = False

    @property
    def is_choice(self):
        return (self.instance.key and self.instance.kind == Kind.CHOICE) or not self.instance.key

    @property
    def lines(self):
        """[{"key", "label", "hue"}] as posted or as they stand, and some empty ones."""
        if self.is_bound:
            return self.posted()
        made = [dict(option) for option in self.instance.live_options] if self.instance.key else []
        return made + [{"key": "", "label": "", "hue": ""}] * SPARE

    def posted(self):
        parts = (self.data.getlist(name) for name in ("option_id", "option", "option_hue"))
        return [{"key": pk, "label": label, "hue": hue} for pk, label, hue in zip(*parts, strict=False)]

    def changes(self):
        found = super().changes()
        if not found.get("noun", "initiative"):
            del found["noun"]
        kind = found.get("kind", self.instance.kind)
        if kind == Kind.CHOICE and self.is_choice:
            try:
                found["options"] = ownfields.arrange(self.posted(), self.instance.options, HUES)
            except ownfields.Unreadable as error:
                raise Refused(str(error)) from error
        return found

    def save_new(self, by, **fixed):
        return self.attempt(lambda: CustomField.create(by=by, **fixed, **self.changes()))

    def save_edit(self, by):
        saved = self.attempt(lambda: (super(CustomFieldForm, self).save_edit(by),))
        return saved and saved[0]

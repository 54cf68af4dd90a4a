from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from strategy.forms.pick import PickInput, picked
from strategy.models import Initiative

LONGEST = Initiative._meta.get_field("title").max_length


class PartForm(WorkspaceForm):
    """A new part by its title, or an initiative that is there by its key."""

    title = forms.CharField(
        label=_("Title of a new part, or one that is there"), max_length=LONGEST + 40, widget=PickInput,
        help_text=_("A title drafts a new one; a key like ORC-31 moves that one here."),
    )  # fmt: skip

    def __init__(self, *args, whole, **kwargs):
        super().__init__(*args, **kwargs)
        self.whole = whole
        self.fields["title"].widget.address = PickInput.address_in(self.workspace, but=whole.key)

    def clean_title(self):
        text = " ".join(self.cleaned_data["title"].split())
        there = self.workspace.initiatives.select_related("workspace", "product")
        self.there = picked(there, text)
        if self.there is None and len(text) > LONGEST:
            raise forms.ValidationError(_t("A title has at most %(n)s characters.") % {"n": LONGEST})
        return text

    def refuse(self, refused):
        self.add_error("title", refused.message)

    def save_new(self, by):
        """The part, or None with its refusal in the form."""
        return self.attempt(lambda: self.moved(by) if self.there else self.drafted(by))

    def moved(self, by):
        self.there.edit(by=by, changes={"parent": self.whole})
        return self.there

    def drafted(self, by):
        whole = self.whole
        return Initiative.create(
            by=by, product=whole.product, title=self.cleaned_data["title"], parent=whole, owner=by,
            theme=whole.pillar,
        )  # fmt: skip

"""What is asked when a card is put elsewhere on a board."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.errors import Conflict, Refused
from accounts.forms.base import WorkspaceModelForm
from accounts.lookup import find
from accounts.shown import Shown
from roadmap.boards import shelving
from roadmap.drafts import placing
from strategy.models import Initiative


class CardForm(WorkspaceModelForm):
    """The place it is put to, the one it was seen at, and the cards between which it is put. What is not posted stays
    as it is."""

    lane = forms.CharField(label=_("Column"), required=False, max_length=200, widget=forms.Select)
    was = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    after = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    before = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    class Meta:
        model = Initiative
        fields = []

    def __init__(self, *args, lens, **kwargs):
        super().__init__(*args, **kwargs)
        self.lens, self.today = lens, self.workspace.today()
        self.fields["lane"].label = lens.columns.label
        self.fields["lane"].widget.choices = shelving.options(self.workspace, lens.columns)
        now = shelving.value_of(self.instance, lens.columns.word, self.today)
        self.initial |= {"lane": now, "was": now}

    def changes(self):
        data, changes = self.cleaned_data, {}
        if "lane" in self.data:
            group = shelving.group_of(self.lens)
            changes |= shelving.moved(self.instance, group, data["lane"], data["was"], self.today)
            if changes.get("horizon") == "":
                changes["card_place"] = ""  # back to its dates, in its column too
        if "after" in self.data or "before" in self.data:
            ends = (self.neighbour(name) for name in ("after", "before"))
            changes |= shelving.placed(*ends, self.today)
        return changes

    def neighbour(self, name):
        ref = self.cleaned_data[name]
        rows = self.workspace.initiatives.select_related("product", "workspace")
        found = find(rows, ref) if ref else None
        if ref and found is None:
            raise Refused(_("There is no such card here. Load the page again."), name)
        return found

    def save_edit(self, by):
        """As of any form. Its place among others is nobody's to ask about: who put it there last has it."""
        if "lane" in self.data:
            data = self.cleaned_data
            lanes, version = (data["lane"], data["was"]), data["version"]
            there = placing.is_there(
                self.instance, shelving.group_of(self.lens), *lanes, by=by, version=version
            )
            data["version"] = Shown.unless(there, version)
        try:
            return self.attempt(lambda: super(CardForm, self).save_edit(by))
        except Conflict as conflict:
            if set(conflict.fields) != {"card_place"}:
                raise
            return self.attempt(lambda: self.instance.edit(by=by, changes=self.changes()) or False)

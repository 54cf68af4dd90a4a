from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from strategy.forms.pick import InitiativeField
from strategy.models import InitiativeDependency

NEEDS, BLOCKS = "needs", "blocks"


class DependencyForm(WorkspaceForm):
    """What an initiative waits for, or what waits for it."""

    way = forms.ChoiceField(
        label=_("How"), choices=[(NEEDS, _("It depends on")), (BLOCKS, _("It blocks"))], initial=NEEDS
    )
    other = InitiativeField(label=_("Initiative"), help_text=_("By its key or its title."))

    def __init__(self, *args, initiative, **kwargs):
        super().__init__(*args, **kwargs)
        self.initiative = initiative
        self.fields["other"].scope(self.workspace, but=initiative.key)

    def save_new(self, by):
        """The dependency, or None with its refusal in the form."""
        ends = [self.cleaned_data["other"], self.initiative]
        before, after = ends if self.cleaned_data["way"] == NEEDS else ends[::-1]
        return self.attempt(lambda: InitiativeDependency.create(by=by, before=before, after=after))

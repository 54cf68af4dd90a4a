from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from accounts.shown import ShownField
from strategy import shares


class SharesForm(WorkspaceForm):
    """How an initiative is divided among its goals: a field each, empty where a goal takes what is left."""

    version = ShownField()

    def __init__(self, *args, initiative, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {}
        parts = initiative.parts()
        for goal in sorted(parts, key=lambda goal: goal.key):
            name = self.names[goal.key] = f"share-{goal.key}"
            self.fields[name] = forms.IntegerField(
                label=f"{goal.key} {goal.title}", required=False, min_value=0, max_value=shares.WHOLE,
                initial=initiative.goal_shares.get(goal.key),
                help_text="" if goal.key in initiative.goal_shares
                else _("Now %(n)s%%, its part of what is left.") % {"n": round(parts[goal] * 100)},
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": shares.WHOLE}),
            )  # fmt: skip
        self.fields["version"].initial = initiative.version

    def shares(self):
        """{goal's key: per cent} of what was filled in."""
        given = {key: self.cleaned_data[name] for key, name in self.names.items()}
        return {key: value for key, value in given.items() if value is not None}

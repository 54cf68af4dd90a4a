from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy import readiness
from strategy.models import Policy


class PolicyForm(WorkspaceModelForm):
    """How a product decides. What does not apply to the chosen rule may stay empty."""

    required = forms.MultipleChoiceField(
        label=_("What must be filled in before one may ask"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Policy
        fields = ["rule", "number", "days", "remind_before", "remind_overdue", "required"]
        widgets = {"rule": forms.RadioSelect}
        labels = {
            "rule": _("Who must agree"),
            "number": _("How many of them"),
            "days": _("Days to decide"),
            "remind_before": _("Remind so many days before"),
            "remind_overdue": _("Remind once more when the day is over"),
        }
        help_texts = {
            "rule": _(
                "One who declines or asks for changes decides alone. Nobody counts for what they ask themselves."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].required = False
        own = self.workspace.customfields.of("initiative")
        kept = {name: readiness.word(self.workspace, name) for name in self.instance.required}
        words = readiness.words(own) | {n: w for n, w in kept.items() if n not in readiness.PARTS}
        self.fields["required"].choices = [(name, capital(word)) for name, word in words.items()]

    def clean_number(self):
        return self.cleaned_data["number"] or self.instance.number


def capital(word):
    return str(word)[:1].upper() + str(word)[1:]

from django import forms
from django.utils.translation import gettext_lazy as _

from roadmap.actions import ENDED


class LaunchForm(forms.Form):
    """A new project by name and lead, or one that is there and serves nobody yet."""

    name = forms.CharField(label=_("Name of the new project"), max_length=80, required=False)
    lead = forms.ModelChoiceField(label=_("Lead"), queryset=None, required=False, empty_label=_("Nobody yet"))
    project = forms.ModelChoiceField(
        label=_("Or an existing project"), queryset=None, required=False, empty_label=_("A new project"),
        help_text=_("Only projects that serve no initiative."),
    )  # fmt: skip
    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)

    def __init__(self, *args, workspace, initiative, **kwargs):
        super().__init__(*args, **kwargs)
        taken = workspace.deliveries.values("project")
        free = workspace.projects.exclude(pk__in=taken).exclude(state__in=ENDED)
        self.fields["project"].queryset = free.order_by("name")
        self.fields["lead"].queryset = workspace.memberships.active().named()
        self.fields["name"].initial = initiative.title

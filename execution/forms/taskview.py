from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from accounts.roles import Can
from execution.models import TaskView


class TaskViewForm(WorkspaceModelForm):
    """The name of a view and who sees it; what it asks for is what the page showed."""

    shared = forms.TypedChoiceField(
        label=_("Who sees it"),
        choices=[("True", _("Everybody here")), ("False", _("Only you"))],
        coerce=lambda word: word == "True",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = TaskView
        fields = ["name", "shared"]
        widgets = {
            "name": forms.TextInput(attrs={"placeholder": _("Blocked or overdue"), "autocomplete": "off"})
        }

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        view = self.instance
        theirs = view.shared and view.owner_id != member.pk  # which nobody else keeps to themselves
        if theirs or not member.can(Can.PLAN):
            del self.fields["shared"]

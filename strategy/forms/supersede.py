from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from strategy.models import Initiative
from strategy.states import State


class SuccessorField(forms.ModelChoiceField):
    def label_from_instance(self, initiative):
        return f"{initiative.key} {initiative.title}"


class SupersedeForm(WorkspaceForm):
    successor = SuccessorField(
        label=_("What takes its place"),
        queryset=Initiative.objects.all(),
        empty_label=_("Choose an initiative"),
    )
    note = forms.CharField(
        label=_("Why"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the other one takes its place.")},
    )  # fmt: skip

    def __init__(self, *args, initiative, **kwargs):
        super().__init__(*args, **kwargs)
        meant = self.fields["successor"].queryset.exclude(pk=initiative.pk).exclude(state=State.DECLINED)
        self.fields["successor"].queryset = meant.select_related("product").order_by(
            "product__name", "number"
        )

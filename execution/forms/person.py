from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from execution.forms.widgets import hours_field
from execution.models import Kind, Person
from execution.models.person import DAYS, USUAL

NAMES = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip


class DaysField(forms.MultipleChoiceField):
    """Ticks for days; the model's words for a week ("mon tue") in and out."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(choices=list(zip(DAYS, NAMES, strict=True)), **kwargs)

    def prepare_value(self, value):
        return value.split(" ") if isinstance(value, str) else value

    def clean(self, value):
        ticked = super().clean(value)
        return " ".join(day for day in DAYS if day in ticked)


class PersonForm(WorkspaceModelForm):
    """What somebody can do in a week; a member's name is theirs and is not asked."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in (Kind.PLACEHOLDER, Kind.EQUIPMENT)]
    )
    days = DaysField(
        label=_("Working days"), initial=USUAL,
        error_messages={"required": _("Tick at least one working day.")},
    )  # fmt: skip

    class Meta:
        model = Person
        fields = ["name", "title", "hours", "days"]
        widgets = {"hours": hours_field()}
        help_texts = {"title": _("Who has room is looked for among those with the same one.")}

    field_order = ["kind", "name", "title", "hours", "days"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.member_id:
            del self.fields["name"]
        if self.instance.kind:
            del self.fields["kind"]

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())


class ReplaceForm(WorkspaceForm):
    person = forms.ModelChoiceField(
        label=_("Member"), queryset=Person.objects.all(), empty_label=_("Choose a member")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        members = self.fields["person"].queryset.at_work().filter(kind=Kind.MEMBER)
        self.fields["person"].queryset = members.order_by("name", "id")

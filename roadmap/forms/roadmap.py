from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from accounts.roles import Can, Role
from roadmap.models import Roadmap
from roadmap.models.roadmap import EVERYBODY, ONESELF, in_order

ROLES = "roles"


class RoadmapForm(WorkspaceModelForm):
    """The name of a view and who sees it; what it asks for is what the page showed."""

    reach = forms.ChoiceField(
        label=_("Who sees it"),
        choices=[(EVERYBODY, _("Everybody here")), (ROLES, _("Some roles")), (ONESELF, _("Only you"))],
        widget=forms.RadioSelect,
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Roadmap
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"placeholder": _("FY26 by goal"), "autocomplete": "off"})}

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        if member.can(Can.SHARE):
            view = self.instance
            self.fields["reach"].initial = ROLES if view.roles else view.audience
            self.fields["roles"].initial = view.roles
        else:
            del self.fields["reach"], self.fields["roles"]

    def clean(self):
        data = super().clean()
        if data.get("reach") == ROLES and not data.get("roles"):
            self.add_error("roles", _("Tick the roles that see it."))
        return data

    def changes(self):
        """Name and audience; whoever may not share saves for themselves."""
        data = super().changes()
        reach, roles = data.pop("reach", None), data.pop("roles", ())
        if reach is None:
            return data | ({} if self.instance.owner_id else {"audience": ONESELF})
        return data | {"audience": " ".join(in_order(roles)) if reach == ROLES else reach}


class FirstForm(WorkspaceForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They see this view first when they open the roadmap, instead of any other."),
    )


class PublishForm(WorkspaceForm):
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is new, in a sentence or two. Everybody here is told."),
    )

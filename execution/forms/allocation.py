from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from execution.forms.widgets import day_field
from execution.models import Allocation
from execution.models.allocation import LEAST, MOST
from execution.models.person import AT_WORK
from execution.models.project import OPEN


class Returning(WorkspaceModelForm):
    """A form that leads back to the page it stood on."""

    next = forms.CharField(widget=forms.HiddenInput, required=False)

    def changes(self):
        said = super().changes()
        said.pop("next", None)
        return said


class AllocationForm(Returning):
    """`brief` leaves person and project as they are, to edit the rest where it is read."""

    percent = forms.IntegerField(label=_("Percent"), min_value=LEAST, max_value=MOST)

    class Meta:
        model = Allocation
        fields = ["person", "project", "percent", "start", "end"]
        widgets = {"start": day_field(), "end": day_field()}

    field_order = ["person", "project", "percent", "start", "end"]

    def __init__(self, *args, brief=False, **kwargs):
        super().__init__(*args, **kwargs)
        if brief:
            del self.fields["person"], self.fields["project"]
            return
        person, project = self.fields["person"], self.fields["project"]
        person.queryset = person.queryset.filter(AT_WORK | Q(pk__in=self.held("person"))).order_by(
            "name", "id"
        )
        project.queryset = project.queryset.filter(
            Q(state__in=OPEN) | Q(pk__in=self.held("project"))
        ).order_by("name", "id")
        person.empty_label, project.empty_label = _("Choose"), _("Choose a project")

    def held(self, name):
        """Who is named in an address is a suggestion and holds nothing."""
        return [] if self.instance._state.adding else super().held(name)

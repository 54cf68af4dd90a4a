from django.utils.translation import gettext_lazy as _

from execution.forms.allocation import Returning
from execution.forms.widgets import day_field
from execution.models import TimeOff


class TimeOffForm(Returning):
    class Meta:
        model = TimeOff
        fields = ["person", "first", "last", "reason"]
        widgets = {"first": day_field(), "last": day_field()}

    def __init__(self, *args, brief=False, **kwargs):
        super().__init__(*args, **kwargs)
        if brief:
            del self.fields["person"]
            return
        person = self.fields["person"]
        person.queryset, person.empty_label = person.queryset.order_by("name", "id"), _("Choose")

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy.models import Customer
from strategy.models.customer import HEAVY, LIGHT


class CustomerForm(WorkspaceModelForm):
    """A name is enough: a new customer weighs one."""

    weight = forms.TypedChoiceField(
        label=_("Weight"), coerce=int, initial=LIGHT, required=False, empty_value=LIGHT,
        choices=[(LIGHT, _("1 of 3: one of many")), (2, _("2 of 3: counts more")), (HEAVY, _("3 of 3: weighs most"))],
        help_text=_("Demand is the sum of the weights of everybody who asked."),
    )  # fmt: skip

    class Meta:
        model = Customer
        fields = ["name", "segment", "weight"]
        help_texts = {"segment": _("What kind of customer: a school, a restaurant, a hub.")}
        widgets = {"segment": forms.TextInput(attrs={"list": "segment-names", "autocomplete": "off"})}

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        keep = {*(only or self.fields), "version"}
        self.fields = {name: field for name, field in self.fields.items() if name in keep}

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from accounts.models import Membership
from strategy.models import Initiative, ScoringModel, ScoringSession
from strategy.priorities import open_only


class TitledField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, initiative):
        return f"{initiative.key} {initiative.title}"


class SessionForm(WorkspaceForm):
    """What is scored by whom. The product is chosen in the address, so that its candidates can be offered."""

    name = forms.CharField(label=_("Name"), max_length=80)
    model = forms.ModelChoiceField(
        label=_("Scoring model"), queryset=ScoringModel.objects.all(), empty_label=None
    )
    initiatives = TitledField(
        label=_("Agenda"), queryset=Initiative.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    scorers = forms.ModelMultipleChoiceField(
        label=_("Who scores"), queryset=Membership.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Anybody here, executives and contributors too."),
    )  # fmt: skip

    def __init__(self, *args, product, **kwargs):
        self.product = product
        super().__init__(*args, **kwargs)
        self.fields["model"].queryset = self.fields["model"].queryset.in_order()
        found = open_only(product.initiatives.all()) if product else Initiative.objects.none()
        self.fields["initiatives"].queryset = found.select_related("product").order_by("number")

    def save(self, by):
        """The opened session, or None with errors in the form."""
        return self.attempt(lambda: ScoringSession.open(by=by, product=self.product, **self.cleaned_data))


class InviteForm(WorkspaceForm):
    member = forms.ModelChoiceField(label=_("Who scores too"), queryset=Membership.objects.none())


def number(text):
    """The answer that was posted. Raises ValueError with a sentence."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise ValueError(_t("Give a number.")) from None

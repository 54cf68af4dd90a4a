from collaboration.forms.link import LinkForm
from strategy.models import InitiativeLink


class InitiativeLinkForm(LinkForm):
    class Meta(LinkForm.Meta):
        model = InitiativeLink

from accounts.roles import Can
from collaboration.api.link import LinkViewSet
from strategy.models import InitiativeLink


class InitiativeLinkViewSet(LinkViewSet):
    model, subjects = InitiativeLink, "initiatives"
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

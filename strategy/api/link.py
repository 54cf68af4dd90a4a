from drf_spectacular.utils import extend_schema, extend_schema_view

from accounts.api.base import RecordSerializer
from accounts.api.fields import Reference
from accounts.roles import Can
from collaboration.api.link import LinkViewSet
from strategy.models import InitiativeLink


class InitiativeLinkPlaceSerializer(RecordSerializer):
    """Behind which other link; null puts it first."""

    after = Reference("initiative_links", allow_null=True)


@extend_schema_view(place=extend_schema(request=InitiativeLinkPlaceSerializer))
class InitiativeLinkViewSet(LinkViewSet):
    model, subjects = InitiativeLink, "initiatives"
    place_class = InitiativeLinkPlaceSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

from drf_spectacular.utils import extend_schema, extend_schema_view

from accounts.api.base import RecordSerializer
from accounts.api.fields import Reference
from accounts.roles import Can
from collaboration.api.link import LinkViewSet
from execution.models import TaskLink


class TaskLinkPlaceSerializer(RecordSerializer):
    """Behind which other link; null puts it first."""

    after = Reference("task_links", allow_null=True)


@extend_schema_view(place=extend_schema(request=TaskLinkPlaceSerializer))
class TaskLinkViewSet(LinkViewSet):
    model, subjects = TaskLink, "tasks"
    place_class = TaskLinkPlaceSerializer
    access = {"GET": Can.READ, "POST": Can.WORK, "PATCH": Can.WORK, "DELETE": Can.WORK}

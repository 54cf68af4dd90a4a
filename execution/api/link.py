from accounts.roles import Can
from collaboration.api.link import LinkViewSet
from execution.models import TaskLink


class TaskLinkViewSet(LinkViewSet):
    model, subjects = TaskLink, "tasks"
    access = {"GET": Can.READ, "POST": Can.WORK, "PATCH": Can.WORK, "DELETE": Can.WORK}

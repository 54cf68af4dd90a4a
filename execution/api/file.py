from accounts.roles import Can
from collaboration.api.file import FileViewSet
from execution.models import TaskFile


class TaskFileViewSet(FileViewSet):
    model, subjects = TaskFile, "tasks"
    access = {"GET": Can.READ, "POST": Can.WORK, "PATCH": Can.WORK, "DELETE": Can.WORK}

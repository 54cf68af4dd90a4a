from rest_framework import serializers

from accounts.roles import Can
from collaboration.api.file import FileSerializer, FileViewSet
from execution.models import TaskFile


class TaskFileViewSet(FileViewSet):
    model, subjects = TaskFile, "tasks"
    access = {"GET": Can.READ, "POST": Can.WORK, "PATCH": Can.WORK, "DELETE": Can.WORK}


class ProjectFileSerializer(FileSerializer):
    columns = FileSerializer.columns | {"task": "task_id"}

    task = serializers.CharField(read_only=True)


class ProjectFileViewSet(FileViewSet):
    """What is kept with the tasks of a project, the newest first. It is added, named anew and removed with its task."""

    model, subjects = TaskFile, "projects"
    serializer_class = ProjectFileSerializer
    access = {"GET": Can.READ}
    http_method_names = ["get", "head", "options"]
    orders = {"": ("-created_at", "-id")}

    def get_queryset(self):
        return TaskFile.of_project(self.get_subject())

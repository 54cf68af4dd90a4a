from collaboration.forms.file import FileForm
from execution.models import TaskFile


class TaskFileForm(FileForm):
    class Meta(FileForm.Meta):
        model = TaskFile

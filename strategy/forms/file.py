from collaboration.forms.file import FileForm
from strategy.models import InitiativeFile


class InitiativeFileForm(FileForm):
    class Meta(FileForm.Meta):
        model = InitiativeFile

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from accounts.forms.uploads import Uploads
from collaboration.models.file import check, check_many, tidy


class FilesForm(WorkspaceForm):
    """One or several files at once: all of them or none."""

    files = Uploads(label=_("Files"), error_messages={"required": _("Choose a file.")})

    def clean_files(self):
        try:
            check_many(len(self.cleaned_data["files"]))
            for upload in self.cleaned_data["files"]:
                check(tidy(upload.name or ""), upload.size)
        except Refused as refused:
            raise forms.ValidationError(refused.message) from refused
        return self.cleaned_data["files"]


class FileForm(WorkspaceModelForm):
    """Another name. Each noun names its model in Meta."""

    class Meta:
        fields = ["name"]

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from roadmap.imports.drafts import MOST_FILES
from roadmap.imports.reading import LARGEST

MEGABYTES = LARGEST >> 20


class Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """One to three files under one name: [(name, bytes)]."""

    widget = Several(attrs={"multiple": True, "accept": ".csv,.txt,.tsv,.json,text/csv,application/json"})

    def clean(self, data, initial=None):
        uploads = (data or [None]) if isinstance(data, list | tuple) else [data]
        found = [super(Files, self).clean(upload, initial) for upload in uploads]
        if len(found) > MOST_FILES:
            raise ValidationError(_t("Choose at most %(n)s files.") % {"n": MOST_FILES})
        large = next((upload for upload in found if upload.size > LARGEST), None)
        if large:
            raise ValidationError(
                _t("%(file)s is larger than %(n)s MB. Split it.") % {"file": large.name, "n": MEGABYTES}
            )
        return [(upload.name, upload.read()) for upload in found]


class UploadForm(WorkspaceForm):
    files = Files(
        label=_("CSV or JSON files"),
        help_text=_(
            "Up to three at once: initiatives, projects and tasks. At most 10 MB and 20,000 rows each."
        ),
        error_messages={"required": _("Choose a CSV or JSON file."), "empty": _("This file is empty.")},
    )

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from accounts.forms.uploads import Several, Uploads
from roadmap.imports.drafts import MOST_FILES
from roadmap.imports.reading import LARGEST

MEGABYTES = LARGEST >> 20


class Files(Uploads):
    """One to three files under one name: [(name, bytes)]."""

    widget = Several(attrs={"multiple": True, "accept": ".csv,.txt,.tsv,.json,text/csv,application/json"})

    def clean(self, data, initial=None):
        found = super().clean(data, initial)
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
        allow_empty_file=False,
        label=_("CSV or JSON files"),
        help_text=_(
            "Up to three at once: initiatives, projects and tasks. At most 10 MB and 20,000 rows each."
        ),
        error_messages={"required": _("Choose a CSV or JSON file."), "empty": _("This file is empty.")},
    )

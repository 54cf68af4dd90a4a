"""How a file is handed out, and what goes that no row names any more: purged ones, uploads whose row was never written."""

import datetime as dt

from django.apps import apps
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils import timezone

from collaboration.models.file import FOLDER, File

# A row that is being written names its file before anybody else sees it.
YOUNG = dt.timedelta(days=1)
# What somebody brought is handed out to be kept, never shown as a page of ours.
ALONE = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
}


def handed_out(file):
    """The answer that holds it, under its name. Raises Http404 where it is gone from the server."""
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404("What this file held is gone.") from error
    how = {"as_attachment": True, "filename": file.name, "content_type": "application/octet-stream"}
    return FileResponse(content, headers=ALONE, **how)


def kinds():
    return [model for model in apps.get_models() if issubclass(model, File)]


def sweep(at=None):
    """Removes them. Returns how many went."""
    before, gone = (at or timezone.now()) - YOUNG, 0
    for folder in folders():
        here = f"{FOLDER}/{folder}"
        old = [name for name in default_storage.listdir(here)[1] if is_older(f"{here}/{name}", before)]
        named = named_in(here)
        for name in old:
            if f"{here}/{name}" not in named:
                default_storage.delete(f"{here}/{name}")
                gone += 1
    return gone


def folders():
    return default_storage.listdir(FOLDER)[0] if default_storage.exists(FOLDER) else []


def is_older(path, than):
    try:
        return default_storage.get_modified_time(path) < than
    except FileNotFoundError:  # swept by somebody else
        return False


def named_in(folder):
    """Names that rows have for files of a folder, those in the trash too."""
    rows = [model.everything.filter(content__startswith=f"{folder}/") for model in kinds()]
    return {name for those in rows for name in those.values_list("content", flat=True)}

"""An import between upload and landing: its files, read and mapped, kept in the database."""

import hashlib
from functools import lru_cache

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Refused
from roadmap.imports import reading
from roadmap.imports.facts import Entry
from roadmap.imports.mapping import Mapping, guess
from roadmap.imports.reading import Settings, Unreadable
from roadmap.models import ImportFile, ImportRun, RunState
from roadmap.models.importrun import KEPT

MOST_FILES = 3
MOST_ROWS = 20_000  # of a file in the browser; the command takes more


def begin(workspace, *, by, files, at=None):
    """ImportRun of [(name, bytes)], each mapped by its headers, or as the last file with these columns was.

    Raises Refused where one cannot be read.
    """
    if not 0 < len(files) <= MOST_FILES:
        raise Refused(_("Choose one to %(n)s CSV files.") % {"n": MOST_FILES}, "files")
    sheets = [sheet_of(name, data, {}) for name, data in files]
    if long := next((sheet for sheet in sheets if len(sheet.rows) > MOST_ROWS), None):
        words = _(
            "%(file)s has more than %(n)s rows. Split it, or import it with manage.py import_portfolio."
        )
        raise Refused(words % {"file": long.name, "n": MOST_ROWS}, "files")
    with transaction.atomic():
        run = ImportRun.objects.create(workspace=workspace, by=by, created_at=at or timezone.now())
        for position, (sheet, (_name, data)) in enumerate(zip(sheets, files, strict=True)):
            columns = sign(sheet)
            before = remembered(workspace, columns)
            ImportFile.objects.create(
                run=run, position=position, name=sheet.name[:120], content=data, columns=columns,
                settings=before.settings if before else {},
                mapping=without_rows(before.mapping) if before else guess(sheet).plain(),
            )  # fmt: skip
    return run


def sheet_of(name, data, chosen):
    try:
        return reading.read(name, data, Settings(**chosen))
    except Unreadable as error:
        raise Refused(str(error), "files") from error


def sign(sheet):
    return hashlib.sha256("\n".join(sheet.names).encode()).hexdigest()


def remembered(workspace, columns):
    """The last file with these very columns that landed here."""
    mine = ImportFile.objects.filter(run__workspace=workspace, run__state=RunState.DONE, columns=columns)
    return mine.order_by("-run__ended_at").only("settings", "mapping").first()


def without_rows(mapping):
    """A mapping for another file: what was said of single rows is not said of its."""
    return mapping | {"left_out": [], "repairs": []}


def entries_of(run):
    """[Entry] of its files. Raises Refused where a chosen setting no longer reads one."""
    return [entry_of(file) for file in run.files.all()]


def entry_of(file):
    settings = tuple(sorted(file.settings.items()))
    try:
        sheet = kept(file.name, bytes(file.content), settings)
    except Unreadable as error:
        raise Refused(str(error), "files") from error
    return Entry(sheet, Mapping.of(file.mapping))


@lru_cache(maxsize=6)
def kept(name, data, settings):
    """The files that were looked at last, so that mapping one does not read it anew each time."""
    return reading.read(name, data, Settings(**dict(settings)))


def remap(file, mapping, settings=None):
    """Keep another mapping of a draft's file; False where it is no draft any more."""
    values = {"mapping": mapping.plain()} | ({} if settings is None else {"settings": settings})
    mine = ImportFile.objects.filter(pk=file.pk, run__state=RunState.DRAFT)
    return bool(mine.update(**values))


def purge(at):
    """Drafts nobody finished go after a day, and so do the bytes of what was imported."""
    old = ImportRun.objects.filter(created_at__lt=at - KEPT)
    gone = old.filter(state=RunState.DRAFT).count()
    old.filter(state=RunState.DRAFT).delete()
    settled = (RunState.DONE, RunState.FAILED, RunState.STOPPED)
    ImportFile.objects.filter(run__in=old.filter(state__in=settled)).exclude(content=b"").update(content=b"")
    return gone

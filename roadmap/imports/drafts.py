"""An import between upload and landing: its files, read and mapped, kept in the database."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Forbidden, Refused
from roadmap.imports import described, reading
from roadmap.imports.facts import Entry
from roadmap.imports.known import own_fields
from roadmap.imports.mapping import Mapping, guess
from roadmap.imports.reading import Settings, Sheet, Unreadable
from roadmap.models import ImportFile, ImportRun, RunState
from roadmap.models.importrun import KEPT

MOST_FILES = 3
MOST_ROWS = 20_000  # of a file in the browser; the command takes more


@dataclass(frozen=True)
class Drawn:
    """A file that was read, and how its columns are mapped unless somebody says otherwise."""

    sheet: Sheet
    mapping: Mapping
    settings: dict
    content: bytes

    @property
    def entry(self):
        return Entry(self.sheet, self.mapping)


def begin(workspace, *, by, files, asked=None, at=None):
    """ImportRun of [(name, bytes)]: drawn, and kept to be mapped. Raises Refused as `draw` does."""
    return keep(workspace, draw(workspace, files, asked), by=by, at=at)


def draw(workspace, files, asked=None):
    """[Drawn] of [(name, bytes)], each mapped by its headers, or as the last file with these columns was, but for
    what `asked` says of it by name, in the form of `described`.

    Raises Refused where one cannot be read, or something is asked that is not there.
    """
    if not 0 < len(files) <= MOST_FILES:
        raise Refused(_("Choose one to %(n)s CSV or JSON files.") % {"n": MOST_FILES}, "files")
    asked, names = asked or {}, [name for name, _data in files]
    if strange := sorted(set(asked) - set(names)):
        words = _("There is no file %(name)s. There is: %(all)s.")
        raise Refused(words % {"name": strange[0][:120], "all": ", ".join(names)}, described.WHERE)
    drawn = [read(workspace, name, data, described.parts_of(asked, name)) for name, data in files]
    if long := next((found.sheet for found in drawn if len(found.sheet.rows) > MOST_ROWS), None):
        words = _(
            "%(file)s has more than %(n)s rows. Split it, or import it with manage.py import_portfolio."
        )
        raise Refused(words % {"file": long.name, "n": MOST_ROWS}, "files")
    return drawn


def read(workspace, name, data, parts):
    settings = described.settings_of(parts)
    sheet = sheet_of(name, data, settings)
    own = own_fields(workspace)
    before = remembered(workspace, sign(sheet))
    if before and before.settings and not settings:
        settings = before.settings
        sheet = sheet_of(name, data, settings)
    usual = Mapping.of(without_rows(before.mapping) | {"own": own}) if before else guess(sheet, own=own)
    return Drawn(sheet, described.mapped(parts, sheet, usual), settings, data)


@transaction.atomic
def keep(workspace, drawn, *, by, at=None):
    run = ImportRun.objects.create(workspace=workspace, by=by, created_at=at or timezone.now())
    for position, found in enumerate(drawn):
        ImportFile.objects.create(
            run=run, position=position, name=found.sheet.name[:120], content=found.content,
            columns=sign(found.sheet), settings=found.settings, mapping=found.mapping.plain(),
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


def remap(file, mapping, settings=None, columns=None):
    """Keep another mapping of a draft's file; False where it is no draft any more."""
    values = {"mapping": mapping.plain(), "settings": settings, "columns": columns}
    values = {name: value for name, value in values.items() if value is not None}
    mine = ImportFile.objects.filter(pk=file.pk, run__state=RunState.DRAFT)
    return bool(mine.update(**values))


def map_again(run, asked):
    """Keep another mapping of a draft's files, each named in `asked`; what is not said of one stays.

    Raises Refused where something is asked that is not there, or it is no draft any more.
    """
    files = {file.name: file for file in run.files.all()}
    if strange := sorted(set(asked) - set(files)):
        words = _("There is no file %(name)s. There is: %(all)s.")
        raise Refused(words % {"name": strange[0][:120], "all": ", ".join(files)}, described.WHERE)
    with transaction.atomic():
        for name in asked:
            file, parts = files[name], described.parts_of(asked, name)
            settings = file.settings | described.settings_of(parts)
            sheet = sheet_of(name, bytes(file.content), settings)
            usual = (
                Mapping.of(file.mapping)
                if sign(sheet) == file.columns
                else guess(sheet, own=file.mapping.get("own", ()))
            )
            if not remap(file, described.mapped(parts, sheet, usual), settings, sign(sheet)):
                raise Refused(_("It is no draft any more. Reopen it, or send the files again."))


def fresh(run):
    """The run with its files as they are now."""
    run._prefetched_objects_cache = {}
    return run


def discard(run, *, by):
    """True where it was a draft: it goes with its files. Raises Forbidden for what somebody else began."""
    if not run.may_discard(by):
        raise Forbidden(_("Only whoever began this import, or an owner, discards it."))
    return bool(ImportRun.objects.filter(pk=run.pk, state=RunState.DRAFT).delete()[0])


def purge(at):
    """Drafts nobody finished go after a day, and so do the bytes of what was imported."""
    old = ImportRun.objects.filter(created_at__lt=at - KEPT)
    gone = old.filter(state=RunState.DRAFT).count()
    old.filter(state=RunState.DRAFT).delete()
    settled = (RunState.DONE, RunState.FAILED, RunState.STOPPED)
    ImportFile.objects.filter(run__in=old.filter(state__in=settled)).exclude(content=b"").update(content=b"")
    return gone

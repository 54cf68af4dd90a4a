"""The import as a job: claimed by one worker, told on the way, stopped before it is saved, taken back as one."""

import logging
import time

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Forbidden, Refused
from accounts.ids import new_id
from accounts.undo import undo_whole
from collaboration.models import Kind, Notification
from collaboration.quiet import quietly
from roadmap.imports import report
from roadmap.imports.checking import check
from roadmap.imports.drafts import entries_of
from roadmap.imports.known import known, mark
from roadmap.imports.landing import Outdated, Unlanded, prepared
from roadmap.models import ImportRun, RunState

log = logging.getLogger(__name__)
ATTEMPTS = 3
DEATHS = 3  # of its workers, after which it is the import that kills them
LASTS = 3600  # seconds that a note about the progress is kept
PAUSE = 0.2  # seconds between two notes


class Stopped(Exception):
    """Somebody asked it to stop before it was saved."""


def checked(run, by):
    """(entries, Checked, known.mark) of a run as this member may land it."""
    entries, seen = entries_of(run), mark(run.workspace)
    return entries, check_of(run.workspace, entries, by), seen


def check_of(workspace, entries, by):
    """Checked of entries that may be kept nowhere."""
    return check(entries, known(workspace, by))


def queue(run, *, by):
    """Hand a clean draft to the workers. Raises Refused where something is open still."""
    _entries, found, _seen = checked(run, by)
    if not found.clean:
        raise Refused(_("Something is open still. See what stands beside the button."))
    if not run.queue(by=by):
        raise Refused(_("This import was started or taken back a moment ago."))
    cache.delete(key(run, "stop"))


def stop(run):
    """True where nothing of it will be saved: at once while it waits, at the next row while it runs."""
    if run.swap([RunState.QUEUED], RunState.STOPPED, ended_at=timezone.now()):
        return True
    cache.set(key(run, "stop"), True, LASTS)
    return run.state == RunState.RUNNING


def reopen(run):
    """Back to the mapping of what was refused or stopped. Raises Refused where its files are gone."""
    if not run.has_files:
        raise Refused(_("The files are gone after a day. Upload them again."))
    if not run.reopen():
        raise Refused(_("Only what failed or was stopped is mapped again."))


def progress(run):
    """{stage, done, total} as far as told; the truth is the run's own state."""
    return cache.get(key(run, "progress")) or {"stage": "", "done": 0, "total": 0}


def key(run, what):
    return f"import:{run.pk}:{what}"


class Watch:
    """Told how far it is; raises Stopped where somebody asked for it."""

    def __init__(self, run, total):
        self.run, self.total, self.done, self.words, self.last = run, total, 0, "", 0.0

    def stage(self, words):
        self.words = str(words)
        self.tell()

    def step(self, n):
        self.done += n
        if time.monotonic() - self.last > PAUSE:
            self.tell()

    def tell(self):
        self.last = time.monotonic()
        if cache.get(key(self.run, "stop")):
            raise Stopped
        told = {"stage": self.words, "done": self.done, "total": self.total}
        cache.set(key(self.run, "progress"), told, LASTS)


def run_due(at=None):
    """Land what waits, each run by exactly one worker. Returns how many ended here."""
    found = ImportRun.objects.due(at or timezone.now()).select_related(
        "workspace", "by__user", "by__workspace"
    )
    return sum(work(run) for run in found if run.claim(at))


def work(run):
    """Whatever is wrong with one import must not stop those behind it."""
    try:
        attempt(run)
    except Stopped:
        run.end(RunState.STOPPED)
    except Unlanded as unlanded:
        fail(run, [report.fault_line(unlanded.fault)])
    except (Refused, Forbidden) as refused:
        fail(run, [refused.message])
    except Exception:
        log.exception("Import %s failed.", run.pk)
        words = _("Something broke on the way. Nothing was saved; the server's log says what.")
        fail(run, [str(words)])
    cache.delete(key(run, "progress"))
    return 1


def attempt(run):
    if run.by is None or not run.by.is_active:
        raise Refused(_("Who started this import no longer has access."))
    if run.attempts > DEATHS:
        raise Refused(
            _("It was broken off %(n)s times before it was saved. Import it in smaller files.")
            % {"n": DEATHS}
        )
    for _attempt in range(ATTEMPTS):
        entries, found, seen = checked(run, run.by)
        if not found.clean:
            fail(run, list(report.problems(found, entries))[:50])
            return
        try:
            settle(run, found, entries, seen)
        except Outdated:
            continue
        return
    raise Refused(_("The workspace changes too quickly just now. Try again."))


def fail(run, problems):
    with transaction.atomic():
        if run.end(RunState.FAILED, problems=problems):
            tell(run, "refuse_import", problems[0], new_id())


def tell(run, verb, words, cause):
    """The one thing an import tells: that it ended, to whoever started it."""
    if run.by:
        Notification.tell(
            Kind.IMPORT, [run.by], run, by=None, verb=verb, words=words, cause=cause, at=run.ended_at
        )


def settle(run, found, entries, seen):
    """Landed and marked as done in one transaction, so that it is never done twice nor half."""
    cause, watch = new_id(), Watch(run, found.landing)
    landing = prepared(found, entries, run.workspace, run.by, seen=seen, cause=cause, watch=watch)
    with transaction.atomic():
        landed = landing.land()
        watch.tell()  # the last moment at which it can be stopped
        counts = {noun: dict(count) for noun, count in landed.counts.items()}
        if not run.end(RunState.DONE, cause=cause if found.landing else None, counts=counts):
            raise Stopped
        tell(run, "", report.landed_words(landed), cause)


def undo(run, *, by, at=None):
    """Take back all that it brought and changed, within a day, by whoever imported it."""
    at = at or timezone.now()
    if not run.may_undo(by, at):
        raise Refused(_("An import can be undone within 24 hours, by whoever ran it."))
    with quietly(), transaction.atomic():
        answer = undo_whole(by=by, cause=run.cause, at=at)
        if not ImportRun.objects.filter(pk=run.pk, undone_at=None).update(undone_at=at):
            raise Refused(_("This was undone already."))
    return answer

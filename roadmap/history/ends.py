"""The two ends of a comparison as the address says them: a day, a snapshot, what was promised, the last look, today."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.lookup import as_uuid
from roadmap.history import comparing
from roadmap.history.past import end_of, picture_at
from roadmap.models import Look
from timeline import calendar as units

NOW, DAY, SNAPSHOT, PROMISED, LOOKED = "now", "day", "snapshot", "promised", "looked"
BACK = 14  # days that a comparison looks back where nobody says since when


@dataclass(frozen=True)
class End:
    """kind: one of the above. value: as the address says it. day: the last day it tells of, None of promises. at: the
    moment until which it tells, None of promises. snapshot: a Snapshot, else None."""

    kind: str
    value: str = ""
    day: dt.date | None = None
    at: dt.datetime | None = None
    snapshot: object = None

    def picture(self, workspace, now):
        """The Picture at this end. now: a function that gives today's."""
        match self.kind:
            case "now":
                return now()
            case "promised":
                return comparing.promised(now())
            case "snapshot":
                return self.snapshot.picture()
        return picture_at(workspace, self.at)


class Ends:
    """Reads ends for one reader and one product (None: all). Raises Refused, naming the field."""

    def __init__(self, workspace, member, product, at=None):
        self.workspace, self.member, self.product = workspace, member, product
        self.at = at or timezone.now()
        self.today = workspace.today(at)

    def now(self):
        return End(NOW, "", self.today, self.at)

    def on(self, day):
        """The end of a day; of today, and of what lies ahead, now."""
        if day >= self.today:
            return End(NOW, day.isoformat(), self.today, self.at)
        return End(DAY, day.isoformat(), day, end_of(day, self.workspace))

    def first_moment(self, day):
        """When that day began."""
        return end_of(units.shift(day, -1), self.workspace)

    def looked(self):
        """When they last looked, None where they never did."""
        at = Look.last(self.member, self.product, self.at)
        return at and End(LOOKED, LOOKED, timezone.localtime(at).date(), at)

    def usual(self):
        return self.looked() or self.on(units.shift(self.today, -BACK))

    def since(self, text):
        match text:
            case "":
                return self.usual()
            case "promised":
                return End(PROMISED, PROMISED)
            case "looked":
                return self.looked() or self.on(units.shift(self.today, -BACK))
        return self.read(text, "since")

    def until(self, text):
        return self.read(text, "until") if text else self.now()

    def read(self, text, name):
        """A day or a snapshot."""
        if as_uuid(text):
            return self.kept(text, name)
        try:
            return self.on(dt.date.fromisoformat(text))
        except ValueError as error:
            said = _("%(name)s is a date like 2026-08-14, or a snapshot.") % {"name": name}
            raise Refused(said, name) from error

    def kept(self, text, name):
        found = self.workspace.snapshots.for_list().filter(pk=as_uuid(text)).first()
        if found is None:
            raise Refused(_("There is no such snapshot here."), name)
        if not found.whole and found.product != self.product:
            said = _("“%(snapshot)s” shows %(product)s alone.")
            raise Refused(said % {"snapshot": found, "product": found.product}, name)
        return End(SNAPSHOT, text, found.day, found.taken_at, found)

    def both(self, since, until):
        """(since, until) in their order."""
        first, last = self.since(since), self.until(until)
        if first.at and last.at and last.at < first.at:
            raise Refused(_("The second day lies before the first one."), "until")
        return first, last

"""Lines that wait for each other, and lines that are part of others. Any number of them costs the same queries."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.columns import ident, plain
from accounts.prepared import Prepared
from roadmap.drawing.lines import Line, lines, seen
from roadmap.overlap import FORECAST, FRAME, PLAN, PROMISE, Day, Overlap, overlap
from roadmap.reading.bets import COLUMNS, bets, made
from strategy.models import Initiative, InitiativeDependency

OVER = ("shipped", "declined")


@dataclass(frozen=True)
class Tie:
    """A dependency (its record, or a Link) with the Lines at both ends. overlap: None where the later one can begin
    when it means to."""

    dependency: object
    before: Line
    after: Line
    overlap: Overlap | None

    @property
    def waits(self):
        """Whether there is still something to wait for."""
        return not (self.before.state in OVER or self.after.state in OVER or has_begun(self.after))

    def other(self, line):
        return self.after if line is self.before else self.before

    @property
    def forecast_only(self):
        """Whether the plan would hold, and only the forecast does not."""
        return self.overlap is not None and self.overlap.source == FORECAST

    @cached_property
    def sentence(self):
        """ "Forecast overlaps Substitution rules by 11 days"; "" without a conflict. Said of the earlier one."""
        if not self.overlap:
            return ""
        said = {"title": self.after.initiative.title, "days": how_long(self.overlap)}
        return (OUTLASTS if self.overlap.begun else SENTENCES)[self.overlap.source]() % said

    @cached_property
    def answer(self):
        """The same, said of the later one: "Begins 11 days before Standing orders is done"."""
        if not self.overlap:
            return ""
        said = {"title": self.before.initiative.title, "days": how_long(self.overlap)}
        if self.overlap.begun:
            return _("Is to be done %(days)s before %(title)s, which it needs") % said
        return ANSWERS[self.overlap.source]() % said

    def said_of(self, line):
        return self.sentence if line is self.before else self.answer


SENTENCES = {
    FORECAST: lambda: _("Forecast overlaps %(title)s by %(days)s"),
    PLAN: lambda: _("Plan overlaps %(title)s by %(days)s"),
    PROMISE: lambda: _("Promise overlaps %(title)s by %(days)s"),
    FRAME: lambda: _("Time frame overlaps %(title)s by %(days)s"),
}
OUTLASTS = {
    FORECAST: lambda: _("Forecast outlasts %(title)s by %(days)s"),
    PLAN: lambda: _("Plan outlasts %(title)s by %(days)s"),
    PROMISE: lambda: _("Promise outlasts %(title)s by %(days)s"),
    FRAME: lambda: _("Time frame outlasts %(title)s by %(days)s"),
}
ANSWERS = {
    FORECAST: lambda: _("Begins %(days)s before %(title)s is forecast to be done"),
    PLAN: lambda: _("Begins %(days)s before %(title)s is planned to be done"),
    PROMISE: lambda: _("Begins %(days)s before %(title)s is promised to be done"),
    FRAME: lambda: _("Begins %(days)s before the time frame of %(title)s ends"),
}


def how_long(found):
    """ "11 days", "at least 38 days" of an Overlap."""
    return lasting(found.days, found.least, get_language())


@lru_cache(maxsize=4000)
def lasting(count, least, _language):
    """Asked for three times of each conflict, and there are few lengths."""
    days = ngettext("%(n)s day", "%(n)s days", count) % {"n": count}
    return _("at least %(days)s") % {"days": days} if least else days


def ends(line):
    """Day on which it is done: of a whole, when the last of its parts is. By forecast while it is in delivery, else as
    planned by its projects, promised, or framed. None where it is over already or nothing says a day."""
    if line.state in OVER:
        return None
    parts = [day for day in map(ends, line.children) if day]
    if parts and not line.deliveries:
        return max(parts, key=lambda day: day.date)
    return max([*parts, *filter(None, [own_end(line)])], key=lambda day: day.date, default=None)


def own_end(line):
    if line.expected:
        return Day(line.expected[0], source=FORECAST)
    if line.facts and line.facts.end:
        return Day(line.facts.end, source=PLAN)
    if line.promise and line.promise.end:
        return Day(line.promise.end, line.promise.precision, PROMISE)
    own = line.initiative
    return Day(own.end, own.precision, FRAME) if own.end else None


def begins(line):
    """Day on which it is planned to begin: of a whole, when the first of its parts is. None where it is over already
    or nobody says a day."""
    if line.state in OVER:
        return None
    parts = [day for day in map(begins, line.children) if day]
    if parts and not line.deliveries:
        return min(parts, key=lambda day: day.date)
    own = [Day(line.start, line.precision)] if line.start else []
    return min([*parts, *own], key=lambda day: day.date, default=None)


def has_begun(line):
    """Whether somebody works on it, or on a part of it, already."""
    return bool(line.facts and line.facts.began) or any(has_begun(part) for part in line.children)


def between(before, after):
    """Overlap of two Lines, None where they keep apart."""
    done = ends(after) if has_begun(after) else None
    return overlap(ends(before), begins(after) if done is None else None, done)


def tied_lines(initiatives, today):
    """[Line] of the records of initiatives, in their order, each with its `ties`, its `children` and its `whole`. Ends
    and parts that are not among them are read along, so that it costs two queries more than `lines`."""
    asked = {one.pk: one for one in initiatives}
    if not asked:
        return []
    links = InitiativeDependency.objects.of(asked).between_living().select_related("workspace")
    links = links.order_by("created_at", "id")
    links = [(link, link.before_id, link.after_id) for link in links]
    return knotted(lines([*asked.values(), *beside(asked, links)], today), asked, links)


def tied_seen(found, hand, today, *, whole=False):
    """The same of Bets (roadmap.reading): columns alone. hand: AtHand of their
    workspace. whole: they are most of what it has."""
    asked = {bet.pk: bet for bet in found}
    links, beside_ = around(asked, hand.workspace)
    wanted = [*beside_, *list(asked)[:1]]  # never none, so that it always costs the same
    more = [bet for bet in read(wanted, hand) if bet.pk not in asked]
    return knotted(seen([*found, *more], hand, today, whole=whole), asked, links)


def tied_few(asked, hand, today, *, whole=False):
    """The same of the initiatives with these ids, in one query less. whole: as `tied_seen` has it."""
    links, beside_ = around(asked, hand.workspace)
    wanted = [*asked, *beside_]
    found = seen(picked(wanted, hand) if whole else read(wanted, hand), hand, today, whole=whole)
    there = {line.initiative.pk for line in found}
    return knotted(found, [pk for pk in asked if pk in there], links)


def read(pks, hand):
    if len(pks) == 1:  # so it mostly is, where all of a workspace is drawn
        return made(row_of(hand.workspace.pk, pks[0]), hand)
    return bets(hand.workspace.initiatives.filter(pk__in=pks).order_by("number", "id"), hand)


@Prepared
def row_of(workspace, pk):
    return Initiative.objects.filter(workspace=workspace, pk=pk).order_by().values_list(*COLUMNS)


def picked(pks, hand):
    """The same, out of all that the workspace has."""
    wanted = set(pks)
    return made([row for row in rows_in(hand.workspace.pk) if ident(row[0]) in wanted], hand)


@Prepared
def rows_in(workspace):
    return Initiative.objects.filter(workspace=workspace).order_by("number", "id").values_list(*COLUMNS)


def around(asked, workspace):
    """What these initiatives hang together with: ([(Link, id before, id after)], ids of the other ends, and of the parts
    of all, without their own)."""
    links = [link for link in Link.all_of(workspace) if link.before in asked or link.after in asked]
    ends_ = {pk for link in links for pk in (link.before, link.after) if pk not in asked}
    every = [(ident(pk), ident(whole)) for pk, whole in parts_of(workspace.pk)]
    parts = {pk for pk, whole in every if pk not in asked and (whole in asked or whole in ends_)}
    return [(link, link.before, link.after) for link in links], [*(ends_ | parts)]


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency as it is drawn: ids of its own, and of the two initiatives."""

    pk: str
    before: UUID
    after: UUID

    @classmethod
    def all_of(cls, workspace):
        return [cls(pk, ident(before), ident(after)) for pk, before, after in links_of(workspace.pk)]


@Prepared
def links_of(workspace):
    """The rows that Links are made of."""
    rows = InitiativeDependency.objects.filter(workspace=workspace).between_living()
    rows = rows.order_by("created_at", "id")
    return rows.values_list(plain("pk"), plain("before"), plain("after"))


@Prepared
def parts_of(workspace):
    """(id of a part, id of its whole) of all there are."""
    rows = Initiative.objects.filter(workspace=workspace, parent__isnull=False).order_by()
    return rows.values_list(plain("pk"), plain("parent"))


def knotted(every, asked, links):
    """Those of the Lines that were asked for, all of them tied. links: [(dependency, id before, id after)]."""
    every = {line.initiative.pk: line for line in every}
    parts = [line for line in every.values() if line.initiative.parent_id in every]
    for line in sorted(parts, key=in_order):
        line.whole = every[line.initiative.parent_id]
        line.whole.children += (line,)
    for link, before, after in links:
        found = Tie(link, every[before], every[after], between(every[before], every[after]))
        found.before.ties += (found,)
        found.after.ties += (found,)
    return [every[pk] for pk in asked]


def beside(asked, links):
    """The initiatives at the other ends of links, and the parts of all; one query."""
    ends_of = {pk for _link, *ends in links for pk in ends}
    missing = (Q(pk__in=ends_of) | Q(parent__in=ends_of | set(asked))) & ~Q(pk__in=list(asked))
    found = Initiative.objects.filter(missing)
    return found.select_related("workspace", "product__workspace", "owner__user").order_by("number", "id")


def in_order(line):
    return (line.start is None, line.start or 0, line.initiative.number or 0, str(line.initiative.pk))

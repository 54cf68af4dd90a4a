"""One comparison of a roadmap, told: what the page, its list and the API show of it."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from roadmap.at_hand import AtHand
from roadmap.drawing.heads import initiatives_of, key_dates_of, lines_of
from roadmap.drawing.lanes import goals_of
from roadmap.history import arranged, comparing
from roadmap.history import words as say
from roadmap.history.causes import NOBODY, Cause, causes
from roadmap.history.past import picture_at
from roadmap.history.picked import picked, touches
from roadmap.history.picture import Picture
from roadmap.history.present import picture_now
from roadmap.models import Snapshot
from roadmap.tree.rollup import shares
from timeline import drift


@dataclass(frozen=True)
class Item:
    """A change with its number in the list. old, new: its value in words. also: what else changed of it. fact: what
    the data says where nobody gave a reason. note: change_words.Note or None. spoken: what the name of its bar adds."""

    number: int
    change: comparing.Change
    cause: Cause = NOBODY
    old: str = ""
    new: str = ""
    also: str = ""
    fact: str = ""
    note: Any = None
    spoken: str = ""

    @property
    def id(self):
        return self.change.id

    @property
    def title(self):
        return self.change.one.name if self.change.is_date else self.change.one.title

    @property
    def why(self):
        return self.cause.why or self.fact

    @property
    def shift(self):
        """ "+2w" of what moved."""
        moved = self.change.facet(comparing.LATER, comparing.EARLIER)
        return drift(moved.days).text if moved else ""

    @property
    def late(self):
        """Whether its new date is one to worry about."""
        return bool(
            self.change.kind == "later" and not self.change.is_date and self.change.new.health in LATE
        )


LATE = ("at_risk", "off_track")


@dataclass
class Compared:
    """since, until: Pictures. items: every Item in its order; shown: those of the group that is asked for. by: of
    arranged.LABELS, how the list is put together."""

    since: Picture
    until: Picture
    items: list = field(default_factory=list)
    show: str = ""
    by: str = arranged.KIND

    @property
    def shown(self):
        return [item for item in self.items if not self.show or self.show in item.change.groups]

    @property
    def by_id(self):
        return {item.id: item for item in self.shown}

    @property
    def gone(self):
        """The earlier Picture of those shown that were dropped since."""
        dropped = (item.change for item in self.shown if item.change.kind == comparing.DROPPED)
        return self.since.only({change.id for change in dropped if not change.is_date})

    @property
    def changes(self):
        return [item.change for item in self.items]

    @property
    def counts(self):
        return comparing.counts(self.changes)

    @property
    def sections(self):
        """[(key, its heading, [Item])] of those shown, each once."""
        return arranged.sections(self.shown, self.by, self.since.products | self.until.products)

    @property
    def summary(self):
        return say.summary(self.changes)

    @property
    def shared(self):
        return say.shared(self.changes, {item.id: item.cause for item in self.items})


class Today:
    """Today's picture of a workspace, read when somebody asks, once."""

    def __init__(self, workspace, product=None, today=None):
        self.workspace, self.product, self.today = workspace, product, today or workspace.today()
        self.found = None

    def __call__(self):
        if self.found is None:
            hand = AtHand(self.workspace)
            lines = lines_of(initiatives_of(self.workspace, self.product), hand, self.today)
            goals = goals_of(hand, self.product)
            reached = shares(goals, self.today, None if self.product else lines)
            key_dates = key_dates_of(self.workspace, self.product)
            self.found = picture_now(self.workspace, lines, key_dates, self.today, reached)
        return self.found


def pictures(workspace, product, ends, now):
    """The Pictures at some Ends, of one product or of all."""
    pk = str(product.pk) if product else ""
    return [end.picture(workspace, now).of(pk) for end in ends]


def compared(workspace, product, since, until, show="", now=None, wants=(), by=arranged.KIND):
    """Compared between two Ends. wants: [picked.Want]; what fits them at either end is told, so that nothing leaves a
    selection unsaid. None: nothing does."""
    now = now or Today(workspace, product)
    then, last = selected(*pictures(workspace, product, (since, until), now), wants)
    changes = [one for one in comparing.compare(then, last) if asked_for(one, wants)]
    why = causes(workspace, changes, since.at, until.at)
    items = [item(number, change, why[change.id], then, last) for number, change in enumerate(changes, 1)]
    if by != arranged.KIND:  # numbers count along the list
        parts = arranged.sections(items, by, then.products | last.products)
        listed = [one for _key, _heading, mine in parts for one in mine]
        items = [replace(one, number=number) for number, one in enumerate(listed, 1)]
    return Compared(then, last, items, show, by)


def selected(then, last, wants):
    ids = set() if wants is None else picked(then, wants) | picked(last, wants)
    return (then.only(ids), last.only(ids)) if wants != () else (then, last)


def asked_for(change, wants):
    """Whether it is of the selection; key dates stay drawn where they are not."""
    if not change.is_date:
        return True
    ends = filter(None, (change.old, change.new))
    return wants is not None and any(touches(end, wants) for end in ends)


def item(number, change, cause, then, last):
    names = Picture(last.day, goals=then.goals | last.goals, themes=then.themes | last.themes)
    old, new = say.values(change, names)
    return Item(
        number, change, cause, old, new, say.also(change, names), say.fact(change), say.note(change),
        say.spoken(change, names, cause),
    )  # fmt: skip


def count_since(workspace, product, since, now):
    """How many changes there are since that moment. now: Today."""
    pk = str(product.pk) if product else ""
    return len(comparing.compare(picture_at(workspace, since).of(pk), now().of(pk)))


def keep_today(workspace, product, by, name, at=None):
    """A Snapshot of what the roadmap shows at that moment. Raises Refused."""
    at = at or timezone.now()
    picture = Today(workspace, product, workspace.today(at))()
    return Snapshot.keep(by=by, name=name, picture=picture, at=at, product=product)

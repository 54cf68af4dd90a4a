"""What a visitor sees of a roadmap: quarters, four words, and nothing that was not ticked."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from roadmap import words
from roadmap.at_hand import AtHand
from roadmap.drawing.heads import asked_for, bets_of, heads_of
from roadmap.drawing.lanes import Lanes
from roadmap.drawing.lines import seen
from roadmap.lens import Lens
from roadmap.models.share import Field
from roadmap.narrowing import healthy
from strategy import horizon
from timeline import calendar as units

# The four words, in the order of a visitor's interest.
SHIPPED, BUILDING, PLANNED, EXPLORING = "shipped", "in_delivery", "approved", "draft"
WORDS = {
    SHIPPED: _l("Shipped"),
    BUILDING: _l("Being built"),
    PLANNED: _l("Planned"),
    EXPLORING: _l("Exploring"),
}
OPEN = ("goal", "theme", "product")  # lanes that a visitor may see
TICKED = {"owner": Field.OWNER, "horizon": Field.QUARTER}  # those that tell what a link shows, or does not
UNDECIDED = ("draft", "in_review")
STATES = {
    "shipped": SHIPPED,
    "in_delivery": BUILDING,
    "approved": PLANNED,
    "draft": EXPLORING,
    "in_review": EXPLORING,
}


@dataclass(frozen=True)
class Card:
    """One initiative as it leaves the workspace: whatever was not ticked is None."""

    title: str
    state: str | None = None
    percent: int | None = None
    health: str | None = None
    reason: str | None = None
    dates: tuple | None = None
    owner: str | None = None
    effort: object = None
    key: str | None = None

    @property
    def word(self):
        return WORDS[self.state] if self.state else ""


@dataclass(frozen=True)
class Column:
    """A quarter, or what lies before, beyond or nowhere yet. label: "" where quarters are not shown."""

    label: str = ""
    note: str = ""
    now: bool = False


@dataclass
class Row:
    """A goal or product, "" where headings are not shown, with [(Column, [Card])]."""

    title: str
    cells: list = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """words: [(state, word)] of the states there are, for the legend; none where they are not shown."""

    columns: list
    rows: list
    words: list


def lines_of(link, lens, today):
    """[Line] of what this link shows on that day."""
    hand = AtHand(link.workspace)
    found = healthy(seen(bets_of(asked_for(link.workspace, lens), hand), hand, today), lens)
    return [line for line in found if visible(line, link, lens)]


def shown(link, today, found=None):
    """Shown: what this link's address answers on that day. found: its Lines where they are at hand."""
    whole = Lens.of(link.roadmap)
    board = whole.layout == "board" and whole.columns.word == "horizon" and not whole.columns.instead
    lens = replace(whole, group=(whole.then if board else None) or whole.group, then=None)
    found = lines_of(link, lens, today) if found is None else found
    frames = frames_of(link, found, today, board)
    cards = {line.initiative.pk: card(line, link) for line in found}  # one each, under however many headings
    rows, divided = [], link.shows(Field.LANE) and (whole.then or not board)
    for title, group in lanes(link, lens, found, today) if divided else [("", found)]:
        group = sorted(group, key=order)
        cells = [
            (column, [cards[line.initiative.pk] for line in group if fits(line)]) for column, fits in frames
        ]
        if group:
            rows.append(Row(title, cells))
    states = {public_state(line) for line in found} if link.shows(Field.STATE) else ()
    words_ = [(state, word) for state, word in WORDS.items() if state in states]
    return Shown([column for column, _fits in frames], rows, words_)


def visible(line, link, lens):
    """Declined ones never leave, undecided ones only when ticked; of a range what touches it."""
    state = line.initiative.held_from or line.state
    if state in UNDECIDED and not link.shows(Field.DRAFTS):
        return False
    if (lens.first or lens.last) and line.scheduled:
        return (not lens.last or line.start <= lens.last) and (not lens.first or ends(line) >= lens.first)
    return True


def public_state(line):
    """One of WORDS. What is on hold is at most planned."""
    if line.state == "on_hold":
        return EXPLORING if line.initiative.held_from in UNDECIDED else PLANNED
    return STATES[line.state]


def ends(line):
    """When it is expected: by the forecast where that is later than the plan."""
    return max(line.end, line.forecast.p50) if line.forecast else line.end


def order(line):
    return list(WORDS).index(public_state(line)), ends(line) if line.scheduled else dt.date.max, line.key


def tellable(group, link):
    """Whether its lanes tell nothing that the link does not show: no people and no time unless ticked, no words of the
    house, and nothing that took the place of such."""
    if group.instead:
        return False
    ticked = TICKED.get(group.word)
    return group.word in OPEN or (ticked is not None and link.shows(ticked))


def lanes(link, lens, found, today):
    if not tellable(lens.group, link):
        return [("", found)]
    heads = heads_of(Lanes(link.workspace, lens, found, today))
    named = [(_("Everything else") if head.id == "none" else head.title, head.lines) for head in heads]
    return [(title, group) for title, group in named if group]


def frames_of(link, found, today, board):
    """[(Column, whether a line belongs there)] of what the link shows: a board keeps its columns without dates."""
    if not link.shows(Field.QUARTER):
        return [(Column(), lambda line: True)]
    return horizons(found, today) if board else quarters(found, today)


def horizons(found, today):
    """Now, next and later; what is done where there is something."""
    names = [*horizon.LABELS.items(), (horizon.OVER, _("Done"))]
    there = {horizon.of_line(line, today) for line in found} | set(horizon.LABELS)
    return [
        (Column(str(name), now=place == horizon.NOW), stands(place, today))
        for place, name in names
        if place in there
    ]


def stands(place, today):
    return lambda line: horizon.of_line(line, today) == place


def quarters(found, today):
    """[(Column, whether a line belongs there)]: this quarter, the next and what follows; before and without
    a date only where there is something."""
    first = units.floor(today, "quarter")
    second = units.following(first, "quarter")
    third = units.following(second, "quarter")
    frames = [
        (Column(span(first), _("this quarter"), now=True), between(first, second, today)),
        (Column(span(second), _("planned")), between(second, third, today)),
        (Column(_("%(month)s and later") % {"month": words.month(third)}, _("direction")),
         lambda line: line.scheduled and due(line, today) >= third),
    ]  # fmt: skip
    if any(line.scheduled and due(line, today) < first for line in found):
        frames.insert(0, (Column(_("Before")), lambda line: line.scheduled and due(line, today) < first))
    if any(not line.scheduled for line in found):
        frames.append((Column(_("No date yet")), lambda line: not line.scheduled))
    return frames


def between(first, last, today):
    return lambda line: line.scheduled and first <= due(line, today) < last


def due(line, today):
    """The day whose quarter it stands in: what is not done yet is never due in the past."""
    return ends(line) if line.state == "shipped" else max(ends(line), today)


def span(first):
    """ "April to June" """
    last = units.last_day(first, "quarter")
    return _("%(first)s to %(last)s") % {"first": words.month(first), "last": words.month(last)}


def card(line, link):
    """Field by field: what is not ticked does not come along."""
    own, state, shows = line.initiative, public_state(line), link.shows
    return Card(
        title=own.public_title or own.title,
        state=state if shows(Field.STATE) else None,
        percent=line.percent if shows(Field.PROGRESS) and state == BUILDING else None,
        health=line.health or None if shows(Field.HEALTH) else None,
        reason=line.reason or None if shows(Field.REASON) else None,
        dates=(line.start, line.end) if shows(Field.DATES) and line.scheduled else None,
        owner=str(own.owner) if shows(Field.OWNER) and own.owner else None,
        effort=own.effort if shows(Field.EFFORT) else None,
        key=line.key if shows(Field.KEY) else None,
    )

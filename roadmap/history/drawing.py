"""Two pictures on one timeline: the later one drawn, with ghosts where things stood in the earlier one."""

from dataclasses import dataclass, field, replace
from typing import Any

from roadmap.drawing.drawing import BEHIND, UNIT, bar, container, measure_sections, scale_of
from roadmap.drawing.drawing import links_of as roadmap_links
from roadmap.drawing.heads import heads_of as divided
from roadmap.drawing.lines import summary
from roadmap.history import comparing as c
from roadmap.history.lanes import LanesThen
from roadmap.history.redraw import Redrawn
from timeline import ROADMAP, Lane, Mark, lay_out
from timeline import calendar as units

METRICS = replace(ROADMAP, note="")
FLAG = 62  # px that the flags of two days take beside each other
FARTHEST = 190  # days that the range reaches back to show where a comparison begins


@dataclass
class Drawn:
    """What a bar of the page is given. line: roadmap.Line. item: what changed of it (see compared.Item), None where
    nothing did. gone: it was dropped, and stands where it stood. then: days from its end to where the forecast stood
    before, None where that is not drawn."""

    line: Any
    item: Any = None
    gone: bool = False
    then: int | None = None

    @property
    def scheduled(self):
        return self.line.scheduled


@dataclass
class Sheet:
    """timeline: timeline.Timeline of what stood on `day`. heads: its lanes. since: days from its start to the day of
    comparison, None where that is not drawn; gap: px to the day that is drawn, where the flags of both
    would cover each other."""

    timeline: Any
    day: Any
    heads: list = field(default_factory=list)
    since: int | None = None
    gap: float | None = None


def draw(lens, since, until, items, workspace, day_since=None, people=None, only=None):
    """Sheet of the Picture `until`, with ghosts of the Picture `since` (None: nothing is compared). items: {id: Item}
    of what changed. only: the ids of those that are drawn, None: all; what waits for what is known of all of them."""
    now = Redrawn(until, workspace, people)
    before = Redrawn(since, workspace, people) if since else None
    shown = now.lines if only is None else {pk: line for pk, line in now.lines.items() if pk in only}
    drawn = {pk: Drawn(line, items.get(pk)) for pk, line in shown.items()}
    for pk, item in items.items():
        if item.change.kind == c.DROPPED and not item.change.is_date:
            drawn[pk] = Drawn(before.lines[pk], item, gone=True)
    heads = heads_of(lens, now, before, drawn.values(), until.day)
    lines = [one.line for one in drawn.values()]
    scale = scale_of(reaching(lens, until.day, day_since), lines, until.day)
    lanes = [
        Lane(head.id, head.title, bars=tuple(bars_of(head, since is not None)), data=head, least=head.least)
        for head in heads
    ]
    marks = marks_of(until.of(str(lens.product.pk)) if lens.product else until, items, scale)
    if marks:
        lanes.insert(0, Lane("dates", marks=marks))
    links = () if since else links_of(shown.values())
    found = lay_out(lanes, scale, until.day, links=links, metrics=METRICS if since else ROADMAP)
    measure_sections(found.lanes)
    flag = scale.s(day_since) if day_since and scale.holds(day_since) and day_since != until.day else None
    gap = (until.day - day_since).days * scale.day if flag is not None else FLAG
    return Sheet(found, until.day, heads, flag, gap if gap < FLAG else None)


def reaching(lens, today, since):
    """The lens with a range that holds the day of comparison, where that is not too far away."""
    usual = units.shift(today, -BEHIND[lens.zoom])
    if lens.first or since is None or since >= usual or (today - since).days > FARTHEST:
        return lens
    return replace(lens, first=units.floor(since, UNIT[lens.zoom]))


# -- lanes ------------------------------------------------------------------------------------------------------------


def heads_of(lens, now, before, drawn, today):
    """[Head] whose lines are Drawn, in order; of what is gone, lanes that are gone too."""
    found = {id(one.line): one for one in drawn}
    heads = divided(LanesThen(lens, now, before, [one.line for one in drawn], today))
    for head in heads:
        head.lines = [found[id(line)] for line in head.lines]
        if head.health and head.goal is None:
            head.health = summary([one.line for one in head.lines if not one.gone])[0]
    return heads


# -- bars -------------------------------------------------------------------------------------------------------------


def bars_of(head, comparing):
    """timeline.Bar of each Drawn of a lane. Where nothing is compared a whole holds those of its parts that stand in the
    same lane, as on the roadmap; a comparison draws each for itself, so that a ghost stands beside its own bar."""
    here = {id(one.line) for one in head.lines}
    for one in head.lines:
        line = one.line
        if not comparing and any(id(part) in here for part in line.dated):
            yield replace(container(line), id=str(line.initiative.pk), data=one)
        elif line.scheduled:
            held = not comparing and line.whole is not None and id(line.whole) in here
            yield replace(bar_of(one, comparing), within=str(line.whole.initiative.pk) if held else None)


def links_of(lines):
    """[timeline.Link] of what waited for what among them, between their bars."""
    return [
        replace(link, before=str(link.data.before.initiative.pk), after=str(link.data.after.initiative.pk))
        for link in roadmap_links(lines)
    ]


def bar_of(one, comparing=True):
    """timeline.Bar of a Drawn, keeping free where it stood; a comparison leaves out what was promised."""
    made = replace(bar(one.line), id=str(one.line.initiative.pk), data=one)
    if not comparing:
        return made
    made = replace(made, promise=None)
    if one.gone:
        return replace(
            made, forecast=None, progress=None, has_percent=False, has_seal=False, has_project=False
        )
    if one.item is None:
        return made
    old, new, note = one.item.change.old, one.item.change.new, one.item.note
    if old and old.first and new.first:
        made = replace(made, was=(old.first, old.last))
        if one.item.change.facet(c.LATER, c.EARLIER) and made.forecast:
            one.then = (c.finish(old) - new.last).days
    return replace(
        made, said=note.room if note else " ", has_percent=False, has_seal=False, has_project=False
    )


def marks_of(picture, items, scale):
    """[timeline.Mark] of the key dates, with where a moved one stood; its words make room for how far it moved."""
    found = []
    for day in picture.dates.values():
        item = items.get(day.id)
        moved = item and item.change.facet(c.LATER, c.EARLIER)
        words = f"{day.name} {item.shift}00" if item else day.name
        tone = "done" if day.date < picture.day else "risk" if moved and moved.days > 0 else "mark"
        found.append(
            Mark(day.id, day.date, words, planned=(moved and moved.old) or None, tone=tone, data=(day, item))
        )
    return found if any(scale.holds(mark.date) for mark in found) else []

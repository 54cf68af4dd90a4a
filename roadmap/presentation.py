"""The roadmap as slides: where we want to be, then a product or a lane a picture, then what changed."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from roadmap import health as rules
from roadmap.at_hand import AtHand
from roadmap.drawing.drawing import Head, bar, mark
from roadmap.drawing.heads import heads_of, initiatives_of, key_dates_of, lines_of
from roadmap.drawing.lanes import Lanes
from roadmap.drawing.lines import summary
from roadmap.grammar import number
from roadmap.narrowing import chips_of, healthy
from roadmap.portfolio import portfolio
from strategy.models.vision import Vision
from timeline import Lane, Metrics, Scale, lay_out
from timeline import calendar as units

WIDTH = 1312  # of the picture, in the units of a stage of 1440 by 900 that is stretched to the screen
ROOM = 470  # high for the rows of bars
LARGE = Metrics(
    row=70,
    bar=50,
    pad=6,
    marks=54,
    marks_more=20,
    char=8.6,
    lead=12,
    glyph=18,
    gap=9,
    trail=12,
    off=10,
    most=420,
)
DENSE = Metrics(
    row=39,
    bar=30,
    pad=4,
    marks=54,
    marks_more=20,
    char=7.2,
    lead=9,
    glyph=15,
    gap=7,
    trail=9,
    off=8,
    most=360,
)
TALL, MOST = ROOM // 70, ROOM // 39  # rows of a slide in large, and at all
NEAR = 330  # days within which a month needs no year
LONG = 500  # days from which the head counts in quarters
CHANGES, RECENT = 7, 60  # rows of what changed; days for which something shipped is news


@dataclass(frozen=True)
class Slide:
    """kind: "cover", "lane" or "changes". name: what it shows, "Orchard"; said: its one sentence. drawn: the Timeline of a
    lane, row: px of a row of it. part, parts: of a lane that takes several slides. rows: of what changed."""

    kind: str
    name: str
    said: str = ""
    head: Head | None = None
    drawn: object = None
    row: float = 0
    dense: bool = False
    part: int = 1
    parts: int = 1
    worst: str = ""
    percent: int | None = None
    rows: list = field(default_factory=list)


@dataclass(frozen=True)
class Presentation:
    """slides in order; first, last: the days drawn; found: its Portfolio figures."""

    slides: list
    first: dt.date
    last: dt.date
    today: dt.date
    statement: str
    sentence: str
    on_track: int
    delivering: int
    reached: int | None
    before: int | None
    states: list
    tails: bool


def presentation(member, lens, query, by=""):
    """Presentation of what a lens shows, in the same number of queries however much that is. by: "product" or "lane"."""
    workspace, at = member.workspace, timezone.now()
    today = workspace.today()
    there = initiatives_of(workspace, lens.product)
    narrowed = chips_of(workspace, lens, query)
    hand = AtHand(workspace)
    found = healthy(lines_of(narrowed.apply(there) if lens.filters else there, hand, today), lens)
    since = units.shift(today, -portfolio.SINCE)
    reached = portfolio.Reached(workspace, since, found)
    delivering = [line for line in found if line.state == "in_delivery" and line.facts]
    material = portfolio.told(member, found, delivering, since, at)
    changes = portfolio.changes(material, found, since)
    scale = scale_of(lens, found, today)
    dates = key_dates_of(workspace, lens.product)
    heads = heads_for(workspace, lens, found, today, by)
    standing = {
        standing.head.product.pk: standing for standing in portfolio.standings(workspace, found, reached)
    }
    lanes = [slide for head in heads for slide in slides_of(head, scale, today, dates, standing)]
    name = lens.product.name if lens.product else workspace.name
    slides = [Slide("cover", name), *lanes]
    if changes:
        slides.append(Slide("changes", _("What changed"), rows=changes[:CHANGES]))
    shown = [line for slide in lanes for line in slide.head.scheduled]
    return Presentation(
        slides=slides,
        first=scale.start,
        last=scale.end,
        today=today,
        statement=statement(workspace, lens.product),
        sentence=portfolio.sentence(material, found),
        on_track=sum(line.health == rules.ON_TRACK for line in delivering),
        delivering=len(delivering),
        reached=reached.now,
        before=reached.then,
        states=sorted({line.state for line in shown}, key=ORDER.index),
        tails=any(line.drift and line.drift.days > 0 for line in shown),
    )


ORDER = ("shipped", "in_delivery", "approved", "in_review", "draft", "on_hold", "declined")


def scale_of(lens, found, today):
    """The days of every slide, so that one is read like the other: those asked for, else nine months from the quarter
    that was just here."""
    first = lens.first or units.floor(units.shift(today, -portfolio.BEHIND), "quarter")
    last = lens.last
    if last is None:
        last = first
        for _month in range(portfolio.MONTHS):
            last = units.following(last, "month")
        last = units.shift(last, -1)
    last = max(last, first)
    days = (last - first).days + 1
    head = "quarters" if days > LONG else "months"
    return Scale(head, first, last, WIDTH / days, head)


def heads_for(workspace, lens, found, today, by):
    """[Head]: of all products each, unless lanes are asked for; of one the whole and then its lanes."""
    plain = replace(lens, then=None, fold=())
    lanes = Lanes(workspace, plain, found, today)
    by = by or ("product" if lens.product is None else "")
    if by == "product":
        return [head for head in by_product(workspace, found) if head.lines]
    heads = [head for head in heads_of(lanes) if head.scheduled]
    if lens.product and by != "lane":
        whole = [head for head in by_product(workspace, found) if head.lines]
        return whole + (heads if len(heads) > 1 else [])
    return heads


def by_product(workspace, found):
    heads = {}
    for line in found:
        product = line.initiative.product
        head = heads.setdefault(product.pk, Head(f"p-{product.key}", product.name, product=product))
        head.lines.append(line)
    return list(heads.values())


def slides_of(head, scale, today, dates, standing):
    """[Slide] of one head: as many as its rows need, with the key dates of its product on each."""
    marks = tuple(mark(found, today) for found in dates if in_sight(found, head, scale))
    bars = [bar(line) for line in sorted(head.scheduled, key=lambda line: (line.start, line.end))]
    lane = Lane(head.id, head.title, bars=tuple(bars), data=head)
    drawn = lay_out([lane], scale, today, metrics=LARGE)
    dense = drawn.lanes[0].rows > TALL
    metrics = DENSE if dense else LARGE
    rows = lay_out([lane], scale, today, metrics=metrics).lanes[0] if dense else drawn.lanes[0]
    chosen = {placed.id: placed.row for placed in rows.bars}
    parts = max(1, -(-rows.rows // MOST))
    worst, _late, judged = summary(head.lines)
    own = standing.get(head.product.pk) if head.product and not head.goal else None
    made = []
    for part in range(parts):
        here = tuple(
            replace(one, row=chosen.get(one.id, 0) - part * MOST)
            for one in bars
            if chosen.get(one.id, 0) // MOST == part
        )
        lanes = [Lane("dates", marks=marks)] if marks else []
        picture = lay_out([*lanes, replace(lane, bars=here)], scale, today, metrics=metrics)
        high = picture.lanes[-1].rows or 1
        made.append(
            Slide(
                "lane", head.title, said(head.lines, today), head, picture,
                row=round(min(metrics.row, ROOM / high), 2), dense=dense, part=part + 1, parts=parts,
                worst=worst if judged else "", percent=own.percent if own else head.percent,
            )
        )  # fmt: skip
    return made


def in_sight(found, head, scale):
    return scale.holds(found.date) and (head.product is None or found.product_id == head.product.pk)


def statement(workspace, product):
    """What was published of where it wants to be, "" without."""
    found = Vision.objects.with_versions().filter(workspace=workspace, product=product).first()
    return found.published.statement if found and found.published else ""


# -- one sentence a slide ---------------------------------------------------------


def said(lines, today):
    """The answer first: what will be late and when it comes; else what comes next."""
    late = [line for line in lines if line.state == "in_delivery" and line.late and line.forecast]
    late.sort(key=lambda line: (line.forecast.p50, line.initiative.number), reverse=True)
    running = [line for line in lines if line.state == "in_delivery" and line.facts]
    shipped = [
        line
        for line in lines
        if line.state == "shipped" and line.end and 0 <= (today - line.end).days <= RECENT
    ]
    news = [] if len(late) == 2 else shipped[-1:]
    first = [_("%(title)s shipped.") % {"title": line.initiative.title} for line in news]
    return " ".join([*first, *(lateness(late, running, today) if late else course(lines, running, today))])


def lateness(late, running, today):
    title, when = late[0].initiative.title, about(late[0].forecast.p50, today)
    if len(late) == 1:
        return [_("%(title)s will land in %(when)s.") % {"title": title, "when": when}]
    if len(late) == 2:
        other = {"other": late[1].initiative.title, "then": about(late[1].forecast.p50, today)}
        words = _("%(other)s will land in %(then)s, %(title)s in %(when)s.")
        return [words % ({"title": title, "when": when} | other)]
    words = _("%(late)s of %(all)s will land late, the last of them %(title)s, in %(when)s.")
    count = number(len(late))
    return [
        words
        % {"late": count[:1].upper() + count[1:], "all": number(len(running)), "title": title, "when": when}
    ]


def course(lines, running, today):
    if running:
        coming = [line for line in running if line.end and line.end >= today]
        following = min(coming, key=lambda line: line.end, default=None)
        if following is None:
            return [_("Everything in delivery is on course.")]
        words = _("All is on course. %(title)s lands next, in %(when)s.")
        return [words % {"title": following.initiative.title, "when": about(following.end, today)}]
    ahead = [line for line in lines if line.start and line.start >= today and line.state != "shipped"]
    if not ahead:
        return [_("Nothing is in delivery.")] if lines else [_("Nothing is planned yet.")]
    following = min(ahead, key=lambda line: line.start)
    return [
        _("%(title)s begins in %(when)s.")
        % {"title": following.initiative.title, "when": about(following.start, today)}
    ]


def about(day, today):
    """ "early September", with the year where the next such month is not meant."""
    month = formats.date_format(day, "F" if abs((day - today).days) < NEAR else "F Y")
    words = (_("early %(month)s"), _("mid %(month)s"), _("late %(month)s"))
    return words[min((day.day - 1) // 10, 2)] % {"month": month}

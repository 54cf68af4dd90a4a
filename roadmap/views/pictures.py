"""Everything that a layout of the roadmap draws: the timeline, the board, or the table."""

from django.utils.translation import gettext as _

from accounts.access import wreverse
from accounts.roles import Can
from roadmap.at_hand import AtHand
from roadmap.boards.board import Board, scores_of
from roadmap.drawing.drawing import Head, draw, looks_back, moved
from roadmap.drawing.heads import all_lines, heads_of, initiatives_of, key_dates_of, lines_of, places_of
from roadmap.drawing.lanes import Lanes
from roadmap.drawing.lines import summary
from roadmap.drawing.phone import phone
from roadmap.narrowing import chips_of, healthy
from roadmap.parking import parked_of
from roadmap.reading.bets import bets
from roadmap.undecided import mark
from strategy import priorities
from strategy.models import Planning
from strategy.models.scoringmodel import default_of
from strategy.views import columns
from strategy.views.bar import bar_of

NEXT = 3  # key dates on a phone
ROWS = 100  # of a table that are drawn at once


def picture(request, lens, left=None):
    """The context of the part that is kept current. left: what an act on many rows of the table left as it was."""
    lanes, narrowed = lanes_of(request, lens)
    found = lanes.lines
    worst, late, judged = summary(found)
    drawn = LAYOUTS[lens.layout](request, lanes, narrowed)
    begun = bool(found) or request.workspace.products.exists()
    return {
        "begun": begun, "canvas": not found and begun and drafts(request, lens, narrowed), "narrowed": narrowed, "lens": lens,
        "today": lanes.today, "lines": found, "paint": lanes.paint(), "left": left,
        "worst": worst, "late": late, "judged": judged, "park": (), "everything": wants_all(request),
    } | drawn  # fmt: skip


def lanes_of(request, lens):
    """The Lanes of what the lens shows, and the chips that narrow it."""
    workspace, hand, today = request.workspace, AtHand.of(request), request.workspace.today()
    narrowed = chips_of(workspace, lens, request.GET, hand.fields)
    if lens.filters:
        found = lines_of(narrowed.apply(initiatives_of(workspace, lens.product)), hand, today)
    else:
        found = all_lines(hand, lens.product, today)
    return Lanes(workspace, lens, mark(healthy(found, lens)), today, hand), narrowed


def drafts(request, lens, narrowed):
    """Whether a roadmap without a bar is one to draw on, rather than one that shows nothing."""
    return lens.layout == "timeline" and not narrowed.active and request.membership.can(Can.SHAPE)


def timeline(request, lanes, narrowed):
    """Lanes, bars, the phone's list, the unscheduled."""
    workspace, lens, today = request.workspace, lanes.lens, lanes.today
    month = Planning.seen(workspace).fiscal_month
    heads, key_dates = heads_of(lanes), key_dates_of(workspace, lens.product)
    if not heads and drafts(request, lens, narrowed):
        heads = [Head("blank", _("Nothing yet"), sets=(lens.group.word, ""))]
    drawn = draw(heads, lens, today, key_dates, month)
    scale, found = drawn.scale, lanes.lines
    return {
        "heads": heads, "drawn": drawn, "scale": scale,
        "lanes_label": lens.lanes_label, "rough": any(line.scheduled and line.coarse for line in found),
        "places": places_of(heads),
        "order_url": f"{wreverse(request, 'roadmap:roadmap_order')}{lens.query()}&",
        "key_dates": key_dates, "back": looks_back(scale, today),
        "park": parked_of(workspace, found),
        "phone": phone(heads, scale, today, coming(key_dates, today), asked=bool(lens.first or lens.last)),
        "table_url": lens.query(layout="list"),
        "park_url": lens.query(park="0" if lens.park else ""),
        "plain_url": lens.query(**{"from": "", "to": ""}),
        "earlier_url": range_url(lens, scale, -1),
        "later_url": range_url(lens, scale, 1),
    }  # fmt: skip


def board(request, lanes, narrowed):
    """Cards in columns; what is declined, in a fold of its own, so that "not doing" is an answer too."""
    workspace, lens = request.workspace, lanes.lens
    declined = initiatives_of(workspace, lens.product, declined=True)
    declined = bets(narrowed.apply(declined) if lens.filters else declined, lanes.hand)
    model = default_of(workspace)
    scored = (
        workspace.initiatives.filter(product=lens.product) if lens.product else workspace.initiatives.all()
    )
    capacity = float(model.capacity) if model and model.capacity else None
    if capacity and not lens.product:
        capacity *= workspace.products.exclude(
            lifecycle="sunset"
        ).count()  # it is what one product has in a quarter
    everything = wants_all(request)
    scores = scores_of(priorities.candidates(scored, model) if model else [])
    return {"board": Board(lanes, scores, declined, capacity, everything=everything)}


def wants_all(request):
    """Whether long columns and tables are drawn to their end."""
    return request.GET.get("show") == "all"


def ids_of(lines):
    return [line.initiative.pk for line in lines]


def window(heads, room):
    """([(Head, its first Lines)], how many Lines are left): as many as there is room for; None: all."""
    found, left = [], 0
    for head in heads:
        shown = head.lines if room is None else head.lines[:room]
        room = None if room is None else room - len(shown)
        left += len(head.lines) - len(shown)
        if shown:
            found.append((head, shown))
    return found, left


def table(request, lanes, _narrowed):
    """The table twin: the very rows that are edited in the table of initiatives, in the lanes of the lens. Only those
    that are drawn are read whole."""
    workspace, lens = request.workspace, lanes.lens
    heads = [head for head in heads_of(lanes) if head.lines]
    parts, more = window(heads, None if wants_all(request) else ROWS)
    pks = list(dict.fromkeys(pk for _head, lines in parts for pk in ids_of(lines)))
    rows = workspace.initiatives.for_list().in_bulk(pks)
    own = AtHand.of(request).fields
    shapes = request.membership.can(Can.SHAPE)
    return {
        "parts": [(head, [rows[pk] for pk in ids_of(lines) if pk in rows]) for head, lines in parts],  # deleted meanwhile
        "more": more, "key_dates": key_dates_of(workspace, lens.product), "lanes_label": lens.lanes_label,
        "bars": {line.initiative.pk: line for line in lanes.lines},
        "columns": columns.of(request, own, lens.group.word, columns.ROADMAP),
        "fields": {its.field_name: its for its in own}, "bar": bar_of(workspace, own) if shapes else [],
    }  # fmt: skip


LAYOUTS = {"timeline": timeline, "board": board, "list": table}


def coming(key_dates, today):
    """What a phone lists: the next few days that plans have to meet."""
    return [found for found in key_dates if found.date >= today][:NEXT]


def range_url(lens, scale, direction):
    first, last = moved(scale, direction / 3)
    return lens.query(**{"from": first.isoformat(), "to": last.isoformat()})

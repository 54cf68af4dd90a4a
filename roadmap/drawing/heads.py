"""What a roadmap is made of: its initiatives, its key dates, and its lanes in the order asked for."""

from django.utils.translation import gettext as _

from accounts.prepared import Prepared
from roadmap.drawing.drawing import Head
from roadmap.drawing.ties import tied_seen
from roadmap.narrowing import narrow
from roadmap.reading.bets import COLUMNS, bets, made, with_goals
from strategy.models import Initiative, KeyDate

ORDER = ("product__name", "number", "id")


def initiatives_of(workspace, product=None, *, declined=False):
    """What a roadmap shows: all but the declined and what is archived, of one product or of all; or just those."""
    found = workspace.initiatives.current()
    found = found.filter(state="declined") if declined else found.exclude(state="declined")
    if product:
        found = found.filter(product=product)
    return found.order_by(*ORDER)


@Prepared
def all_rows(workspace):
    found = Initiative.objects.filter(workspace=workspace).current().exclude(state="declined")
    return found.order_by(*ORDER).values_list(*COLUMNS)


@Prepared
def rows_of_one(workspace, product):
    found = Initiative.objects.filter(workspace=workspace, product=product).current()
    return found.exclude(state="declined").order_by(*ORDER).values_list(*COLUMNS)


def all_lines(hand, product, today):
    """[Line] of all that a roadmap shows, of one product or of all, each with its ties and parts. hand: AtHand."""
    pk = hand.workspace.pk
    rows = rows_of_one(pk, product.pk) if product else all_rows(pk)
    return tied_seen(with_goals(made(rows, hand), hand), hand, today, whole=True)


def bets_of(initiatives, hand):
    """[Bet] of such initiatives with their goals; two queries and what is at hand. hand: AtHand."""
    return with_goals(bets(initiatives, hand), hand)


def lines_of(initiatives, hand, today):
    """[Line] of such initiatives, each with its ties and parts."""
    return tied_seen(bets_of(initiatives, hand), hand, today)


def asked_for(workspace, lens):
    """Those of a lens: of its product, and what its filters leave."""
    return narrow(initiatives_of(workspace, lens.product), lens, workspace)


def key_dates_of(workspace, product=None):
    """The key dates of one product or of all, in order."""
    found = dates_of(workspace.pk)
    return [date for date in found if date.product_id == product.pk] if product else found


@Prepared
def dates_of(workspace):
    return KeyDate.objects.filter(workspace=workspace, product__deleted_at=None).for_list()


def heads_of(lanes):
    """[Head] of Lanes in order, for the lens's grouping; where it is divided once more, each in its section."""
    lens = lanes.lens
    heads = in_order(lanes.of(lens.group, lanes.lines), lens.order)
    if lens.then and lens.then != lens.group:
        heads = [part for head in heads for part in divided(lanes, head)]
    for head in heads:
        head.folded = head.id in lens.fold
    return heads


def divided(lanes, section):
    """The lanes of one section; one without a line is a lane that is empty."""
    then = lanes.lens.then
    found = lanes.of(then, section.lines, within=True) or [
        Head("none", _("Nothing yet"), sets=(then.word, ""))
    ]
    for head in found:
        head.section, head.id = section, f"{section.id}--{head.id}"
    found[0].first = len(found)
    return found


def in_order(heads, order):
    """Those named in `order` first, in that order; the others stay behind them as they are."""
    places = {word: place for place, word in enumerate(order)}
    return sorted(heads, key=lambda head: places.get(head.id, len(places)))


def places_of(heads):
    """{id of a lane: (its place, whether it is the last)} of those that change places: of two levels the sections."""
    ids = movable(heads)
    return {pk: (place, place == len(ids) - 1) for place, pk in enumerate(ids)} if len(ids) > 1 else {}


def movable(heads):
    return list(dict.fromkeys((head.section or head).id for head in heads if not head.section or head.first))


def reordered(lanes, lane, to):
    """The words of an order in which a lane stands at a place (0 is the top); as few as say it, for what is not named
    stays as it is. The lens's own order where there is no such lane."""
    lens = lanes.lens
    usual = [head.id for head in lanes.of(lens.group, lanes.lines)]
    ids = [head.id for head in in_order(lanes.of(lens.group, lanes.lines), lens.order)]
    if lane not in ids:
        return lens.order
    ids.remove(lane)
    ids.insert(max(0, to), lane)
    return shortest(ids, usual)


def shortest(ids, usual):
    """The least beginning of `ids` that, with what is left following as in `usual`, says all of them."""
    left = list(usual)
    for count in range(len(ids)):
        if left == ids[count:]:
            return tuple(ids[:count])
        left.remove(ids[count])
    return tuple(ids)

"""What a roadmap is made of: its initiatives, its key dates, and its lanes in the order asked for."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from roadmap.drawing import Head
from roadmap.narrowing import narrow
from strategy.models import Goal


def initiatives_of(workspace, product=None):
    """What a roadmap shows: all but the declined and what is archived, of one product or of all."""
    found = workspace.initiatives.current().exclude(state="declined")
    if product:
        found = found.filter(product=product)
    goals = Prefetch("goals", Goal.objects.prefetch_related("product"))
    # Thousands share few products, owners and themes: those are read once, not joined to every row.
    beside = ("product__workspace", "owner__user", "theme", goals)
    return found.prefetch_related(*beside).order_by("product__name", "number", "id")


def asked_for(workspace, lens):
    """Those of a lens: of its product, and what its filters leave."""
    return narrow(initiatives_of(workspace, lens.product), lens, workspace)


def key_dates_of(workspace, product=None):
    """The key dates of one product or of all, in order."""
    found = workspace.key_dates.for_list().filter(product__deleted_at=None)
    return list(found.filter(product=product) if product else found)


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


def sides(heads, lens):
    """{id of a lane: (query with it one place up, one down)}, None where it stands at that end."""
    ids = list(dict.fromkeys((head.section or head).id for head in heads if not head.section or head.first))
    return {pk: (swapped(ids, place, -1, lens), swapped(ids, place, 1, lens)) for place, pk in enumerate(ids)}


def swapped(ids, place, step, lens):
    if not 0 <= place + step < len(ids):
        return None
    ids = list(ids)
    ids[place], ids[place + step] = ids[place + step], ids[place]
    return lens.query(order=",".join(ids))

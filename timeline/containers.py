"""Bars that hold others: a row of its own for the title, below it the rows of what it holds, as one block."""

from timeline.packing import pack, row_count

EDGE = 3  # px between a container and the rows above and below it


def rows_of(found, item_of, moved=None):
    """({id: row}, {id: rows of a container with its title}, rows of the lane) of the Placed bars of one lane.

    A bar is held where `within` is the id of another bar of the lane that is held by none. Loose bars come first,
    packed as ever; below them the containers in order of start, each packing what it holds.
    """
    ids = {placed.id for placed in found if placed.bar.within is None}
    held = {}
    for placed in found:
        if placed.bar.within in ids and placed.bar.within != placed.id:
            held.setdefault(placed.bar.within, []).append(placed)
    inside = {placed.id for some in held.values() for placed in some}
    loose = [placed for placed in found if placed.id not in held and placed.id not in inside]
    rows = pack([item_of(placed) for placed in loose], moved)
    below = row_count(rows) if loose or not held else 0
    spans = {}
    for holder in sorted((p for p in found if p.id in held), key=lambda p: (p.bar.start, str(p.id))):
        own = pack([free(item_of(placed)) for placed in held[holder.id]], moved)
        rows[holder.id] = below
        rows |= {pk: below + 1 + row for pk, row in own.items()}
        spans[holder.id] = 1 + row_count(own)
        below += spans[holder.id]
    return rows, spans, below


def free(item):
    """The item without the row that was chosen by hand: inside a container rows are its own."""
    return item._replace(row=None)

"""Who comes first: by score, and by hand where somebody held a place. Pure: ids and numbers in, lists of ids out.

A place that is held by hand is a number from 1. Whatever places are held, the order names everyone exactly once.
"""


def by_score(rows):
    """[id], the highest score first, those without one last. rows: (id, score or None, tie) where the tie orders
    equals, and must differ."""
    return [pk for pk, _score, _tie in sorted(rows, key=lambda row: (row[1] is None, -(row[1] or 0), row[2]))]


def held(order, places):
    """[id]: `order` with those of {id: place} at the place they are held at, everyone else in their order.

    Two at one place stand behind one another; a place beyond the end is the end.
    """
    free = iter([pk for pk in order if pk not in places])
    fixed = sorted((pk for pk in order if pk in places), key=places.__getitem__)
    found, at = [], 0
    for pk in free:
        while at < len(fixed) and places[fixed[at]] <= len(found) + 1:
            found.append(fixed[at])
            at += 1
        found.append(pk)
    return found + fixed[at:]


def moved(order, places, who, after):
    """{id: place} of all that are held once `who` was put behind `after` (None: first) in held(order, places).

    Everyone keeps the neighbours that were seen: who else was held moves along by the one that came or went.
    Raises ValueError where `who` or `after` is not in the order, or both are the same.
    """
    row = held(order, places)
    if who == after:
        raise ValueError("nothing stands behind itself")
    row.remove(who)
    row.insert(row.index(after) + 1 if after is not None else 0, who)
    return {pk: n for n, pk in enumerate(row, 1) if pk == who or pk in places}


def ranks(order):
    """{id: rank from 1}."""
    return {pk: n for n, pk in enumerate(order, 1)}


def line_at(efforts, capacity):
    """How many of the first fit: (rows above the line, their effort). efforts: number or None (nothing estimated,
    takes no room). The line is drawn before the first that no longer fits."""
    used = 0.0
    for n, effort in enumerate(efforts):
        if used + (effort or 0) > capacity:
            return n, used
        used += effort or 0
    return len(efforts), used

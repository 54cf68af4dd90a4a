"""Places in an order that people make by hand, as whole numbers with room between them. Pure.

A place between two others is the middle of theirs. Where no room is left, as few of the neighbours as will do are
spread out anew; so one move writes one row nearly always, and a handful else.
"""

STEP = 1 << 20  # between what is added at the end: some twenty moves into one gap
SPARE = 64  # room that each place has at least once its neighbours were spread
NEAR = 4  # neighbours on each side that are tried first


def place(ranks, at, top):
    """(rank of the new one, {index: rank of a neighbour that has to move}).

    ranks: those of all others in their order, not below 0; at: how many of them stand before the new one;
    top: what every rank stays below, at least STEP x (len(ranks) + 2).
    """
    low, high = ends(ranks, at, at, top)
    if high - low > 1:
        return (low + high) // 2, {}
    near = NEAR
    while True:
        first, end = max(0, at - near), min(len(ranks), at + near)
        low, high = ends(ranks, first, end, top)
        many = end - first + 1
        if high - low > (many + 1) * SPARE or many > len(ranks):
            break
        near *= 2
    fresh = [low + (n + 1) * (high - low) // (many + 1) for n in range(many)]
    mine = fresh.pop(at - first)
    return mine, {n: rank for n, rank in enumerate(fresh, first) if rank != ranks[n]}


def ends(ranks, first, end, top):
    """What lies around ranks[first:end], neither of which may be taken."""
    return ranks[first - 1] if first else 0, ranks[end] if end < len(ranks) else top

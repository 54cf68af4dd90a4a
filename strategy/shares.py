"""How an initiative that serves several goals is divided among them. Values in, values out."""

from fractions import Fraction

WHOLE = 100


def divided(keys, given):
    """{key: Fraction 0..1} of each goal's part; together they are one, {} where no goal is served.

    `given` are the per cents that somebody set. Goals without one divide equally what is left; where all have one,
    and they no longer come to a hundred because a goal was taken away, they keep their proportion.
    """
    kept = {key: Fraction(given[key], WHOLE) for key in keys if key in given}
    open_ = [key for key in keys if key not in given]
    total = sum(kept.values())
    if open_:
        left = max(Fraction(0), 1 - total) / len(open_)
        scale = max(Fraction(1), total)
        return {key: kept[key] / scale if key in kept else left for key in keys}
    if not total:
        return {key: Fraction(1, len(keys)) for key in keys}
    return {key: kept[key] / total for key in keys}


def wrong(keys, given):
    """What is wrong with the per cents of goals, as "unknown", "range", "over" or "under"; "" where nothing is."""
    if set(given) - set(keys):
        return "unknown"
    if any(type(value) is not int or not 0 <= value <= WHOLE for value in given.values()):
        return "range"
    total = sum(given.values())
    if total > WHOLE:
        return "over"
    return "under" if given and len(given) == len(keys) and total < WHOLE else ""


def left(keys, given):
    """What somebody set, as it stands once only these goals are served: what others had is spread in proportion
    where nobody else would take it. Still whole per cents that come to a hundred."""
    kept = {key: value for key, value in given.items() if key in keys}
    if len(kept) < len(keys) or len(kept) == len(given):
        return kept
    if len(kept) < 2 or not any(kept.values()):
        return {}
    parts = {key: part * WHOLE for key, part in divided(list(kept), kept).items()}
    whole = {key: int(part) for key, part in parts.items()}
    short = sorted(parts, key=lambda key: whole[key] - parts[key])[: WHOLE - sum(whole.values())]
    return {key: value + (key in short) for key, value in whole.items()}

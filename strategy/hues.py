"""The hues that themes wear, none of them warm: warm colours belong to health. Pure."""

# The first four are given in their order; a further theme takes the one furthest from those in use.
DEGREES = {"g": 105, "b": 232, "p": 190, "c": 307, "v": 266, "t": 158, "s": 210}
FIRST = ("g", "b", "p", "c")


def next_hue(taken):
    """The hue of a new theme. taken: hues in use, one entry a theme. A hue that nobody wears comes first;
    once all are worn, one that is worn least."""
    free = [hue for hue in FIRST if hue not in taken]
    if free:
        return free[0]
    least = min(taken.count(hue) for hue in DEGREES)
    worn = {hue for hue in DEGREES if taken.count(hue) > least}
    return max(
        (hue for hue in DEGREES if taken.count(hue) == least),
        key=lambda hue: min((apart(hue, other) for other in worn), default=0),
    )


def apart(one, other):
    """Degrees between two hues on the wheel, 0 to 180."""
    way = abs(DEGREES[one] - DEGREES[other]) % 360
    return min(way, 360 - way)

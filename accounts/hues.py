"""The hues that themes and labels wear, none of them warm: warm colours belong to health. Pure but for their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hue(models.TextChoices):
    GREEN = "g", _("Green")
    BLUE = "b", _("Blue")
    PETROL = "p", _("Petrol")
    PLUM = "c", _("Plum")
    VIOLET = "v", _("Violet")
    JADE = "t", _("Jade")
    STEEL = "s", _("Steel")


# The first four are given in their order; a further theme takes the one furthest from those in use.
DEGREES = {"g": 105, "b": 232, "p": 190, "c": 307, "v": 266, "t": 158, "s": 210}
FIRST = ("g", "b", "p", "c")


def next_hue(taken):
    """The hue of a new one. taken: hues in use, one entry each. A hue that nobody wears comes first;
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

"""Addresses within a workspace. A page names eighty that differ by its slug alone, and to look each up among all patterns
costs more than to fill it in."""

from functools import cache

from django.urls import get_script_prefix, reverse

SAMPLE = "any-workspace-whatever"


def address(name, slug, *args):
    """As `reverse` has it."""
    if args:
        return reverse(name, args=[slug, *args])
    head, tail = around(get_script_prefix(), name)
    return f"{head}{slug}{tail}"


@cache
def around(_prefix, name):
    """[what stands before the slug, what behind it]; where the product is served below a path, that is in front."""
    return reverse(name, args=[SAMPLE]).split(SAMPLE)

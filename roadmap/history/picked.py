"""Which bets of a picture a reader's filters leave: what a list asks of the rows of today, asked of plain values of any
day. No database, no words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from accounts.ownfields import is_own, key_of
from strategy import horizon

OF_DATES = ("products", "text")  # what a key date has of it all


@dataclass(frozen=True)
class Want:
    """One filter as asked for. name: in the address. values: ids or words, any of them; none: those without one, too;
    negated: all but these. has: a text that must be in it. since, until: days or numbers, None without."""

    name: str
    values: frozenset = frozenset()
    none: bool = False
    negated: bool = False
    has: str = ""
    since: Any = None
    until: Any = None


def picked(picture, wants):
    """{id} of the bets that fit every Want, all of them where there is none."""
    return {pk for pk, bet in picture.bets.items() if all(fits(bet, want, picture.day) for want in wants)}


def touches(day, wants):
    """Whether a key date is asked for: what it does not have (an owner, a goal) leaves it out."""
    values = {"products": (day.product,), "text": day.name}
    return all(want.name in OF_DATES and answers(values[want.name], want) for want in wants)


def fits(bet, want, day):
    return answers(value_of(bet, want.name, day), want)


def value_of(bet, name, day):
    """Of a choice a tuple of ids or words, else the value itself, None or "" without; as it was on that day."""
    if is_own(name):
        found = bet.custom.get(key_of(name))
        return (found,) if isinstance(found, str) else found
    match name:
        case "products":
            return (bet.product,)
        case "goal":
            return bet.goals
        case "horizon":
            return (horizon.place(bet.state, bet.start, day, bet.horizon),)
        case "state" | "owner" | "theme" | "health":
            return tuple(filter(None, [getattr(bet, name)]))
        case "text":
            return "\n".join((bet.title, bet.problem, bet.outcome))
    return getattr(bet, name)


def answers(value, want):
    """Whether a value is one that is wanted."""
    if want.has:
        return want.has.casefold() in "\n".join(map(str, listed(value))).casefold()
    if want.since is not None or want.until is not None:
        return ranged(value, want)
    if not (want.values or want.none):
        return True
    there = listed(value)
    found = any(str(one) in want.values for one in there) or (want.none and not there)
    return found != want.negated


def listed(value):
    if isinstance(value, tuple):
        return value
    return () if value is None or value == "" else (value,)


def ranged(value, want):
    for one in listed(value):
        if isinstance(one, str):  # a day of a field of the company's
            one = dt.date.fromisoformat(one)
        after = want.since is None or one >= want.since
        return after and (want.until is None or one <= want.until)
    return False

"""Two pictures in, an ordered list of changes out. No database."""

import datetime as dt
from dataclasses import replace

import pytest

from roadmap.history.comparing import compare, counts, promised
from roadmap.history.picture import Bet, Day, Picture, Promised, from_rows, rows

TODAY = dt.date(2026, 6, 17)


def d(month, day):
    return dt.date(2026, month, day)


def bet(pk="a", title="Standing orders", **fields):
    return Bet(pk, "p", 1, title, **({"first": d(4, 27), "last": d(8, 14)} | fields))


def picture(*bets, dates=()):
    return Picture(TODAY, {one.id: one for one in bets}, {one.id: one for one in dates})


def between(old, new):
    """[(kind, old, new)] of the facets of one bet."""
    found = compare(picture(old), picture(new))
    return [(facet.kind, facet.old, facet.new) for change in found for facet in change.facets]


def test_nothing_changed_is_no_change():
    assert compare(picture(bet()), picture(bet(title="Another name"))) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (bet(), bet(last=d(9, 4)), [("later", d(8, 14), d(9, 4))]),
        (bet(), bet(expected=d(9, 4)), [("later", d(8, 14), d(9, 4))]),
        (bet(expected=d(9, 4)), bet(expected=d(8, 20)), [("earlier", d(9, 4), d(8, 20))]),
        (bet(), bet(expected=d(8, 18)), []),  # two working days of drift are no news
        (bet(), bet(last=d(8, 17)), [("later", d(8, 14), d(8, 17))]),  # a plan moved by a day is
        (bet(), bet(first=d(5, 11)), [("start", d(4, 27), d(5, 11))]),
        (bet(), bet(first=None, last=None), [("parked", d(8, 14), None)]),
        (bet(first=None, last=None), bet(), [("planned", None, d(8, 14))]),
        (bet(effort=16.0), bet(effort=12.0), [("effort", 16.0, 12.0)]),
        (bet(score=77.1), bet(score=102.9), [("score", 77.1, 102.9)]),
        (bet(theme="t"), bet(), [("theme", "t", "")]),
        (bet(goals=("g", "h")), bet(goals=("h", "i")), [("goals", ("g",), ("i",))]),
        (bet(state="in_review"), bet(state="approved"), [("state", "in_review", "approved")]),
        (bet(promise=Promised(1)), bet(promise=Promised(2)), [("decided", 1, 2)]),
        (bet(health="on_track"), bet(health="at_risk"), [("health", "on_track", "at_risk")]),
        (bet(), bet(health="on_track"), []),  # launched, and judged for the first time
    ],
)
def test_each_kind_of_change(old, new, told):
    assert between(old, new) == told


def test_requirements_went_came_or_were_reworded():
    old = bet(requirements={"1": ("Pause", "must"), "2": ("Skip", "must"), "3": ("End", "could")})
    new = bet(requirements={"1": ("Pause", "must"), "2": ("Skip", "should"), "4": ("Start", "must")})
    assert between(old, new) == [
        ("requirements", (("Skip", "must"), ("End", "could")), (("Skip", "should"), ("Start", "must")))
    ]


def test_one_entry_a_bet_listed_under_what_weighs_most_and_found_by_all():
    old, new = bet(effort=16.0, state="draft"), bet(effort=12.0, state="in_review", last=d(9, 4))
    (change,) = compare(picture(old), picture(new))
    assert (change.kind, change.group) == ("later", "later")
    assert change.groups == {"later", "scope", "status"}
    assert counts([change]) == {"later": 1, "earlier": 0, "scope": 1, "status": 1, "inout": 0}


def test_the_list_begins_with_what_moved_furthest():
    old = picture(bet("a"), bet("b", "Photos"), bet("c", "Tax"), bet("e", "Gifts"))
    new = picture(
        bet("d", "New"), bet("a", last=d(8, 21)), bet("b", "Photos", last=d(9, 4)), bet("c", "Tax", last=d(8, 7)),
    )  # fmt: skip
    assert [(c.id, c.kind) for c in compare(old, new)] == [
        ("b", "later"), ("a", "later"), ("c", "earlier"), ("d", "added"), ("e", "dropped"),
    ]  # fmt: skip


def test_key_dates_move_come_and_go():
    release, freeze, fair = (
        Day("1", "p", "Release", d(7, 31)),
        Day("2", "p", "Freeze", d(8, 1)),
        Day("3", "p", "Fair", d(9, 1)),
    )
    found = compare(picture(dates=[release, freeze]), picture(dates=[replace(release, date=d(8, 14)), fair]))
    assert [(c.id, c.kind, c.is_date) for c in found] == [
        ("1", "later", True), ("3", "added", True), ("2", "dropped", True),
    ]  # fmt: skip
    assert found[0].main.days == 14


def test_what_was_promised_is_held_against_what_is_expected():
    kept = bet("a", promise=Promised(1, d(4, 27), d(8, 14), effort=30.0), effort=30.0, expected=d(9, 4))
    never = bet("b", "Draft", effort=3.0)
    now = picture(kept, never)
    (change,) = compare(promised(now), now)
    assert (change.id, change.main.old, change.main.new) == ("a", d(8, 14), d(9, 4))


def test_a_picture_survives_json():
    """What a snapshot keeps is what is compared."""
    one = bet(
        requirements={"1": ("Pause", "must")},
        goals=("g",),
        promise=Promised(1, d(4, 27), d(8, 14)),
        expected=d(9, 4),
    )
    now = picture(one, dates=[Day("1", "p", "Release", d(7, 31))])
    assert from_rows(TODAY, rows(now)) == now


def test_what_another_release_kept_is_read_as_far_as_it_is_known():
    kept = [
        ("bets", "a", {"id": "a", "product": "p", "number": 1, "title": "A", "colour of the sky": "blue"})
    ]
    assert from_rows(TODAY, [*kept, ("moons", "x", {})]).bets["a"].title == "A"

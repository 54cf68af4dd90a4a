import datetime as dt

import pytest

from strategy.approving.displacing import Shift, crowded_out, displaced, pushed


def day(text):
    return dt.date.fromisoformat(f"2026-{text}")


def test_who_fits_no_longer_moves_out():
    order = [("a", 10), ("b", 8), ("c", 14)]
    assert crowded_out(order, 12, 24) == ["b"]
    assert crowded_out(order, 12, 20) == ["a", "b"], "the line is drawn before the first that does not fit"
    assert crowded_out(order, 12, 32) == ["c"]
    assert crowded_out(order, 2, 10) == ["a"]


def test_what_fits_beside_moves_nobody():
    assert crowded_out([("a", 10), ("b", 8)], 12, 30) == []


def test_what_never_fitted_is_not_moved():
    assert crowded_out([("a", 40), ("b", 8)], 12, 30) == []


@pytest.mark.parametrize("effort", [None, 0])
def test_what_takes_nothing_moves_nobody(effort):
    assert crowded_out([("a", 10)], effort, 10) == []


def test_without_a_capacity_nothing_is_known_to_move():
    assert crowded_out([("a", 10)], 12, None) == []


def test_what_has_no_estimate_is_never_moved():
    assert crowded_out([("a", None), ("b", 8)], 12, 8) == ["b"]


def test_more_than_there_is_room_for_moves_all_that_fitted():
    assert crowded_out([("a", 5), ("b", 5)], 30, 10) == ["a", "b"]


def test_what_waits_for_it_begins_the_day_after():
    spans = {"x": (day("09-21"), day("11-13"))}
    assert pushed(day("10-11"), "me", {"x": {"me"}}, spans) == [Shift("x", day("09-21"), day("10-12"))]


def test_what_begins_later_anyway_stays():
    assert pushed(day("09-01"), "me", {"x": {"me"}}, {"x": (day("09-02"), day("09-30"))}) == []


def test_a_chain_is_pushed_to_its_end_and_keeps_its_lengths():
    spans = {"y": (day("10-15"), day("10-20")), "x": (day("10-01"), day("10-10"))}
    found = pushed(day("10-04"), "me", {"x": {"me"}, "y": {"x"}}, spans)
    assert found == [Shift("x", day("10-01"), day("10-05"))]
    found = pushed(day("10-09"), "me", {"x": {"me"}, "y": {"x"}}, spans)
    assert found == [Shift("x", day("10-01"), day("10-10")), Shift("y", day("10-15"), day("10-20"))]


def test_who_waits_for_several_begins_after_the_last():
    spans = {"x": (day("10-01"), day("10-10")), "z": (day("10-05"), day("10-06"))}
    found = pushed(day("10-09"), "me", {"x": {"me"}, "z": {"x", "me"}}, spans)
    assert found[-1] == Shift("z", day("10-05"), day("10-20"))


def test_a_circle_ends():
    spans = {"x": (day("10-01"), day("10-10")), "y": (day("10-05"), day("10-06"))}
    assert pushed(day("10-09"), "me", {"x": {"me", "y"}, "y": {"x"}}, spans)
    assert pushed(day("10-09"), "me", {"me": {"me"}}, {"me": (day("10-01"), day("10-09"))}) == []


def test_without_dates_nothing_is_pushed():
    assert pushed(None, "me", {"x": {"me"}}, {"x": (day("10-01"), day("10-10"))}) == []


def test_five_at_most_are_named_and_nobody_twice():
    order = [(n, 2) for n in range(9)]
    waits, spans = {3: {"me"}}, {3: (day("10-01"), day("10-10"))}
    rows, more = displaced(order, 18, 18, end=day("10-05"), who="me", waits=waits, spans=spans)
    assert [row.who for row in rows] == [3, 0, 1, 2, 4] and more == 4
    assert displaced([], 12, 10) == ([], 0)

import datetime as dt

import pytest

from roadmap.drafts.consequences import Aim, Break, Frame, Pledge, Tied, breaks
from roadmap.overlap import Day

UNSCHEDULED = Frame()


def on(month, number, year=2026):
    return dt.date(year, month, number)


def frame(start, end, unit="day"):
    return Frame(on(*start), on(*end), unit)


SUMMER = frame((6, 1), (8, 14))
LATER = frame((7, 6), (9, 18))


def test_a_move_that_touches_nothing_breaks_nothing():
    ties = [Tied("Substitution rules", True, Day(on(10, 1))), Tied("Basket", False, Day(on(5, 29)))]
    aims, pledge = [Aim("G2", on(1, 1), on(12, 31))], Pledge(on(9, 11), 10)

    assert breaks(LATER, SUMMER, ties, aims, pledge) == []


def test_what_waits_for_it_begins_too_early():
    tie = Tied("Substitution rules", True, Day(on(9, 1)))

    assert breaks(LATER, SUMMER, [tie]) == [Break("blocks", "Substitution rules", 17, on(9, 1))]


def test_what_it_needs_is_not_done():
    tie = Tied("Basket", False, Day(on(6, 12)))

    assert breaks(frame((6, 1), (8, 14)), LATER, [tie]) == [Break("needs", "Basket", 11, on(6, 12))]


def test_an_overlap_that_was_there_is_told_only_where_it_grows():
    tie = Tied("Substitution rules", True, Day(on(8, 3)))

    assert breaks(frame((6, 1), (8, 12)), SUMMER, [tie]) == []
    assert [one.days for one in breaks(LATER, SUMMER, [tie])] == [46]


def test_a_rough_frame_has_the_benefit_of_its_roughness():
    third, fourth = frame((7, 1), (9, 30), "quarter"), frame((10, 1), (12, 31), "quarter")
    tie = Tied("Substitution rules", True, Day(on(9, 30), "quarter"))

    assert breaks(third, UNSCHEDULED, [tie]) == []
    (found,) = breaks(fourth, third, [tie], [Aim("G2", on(1, 1), on(9, 30))])[:1]
    assert (found.kind, found.days, found.least) == ("blocks", 1, True)


@pytest.mark.parametrize(
    ("aim", "found"),
    [
        (Aim("G2", on(7, 1), on(9, 30)), []),
        (Aim("G2", on(1, 1), on(8, 31)), [("goal_end", 18)]),
        (Aim("G2", on(9, 28), on(12, 31), fresh=True), [("goal_start", 10)]),
        (Aim("G2", on(1, 1), on(8, 1)), []),  # left before already
        (Aim("G2", on(1, 1), on(8, 1), fresh=True), [("goal_end", 48)]),
    ],
)
def test_the_period_of_a_goal(aim, found):
    assert [(one.kind, one.days) for one in breaks(LATER, SUMMER, aims=[aim])] == found


@pytest.mark.parametrize(
    ("end", "days"),
    [(on(8, 28), 0), (on(8, 31), 1), (on(9, 18), 15)],
)
def test_a_promise_holds_within_its_tolerance(end, days):
    found = breaks(Frame(on(6, 1), end), SUMMER, pledge=Pledge(on(8, 14), 10))

    assert [(one.kind, one.days, one.tolerance) for one in found] == ([("promise", days, 10)] if days else [])


def test_nothing_breaks_by_being_unscheduled():
    ties = [Tied("Substitution rules", True, Day(on(8, 3))), Tied("Basket", False, None)]

    assert breaks(UNSCHEDULED, SUMMER, ties, [Aim("G2", on(1, 1), on(3, 1))], Pledge(on(1, 1), 0)) == []
    assert breaks(SUMMER, UNSCHEDULED, [Tied("Basket", False, None)], pledge=Pledge(None, 10)) == []

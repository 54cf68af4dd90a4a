"""Weeks of days and what lies on them."""

import datetime as dt

from execution import month
from execution.month import Item

JUNE = dt.date(2026, 6, 17)  # a Wednesday


def day(n, of=6):
    return dt.date(2026, of, n)


def laid(items, unit="month"):
    return [
        [(bar.item.record, bar.column, bar.span, bar.lane, bar.went_on, bar.goes_on) for bar in week.bars]
        for week in month.weeks(items, JUNE, unit)
    ]


def test_a_month_is_whole_weeks_from_monday():
    found = month.weeks([], JUNE, "month")
    assert [len(week.days) for week in found] == [7] * 5
    assert (found[0].days[0].date, found[-1].days[-1].date) == (day(1), day(5, 7))
    assert [d.date.day for d in found[-1].days if d.outside] == [1, 2, 3, 4, 5]


def test_a_week_is_that_of_the_day_and_pages_go_by_its_unit():
    assert month.range_of(JUNE, "week") == (day(15), day(21))
    assert month.beside(JUNE, "week") == (day(8), day(22))
    assert month.beside(JUNE, "month") == (day(1, 5), day(1, 7))
    assert month.beside(dt.date(2026, 1, 31), "month") == (dt.date(2025, 12, 1), day(1, 2))


def test_what_goes_on_is_cut_at_the_week_and_says_so():
    assert laid([Item("A", day(11), day(16))])[1:3] == [
        [("A", 4, 4, 0, False, True)],
        [("A", 1, 2, 0, True, False)],
    ]


def test_items_share_a_lane_where_they_do_not_meet():
    rows = laid(
        [Item("A", day(15), day(16)), Item("B", day(16), day(18)), Item("C", day(17), day(17))], "week"
    )
    assert [(name, lane) for name, _c, _s, lane, _w, _g in rows[0]] == [("A", 0), ("B", 1), ("C", 0)]


def test_a_month_counts_what_it_does_not_draw_and_a_week_draws_all():
    items = [Item(str(n), day(17), day(17)) for n in range(7)]
    week = month.weeks(items, JUNE, "month")[2]
    assert (week.lanes, [d.more for d in week.days]) == (4, [0, 0, 3, 0, 0, 0, 0])
    assert month.weeks(items, JUNE, "week")[0].lanes == 7


def test_an_agenda_has_the_days_that_something_is_due_on():
    items = [Item("B", day(1), day(18)), Item("A", day(17), day(17)), Item("C", day(1), day(30, 7))]
    assert month.agenda(items, day(1), day(30)) == [(day(17), [items[1]]), (day(18), [items[0]])]

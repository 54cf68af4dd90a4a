from datetime import date

from hypothesis import given

from timeline import calendar, scale_for
from timeline.tests.strategies import dates, scales
from timeline.ticks import ROWS, head_for


def labels(row):
    return [tick.label for tick in row]


def test_months_by_hand():
    head = head_for(scale_for("months", date(2026, 4, 10), date(2026, 6, 2)), date(2026, 6, 17))
    assert labels(head.upper) == ["Q1 2026", "Q2 2026", "Q3 2026"]
    assert [(tick.s, tick.d) for tick in head.upper] == [(0, 31), (31, 91), (122, 31)]
    assert labels(head.lower) == ["March", "April", "May", "June", "July"]
    assert [tick.now for tick in head.lower] == [False, False, False, True, False]
    assert [line.s for line in head.lines] == [31, 61, 92, 122]
    assert [line.strong for line in head.lines] == [True, False, False, True]
    assert head.small[:2] == (1, 8)  # Mondays 2 and 9 March
    assert (head.past, head.today) == (108, 108)
    assert head.weekends == ()


def test_weeks_by_hand():
    head = head_for(scale_for("weeks", date(2026, 6, 25), date(2026, 7, 2)))
    assert labels(head.upper) == ["June 2026", "July 2026"]
    assert labels(head.lower) == ["15", "22", "29", "6"]
    assert head.weekends[0] == (5, 2)
    assert head.small == ()
    assert head.today is None


def test_quarters_of_a_fiscal_year_by_hand():
    head = head_for(scale_for("quarters", date(2026, 2, 1), date(2026, 6, 1), fiscal_month=4))
    assert labels(head.upper) == ["FY2026", "FY2027"]
    assert labels(head.lower) == ["Q3", "Q4", "Q1", "Q2"]
    assert [(tick.number, tick.year) for tick in head.lower] == [(3, 2026), (4, 2026), (1, 2027), (2, 2027)]


def test_a_leap_february_has_29_days():
    head = head_for(scale_for("months", date(2028, 2, 10)))
    assert [tick.d for tick in head.lower] == [31, 29, 31]


def test_words_that_do_not_fit_say_so():
    head = head_for(scale_for("fit", date(2026, 1, 1), date(2035, 12, 31), width=400))
    assert not any(tick.fits for tick in head.lower)
    assert all(tick.fits for tick in head.upper)


@given(scales())
def test_rows_tile_the_range_and_match_the_calendar(scale):
    head = head_for(scale)
    for kind, row in zip(ROWS[scale.head], (head.upper, head.lower), strict=False):
        assert sum(tick.d for tick in row) == scale.days
        at = 0
        for tick in row:
            assert tick.kind == kind
            assert tick.s == at
            assert tick.d > 0
            assert calendar.floor(tick.date, kind, scale.fiscal_month) == tick.date
            assert tick.s == max(scale.s(tick.date), 0)
            at += tick.d


@given(scales())
def test_lines_stand_where_units_start(scale):
    head = head_for(scale)
    assert all(0 < line.s < scale.days for line in head.lines)
    assert {line.s for line in head.lines if line.strong} == {tick.s for tick in head.upper} - {0}
    assert {line.s for line in head.lines} >= {tick.s for tick in head.lower} - {0}


@given(scales())
def test_weekends_are_saturdays_and_sundays(scale):
    shaded = {s + i for s, d in head_for(scale).weekends for i in range(d)}
    if scale.day < 14:
        assert not shaded
    else:
        days = range(scale.days)
        assert shaded == {s for s in days if (scale.start.weekday() + s) % 7 >= 5}


@given(scales(), dates)
def test_today_is_drawn_inside_only(scale, today):
    head = head_for(scale, today)
    assert (head.today is not None) == scale.holds(today)
    assert 0 <= head.past <= scale.days
    assert sum(tick.now for tick in head.lower) == scale.holds(today)

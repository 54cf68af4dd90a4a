from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import QUARTERS, Bar, drift, scale_for
from timeline.bars import MINUS, place
from timeline.tests.strategies import bars, scales

YEAR = scale_for("months", date(2026, 2, 1), date(2026, 11, 30))  # 1 January to 31 December
START, END = date(2026, 4, 27), date(2026, 8, 14)  # day 116, 110 days


def bar(**fields):
    return Bar("id", **{"start": START, "end": END, "title": "Standing orders", **fields})


def test_by_hand():
    placed = place(bar(), YEAR)
    assert (placed.s, placed.d) == (116, 110)
    assert (placed.x, placed.width) == (116 * 3.5, 110 * 3.5 - 2)
    assert placed.occupied == (406, 406 + 383 + 8)
    assert (placed.cut_start, placed.cut_end, placed.pill) == (False, False, False)
    assert placed.label.place == "inside"


def test_one_day_is_drawn_twelve_px_wide():
    placed = place(bar(end=START), YEAR)
    assert (placed.d, placed.width, placed.pill) == (1, 12, True)
    assert placed.label.place == "outside"
    assert not placed.label.glyph
    assert placed.label.x == 116 * 3.5 + 12 + 7


def test_unscheduled_and_far_away_bars_are_not_placed():
    assert place(bar(start=None), YEAR) is None
    assert place(bar(end=None, forecast=(END, END)), YEAR) is None
    assert place(bar(start=date(2027, 1, 1), end=date(2027, 1, 1)), YEAR) is None
    assert place(bar(start=date(2025, 1, 1), end=date(2025, 12, 31)), YEAR) is None


def test_a_bar_that_leaves_the_range_is_cut():
    placed = place(bar(start=date(2025, 12, 22), end=date(2027, 3, 1), progress=0.5), YEAR)
    assert (placed.s, placed.d) == (0, 365)
    assert (placed.cut_start, placed.cut_end) == (True, True)
    assert placed.fill == pytest.approx(100 * (435 * 0.5 - 10) / 365, abs=0.1)


def test_an_old_plan_still_going_shows_its_tail():
    late = (date(2026, 1, 31), date(2026, 1, 31))
    placed = place(bar(start=date(2025, 1, 1), end=date(2025, 12, 1), forecast=late), YEAR)
    assert (placed.s, placed.d, placed.cut_start) == (0, 0, True)
    assert (placed.tail.s, placed.tail.d) == (0, 31)


def test_tail_by_hand():
    placed = place(bar(forecast=(date(2026, 9, 4), date(2026, 9, 20))), YEAR)
    assert (placed.tail.s, placed.tail.d, placed.tail.spread) == (226, 21, 16)
    assert placed.note.text == "+3w"
    assert placed.note.x == (226 + 21) * 3.5 + 7
    assert placed.occupied[1] == placed.note.x + placed.note.width + 8
    assert (placed.early, placed.early_s) == (0, None)


def test_with_the_spread_on_the_note_stands_after_it():
    placed = place(bar(forecast=(date(2026, 9, 4), date(2026, 9, 20))), YEAR, spread=True)
    assert placed.note.x == (226 + 21 + 16) * 3.5 + 7


def test_a_median_on_time_can_still_have_a_spread():
    placed = place(bar(forecast=(END, date(2026, 8, 24))), YEAR)
    assert (placed.tail.d, placed.tail.spread, placed.note) == (0, 10, None)


def test_early():
    placed = place(bar(forecast=(date(2026, 8, 7), END)), YEAR)
    assert placed.tail is None
    assert (placed.early, placed.early_s) == (7, 219)
    assert placed.note.text == f"{MINUS}1w"


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "+1d"), (4, "+4d"), (6, "+6d"), (7, "+1w"), (10, "+1w"), (11, "+2w"), (17, "+2w"), (18, "+3w"),
     (21, "+3w"), (-4, f"{MINUS}4d"), (-7, f"{MINUS}1w"), (-11, f"{MINUS}2w")],
)  # fmt: skip
def test_drift_in_words(days, words):
    assert drift(days).text == words
    assert drift(days).days == days


def test_no_drift_has_no_words():
    assert drift(0) is None


@pytest.mark.parametrize(
    ("precision", "fade"),
    [("day", 0), ("week", 0), ("month", 8), ("quarter", 18), ("half", 34), ("year", 70)],
)
def test_soft_ends(precision, fade):
    assert place(bar(precision=precision), YEAR).fade == fade


def test_soft_ends_leave_a_middle():
    placed = place(bar(precision="year", end=date(2026, 5, 6)), YEAR)  # 33 px
    assert placed.fade == 16


def test_promise_only_where_it_differs():
    assert place(bar(promise=(START, END)), YEAR).promise is None
    assert place(bar(promise=(None, END)), YEAR).promise is None
    assert place(bar(promise=(None, None)), YEAR).promise is None
    promise = place(bar(promise=(date(2026, 4, 20), date(2026, 7, 31))), YEAR).promise
    assert (promise.s, promise.d, promise.offset, promise.tick) == (109, 103, -7, True)


def test_promise_without_an_end_has_no_tick():
    promise = place(bar(promise=(date(2026, 4, 20), None)), YEAR).promise
    assert (promise.s, promise.d, promise.end, promise.tick) == (109, 117, None, False)


SIGNS = {"progress": 0.38, "has_percent": True, "has_seal": True, "has_project": True}
# text 15 x 6.5 = 97.5; bare 34; "38%" 25.5; each sign 19: 195 in all


@pytest.mark.parametrize(
    ("days", "kept"),
    [(57, (True, True, True)), (56, (False, True, True)), (50, (False, True, True)),
     (49, (False, True, True)), (48, (False, False, True)), (44, (False, False, True)),
     (43, (False, False, False)), (39, (False, False, False))],
)  # fmt: skip
def test_percent_goes_first_then_seal_then_project(days, kept):
    label = place(bar(end=date.fromordinal(START.toordinal() + days - 1), **SIGNS), YEAR).label
    assert label.place == "inside"
    assert (label.percent, label.seal, label.project) == kept


def test_then_the_title_goes_outside_alone():
    label = place(bar(end=date.fromordinal(START.toordinal() + 35), **SIGNS), YEAR).label
    assert label.place == "outside"
    assert (label.percent, label.seal, label.project, label.glyph) == (False, False, False, True)
    assert label.width == 97.5


def test_a_title_with_no_room_outside_stays_inside_clipped():
    label = place(bar(start=date(2026, 12, 1), end=date(2026, 12, 29), title="x" * 40), YEAR).label
    assert (label.place, label.clipped) == ("inside", True)


def test_a_very_long_title_takes_no_more_than_a_long_one():
    wide, narrow = [place(bar(end=end, title="x" * 200), YEAR).label for end in (date(2026, 8, 1), START)]
    assert (wide.place, wide.clipped) == ("inside", True)
    assert (narrow.place, narrow.width) == ("outside", 260 + 14 + 6)


def test_quarters_have_their_own_sizes():
    scale = scale_for("quarters", date(2026, 4, 1), date(2026, 11, 30))
    placed = place(bar(forecast=(date(2026, 9, 4), date(2026, 9, 20))), scale, QUARTERS)
    assert placed.note.width == 3 * 6 + 16
    assert placed.y == 5 + (28 - 21) / 2


@pytest.mark.parametrize("bad", [{"precision": "decade"}, {"end": date(2026, 1, 1)}])
def test_errors(bad):
    with pytest.raises(ValueError):
        bar(**bad)


@given(bars(), scales(), st.booleans())
def test_nothing_drawn_leaves_the_range(given_bar, scale, spread):
    placed = place(given_bar, scale, spread=spread)
    if placed is None:
        return
    assert 0 <= placed.s <= placed.s + placed.d <= scale.days
    assert placed.x >= 0
    assert placed.x + placed.width <= scale.width + 0.02
    assert placed.cut_start == (given_bar.start < scale.start)
    assert placed.cut_end == (given_bar.end > scale.end)
    assert placed.fill is None or 0 <= placed.fill <= 100
    assert placed.occupied[1] >= placed.x + placed.width + 8 - 0.02
    if placed.tail:
        assert placed.tail.s + placed.tail.d + placed.tail.spread <= scale.days
        assert placed.tail.d >= 0
        assert placed.tail.spread >= 0
        assert placed.early == 0 or placed.tail.d == 0
    if placed.promise:
        assert 0 <= placed.promise.s < placed.promise.s + placed.promise.d <= scale.days
        assert placed.promise.offset == placed.promise.s - placed.s
    if placed.early_s is not None:
        assert placed.s <= placed.early_s <= placed.s + placed.d


@given(bars(), scales())
def test_words_inside_fit_and_words_outside_are_occupied(given_bar, scale):
    placed = place(given_bar, scale)
    if placed is None:
        return
    label = placed.label
    if label.place == "outside":
        assert placed.occupied[1] >= label.x + label.width + 8 - 0.02
        assert not (label.percent or label.seal or label.project)
    elif not label.clipped:
        assert len(given_bar.title) * 6.5 + 34 <= placed.width
    if placed.note:
        assert placed.occupied[1] >= placed.note.x + placed.note.width + 8 - 0.02


@given(st.integers(-4000, 4000).filter(bool))
def test_drift_is_never_more_than_half_a_week_off(days):
    note = drift(days)
    size = note.number * (7 if note.unit == "w" else 1)
    assert abs(size - abs(days)) <= (3 if note.unit == "w" else 0)
    assert (note.text[0] == "+") == (days > 0)
    assert (note.unit == "d") == (abs(days) < 7)


def test_what_was_done_lies_beside_what_was_planned():
    scale = scale_for("months", date(2009, 1, 1), date(2009, 12, 31))
    placed = place(
        bar(start=date(2009, 3, 1), end=date(2009, 5, 31), actual=(date(2009, 4, 1), date(2030, 1, 1))), scale
    )

    assert (placed.actual.s, placed.actual.offset) == (scale.s(date(2009, 4, 1)), 31)
    assert placed.actual.s + placed.actual.d == scale.days  # cut at the edge


def test_the_words_of_a_tail_that_leaves_the_range_stand_inside_it():
    scale = scale_for("months", date(2009, 1, 1), date(2009, 12, 31))
    long = place(bar(start=date(2009, 3, 1), end=date(2009, 5, 31), forecast=(date(2026, 1, 1),) * 2), scale)
    short = place(
        bar(start=date(2009, 3, 1), end=scale.end.replace(day=20), forecast=(date(2026, 1, 1),) * 2), scale
    )

    assert long.tail.cut and long.note.inside
    assert long.tail.s * scale.day < long.note.x < scale.width - long.note.width
    assert short.tail.cut and short.note is None

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline import Mark, scale_for
from timeline.milestones import HALF, mark_rows, place_marks
from timeline.tests.strategies import near

YEAR = scale_for("months", date(2026, 2, 1), date(2026, 11, 30))


def test_by_hand():
    placed = place_marks([Mark("a", date(2026, 6, 1), "Season opens")], YEAR)[0]
    assert (placed.s, placed.x, placed.row) == (151, 151 * 3.5, 0)
    assert (placed.label_x, placed.width) == (151 * 3.5 + 13, 12 * 6.5)
    assert (placed.more, placed.planned_s) == (0, None)


def test_a_second_row_then_a_number():
    marks = [Mark(number, date(2026, 6, 1), f"Mark {number}") for number in range(4)]
    placed = place_marks(marks, YEAR)
    assert [(mark.id, mark.row, mark.more) for mark in placed] == [(0, 0, 0), (1, 1, 2)]
    assert [mark.id for mark in placed[1].folded] == [2, 3]
    assert mark_rows(placed) == 2


def test_none_is_one_row():
    assert mark_rows(()) == 1


def test_a_moved_mark_shows_where_it_was():
    moved = Mark("a", date(2026, 6, 1), planned=date(2026, 5, 1))
    still = Mark("b", date(2026, 8, 1), planned=date(2026, 8, 1))
    far = Mark("c", date(2026, 10, 1), planned=date(2025, 8, 1))
    assert [mark.planned_s for mark in place_marks([moved, still, far], YEAR)] == [120, None, None]


@given(st.lists(st.tuples(near, st.text(max_size=20)), max_size=30))
def test_words_never_touch_and_none_is_lost(drawn):
    marks = [Mark(number, day, title) for number, (day, title) in enumerate(drawn)]
    placed = place_marks(marks, YEAR)
    for row in (0, 1):
        line = [mark for mark in placed if mark.row == row]
        for a, b in pairwise(line):
            assert b.x - HALF >= a.label_x + a.width
    inside = {mark.id for mark in marks if YEAR.holds(mark.date)}
    seen = [mark.id for mark in placed] + [mark.id for one in placed for mark in one.folded]
    assert sorted(seen) == sorted(inside)

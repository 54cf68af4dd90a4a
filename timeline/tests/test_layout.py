from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import PLAN, QUARTERS, ROADMAP, Bar, Lane, Link, Mark, arrows, lay_out, scale_for
from timeline.tests.strategies import lane_bars, near, scales

YEAR = scale_for("months", date(2026, 2, 1), date(2026, 11, 30))
A = Bar("a", date(2026, 2, 2), date(2026, 5, 1), "First")
B = Bar("b", date(2026, 4, 1), date(2026, 6, 30), "Second")
metrics = st.sampled_from([ROADMAP, QUARTERS, PLAN])


def test_heights_by_hand():
    marks = [Mark(number, date(2026, 6, 1), "Same day") for number in range(2)]
    lanes = [Lane("m", marks=marks[:1]), Lane("mm", marks=marks), Lane("ab", bars=[A, B]), Lane("none")]
    drawn = lay_out(lanes, YEAR)
    assert [lane.height for lane in drawn.lanes] == [36, 54, 108, 64]
    assert [lane.y for lane in drawn.lanes] == [0, 36, 90, 198]
    assert [lane.rows for lane in drawn.lanes] == [0, 0, 2, 1]
    assert (drawn.height, drawn.width) == (262, YEAR.width)
    assert [bar.y for bar in drawn.lanes[2].bars] == [15, 59]


def test_marks_stand_above_bars():
    drawn = lay_out([Lane("x", bars=[A], marks=[Mark("m", date(2026, 6, 1))])], YEAR)
    lane = drawn.lanes[0]
    assert (lane.marks_height, lane.height, lane.bars[0].y) == (36, 100, 51)


def test_what_is_not_drawn_is_counted():
    old = Bar("old", date(2025, 1, 1), date(2025, 2, 1))
    new = Bar("new", date(2027, 1, 1), date(2027, 2, 1))
    cut = Bar("cut", date(2025, 1, 1), date(2026, 2, 1))
    someday = Bar("someday", None, None)
    lane = lay_out([Lane("x", bars=[old, new, cut, someday, A])], YEAR).lanes[0]
    assert (lane.earlier, lane.later) == (1, 1)
    assert [bar.id for bar in lane.unscheduled] == ["someday"]
    assert [bar.id for bar in lane.bars] == ["cut", "a"]


def test_bars_cut_at_the_start_keep_the_order_of_their_real_starts():
    early = Bar("early", date(2025, 11, 3), date(2026, 3, 1), "Early")
    longer = Bar("longer", date(2025, 12, 1), date(2026, 9, 1), "Longer")
    wide = scale_for("months", date(2025, 10, 1), date(2026, 11, 30))
    rows = [
        {bar.id: bar.row for bar in lay_out([Lane("x", bars=[longer, early])], scale).lanes[0].bars}
        for scale in (wide, YEAR)
    ]
    assert rows == [{"early": 0, "longer": 1}] * 2


def test_arrows_across_lanes_in_px_of_the_drawing():
    after = replace(B, start=date(2026, 5, 11))
    drawn = lay_out([Lane("1", bars=[A]), Lane("2", bars=[after])], YEAR, links=[Link("a", "b", data="why")])
    arrow = drawn.arrows[0]
    assert arrow.path == "M413.5 49V90q0 6 6 6H451"
    assert (arrow.conflict, arrow.data) == ("none", "why")


def test_links_to_what_is_not_drawn_are_left_out():
    drawn = lay_out([Lane("1", bars=[A])], YEAR, links=[Link("a", "gone"), Link("gone", "a"), Link("a", "a")])
    assert drawn.arrows == ()


def test_more_than_twelve_arrows_are_a_crowd():
    day = timedelta(20)
    chain = [replace(A, id=n, start=A.start + n * day, end=A.start + (n + 1) * day) for n in range(14)]
    links = [Link(n, n + 1) for n in range(13)]
    assert lay_out([Lane("1", bars=chain)], YEAR, links=links).crowded
    assert not lay_out([Lane("1", bars=chain)], YEAR, links=links[1:]).crowded


def test_the_callers_data_comes_back():
    drawn = lay_out([Lane("x", bars=[replace(A, data={"any": 1})], data="lane")], YEAR)
    assert drawn.lanes[0].bars[0].bar.data == {"any": 1}
    assert drawn.lanes[0].lane.data == "lane"


@settings(deadline=None)
@given(st.lists(lane_bars(8), max_size=4), scales(), near, metrics, st.booleans())
def test_bars_stay_in_their_lane_and_apart(groups, scale, today, sizes, spread):
    drawn = lay_out([Lane(n, bars=bars) for n, bars in enumerate(groups)], scale, today, metrics=sizes,
                    spread=spread)  # fmt: skip
    y = 0
    for lane in drawn.lanes:
        assert lane.y == y
        y += lane.height
        for placed in lane.bars:
            assert 0 <= placed.row < lane.rows
            assert sizes.pad <= placed.y <= placed.y + sizes.bar <= lane.height - sizes.pad
        for i, a in enumerate(lane.bars):
            for b in lane.bars[i + 1 :]:
                assert a.row != b.row or a.occupied[1] <= b.occupied[0] or b.occupied[1] <= a.occupied[0]
    assert drawn.height == y


@settings(deadline=None)
@given(lane_bars(), st.integers(-90, 90))
def test_with_rows_held_a_dragged_bar_moves_alone(bars, days):
    lane = lay_out([Lane("x", bars=bars)], YEAR).lanes[0]
    held = [replace(placed.bar, row=placed.row) for placed in lane.bars]
    for moved in held[:1]:
        by = timedelta(days)
        shifted = replace(moved, start=moved.start + by, end=moved.end + by, forecast=None)
        after = lay_out([Lane("x", bars=[shifted, *held[1:]])], YEAR, moved=moved.id).lanes[0]
        rows = {placed.id: placed.row for placed in after.bars}
        assert all(rows[bar.id] == bar.row for bar in held[1:])


def test_a_word_about_a_conflict_keeps_clear_of_the_bar_before_it():
    late = replace(A, end=date(2026, 6, 19))
    near_by = Bar("n", date(2026, 2, 16), date(2026, 5, 8), "Near by")
    after = Bar("b", date(2026, 5, 18), date(2026, 8, 28), "After")
    rows = [
        {
            bar.id: bar.row
            for bar in lay_out([Lane("x", bars=[late, near_by, after])], YEAR, links=links).lanes[0].bars
        }
        for links in ((), [Link("a", "b")])
    ]
    assert rows == [{"a": 0, "n": 1, "b": 1}, {"a": 0, "n": 1, "b": 2}]


@given(lane_bars(), st.data(), st.sampled_from(["weeks", "months", "quarters"]))
def test_no_bar_lies_below_a_word_about_a_conflict(bars, data, zoom):
    bars, scale = (
        [replace(bar, row=None) for bar in bars],
        scale_for(zoom, date(2026, 1, 1), date(2029, 12, 31)),
    )
    pairs = (
        data.draw(st.lists(st.permutations([bar.id for bar in bars]), max_size=4)) if len(bars) > 1 else []
    )
    links = [Link(a, b, told=("plan", 3)) for a, b, *_rest in pairs]
    drawn = lay_out([Lane("x", bars=bars)], scale, links=links)
    placed = {bar.id: bar for bar in drawn.lanes[0].bars}
    for arrow in drawn.arrows:
        end, word = placed[arrow.after], arrow.x - arrows.AIR - arrows.WORDS
        before = [bar for bar in placed.values() if bar.row == end.row and bar.x < end.x and bar is not end]
        assert all(bar.occupied[1] <= word + 0.1 for bar in before)

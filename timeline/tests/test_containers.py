import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from timeline import Bar, Lane, Link, lay_out, scale_for
from timeline.containers import EDGE
from timeline.metrics import ROADMAP
from timeline.tests.strategies import bars
from timeline.tests.test_arrows import walk

SCALE = scale_for("months", dt.date(2026, 1, 1), dt.date(2028, 12, 31))
DAY = dt.date(2026, 3, 1)


def bar(number, start, days, within=None):
    first = DAY + dt.timedelta(start)
    return Bar(number, first, first + dt.timedelta(days), f"Bar {number}", within=within)


def rows_in(lane):
    return {placed.id: placed.row for placed in lane.bars}


def test_what_is_held_stands_below_the_title_of_what_holds_it():
    lane = Lane(
        "g", bars=(bar(1, 0, 30), bar(2, 0, 200), bar(3, 0, 60, 2), bar(4, 20, 60, 2), bar(5, 120, 30, 2))
    )
    placed = lay_out([lane], SCALE).lanes[0]

    assert rows_in(placed) == {1: 0, 2: 1, 3: 2, 4: 3, 5: 2}
    assert placed.rows == 4
    holder = next(p for p in placed.bars if p.id == 2)
    assert holder.height == 3 * ROADMAP.row - 2 * EDGE


def test_a_bar_that_holds_nothing_here_is_a_bar_like_others():
    placed = lay_out([Lane("g", bars=(bar(1, 0, 30), bar(2, 40, 30, within=9)))], SCALE).lanes[0]

    assert rows_in(placed)[1] == 0 and placed.bars[0].height is None


def test_two_containers_stand_one_below_the_other():
    lane = Lane("g", bars=(bar(1, 50, 90), bar(2, 50, 30, 1), bar(3, 0, 90), bar(4, 0, 30, 3)))

    assert rows_in(lay_out([lane], SCALE).lanes[0]) == {3: 0, 4: 1, 1: 2, 2: 3}


def test_a_lane_is_at_least_as_high_as_what_is_said_of_it():
    low, high = lay_out([Lane("a", bars=(bar(1, 0, 9),), least=108), Lane("b", least=10)], SCALE).lanes

    assert (low.height, high.y, high.height) == (108, 108, ROADMAP.row + 2 * ROADMAP.pad)


@st.composite
def lanes(draw):
    """Loose bars, and containers that span what they hold."""
    found = [draw(bars(n)) for n in range(draw(st.integers(0, 4)))]
    for n in range(100, 100 + draw(st.integers(0, 3))):
        held = [replace(draw(bars(10 * n + m)), within=n) for m in range(draw(st.integers(1, 4)))]
        found += [Bar(n, min(b.start for b in held), max(b.end for b in held), "Whole"), *held]
    return Lane("g", bars=tuple(found))


@given(lanes())
def test_a_container_covers_what_it_holds_and_nothing_else(lane):
    placed = {p.id: p for p in lay_out([lane], SCALE).lanes[0].bars}

    for holder in (p for p in placed.values() if p.height):
        top, bottom = holder.y, holder.y + holder.height
        for other in placed.values():
            inside = top <= other.y and other.y + ROADMAP.bar <= bottom
            if other.bar.within == holder.id:
                assert inside
                assert holder.x <= other.x + 0.01 and other.x + other.width <= holder.x + holder.width + 12.01
            elif other.id != holder.id:
                assert other.y + ROADMAP.bar <= top or bottom <= other.y


@given(lanes(), lanes(), st.randoms(use_true_random=False))
def test_arrows_begin_at_their_bar_and_end_at_the_start_of_the_other(one, two, random):
    two = replace(two, bars=tuple(replace(b, id=-b.id - 1, within=None if b.within is None else -b.within - 1)
                                  for b in two.bars))  # fmt: skip
    ids = [b.id for b in (*one.bars, *two.bars)]
    links = [Link(*random.sample(ids, 2)) for _n in range(6)] if len(ids) > 1 else []
    drawn = lay_out([one, replace(two, least=500)], SCALE, links=links)
    spots = {p.id: (p, lane.y + p.y, p.height or ROADMAP.bar) for lane in drawn.lanes for p in lane.bars}

    for arrow in drawn.arrows:
        (x, y), *_way, (last_x, last_y) = walk(arrow.path)
        p, top, height = spots[arrow.before]
        assert p.x - 0.05 <= x <= p.x + p.width + 0.05 and top - 0.05 <= y <= top + height + 0.05
        p, top, height = spots[arrow.after]
        assert abs(last_x - (p.x - 4)) < 0.05 and top <= last_y <= top + height
        assert arrow.x <= p.x and abs(arrow.y - (top + height / 2)) < 0.05


def test_the_caller_may_know_better_what_overlaps():
    lane = Lane("g", bars=(bar(1, 0, 30), bar(2, 100, 30)))
    (arrow,) = lay_out([lane], SCALE, links=[Link(1, 2, told=("forecast", 11))]).arrows

    assert (arrow.conflict, arrow.days) == ("forecast", 11)


def test_bars_that_share_lanes_are_linked_in_each_of_them():
    both, alone = (bar(1, 0, 30), bar(2, 40, 30)), (bar(2, 40, 30), bar(3, 80, 30))
    drawn = lay_out([Lane("a", bars=both), Lane("b", bars=both), Lane("c", bars=alone)], SCALE,
                    links=[Link(1, 2), Link(1, 3)])  # fmt: skip
    starts = [next(iter(walk(arrow.path)))[1] for arrow in drawn.arrows]

    assert [(arrow.before, arrow.after) for arrow in drawn.arrows] == [(1, 2), (1, 2), (1, 3)]
    assert starts[0] < drawn.lanes[1].y < starts[1] < drawn.lanes[2].y

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Bar
from timeline.arrows import Box, conflict, elbow

NUMBER = r"-?\d+(?:\.\d+)?"
PATH = re.compile(rf"M{NUMBER} {NUMBER}(?:[HV]{NUMBER}|q{NUMBER} {NUMBER} {NUMBER} {NUMBER})+")
HEAD = re.compile(rf"M{NUMBER} {NUMBER}l-6\.5 -3\.5v7z")
tops = st.integers(0, 60).map(lambda row: 15 + 44 * row)
boxes = st.builds(Box, st.floats(0, 5000), st.floats(12, 900), tops, st.just(34))


def walk(path):
    """Points an absolute-HV, relative-q path goes through."""
    x = y = 0.0
    for command, numbers in re.findall(rf"([MHVq])((?: ?{NUMBER})+)", path):
        values = [float(number) for number in re.findall(NUMBER, numbers)]
        if command == "M":
            x, y = values
        elif command == "H":
            x = values[0]
        elif command == "V":
            y = values[0]
        else:
            x, y = x + values[2], y + values[3]
        yield x, y


def test_down_by_hand():
    path, head = elbow(Box(100, 376, 59, 34), Box(506, 187, 103, 34))
    assert path == "M468 93V114q0 6 6 6H502"
    assert head == "M506 120l-6.5 -3.5v7z"


def test_up_by_hand():
    path, _ = elbow(Box(100, 376, 59, 34), Box(506, 187, 15, 34))
    assert path == "M468 59V38q0 -6 6 -6H502"


def test_in_one_row_it_goes_straight():
    path, _ = elbow(Box(100, 50, 15, 34), Box(200, 50, 15, 34))
    assert path == "M150 32H196"


def test_back_to_an_earlier_start_it_runs_between_the_rows():
    path, _ = elbow(Box(100, 400, 15, 34), Box(300, 100, 59, 34))
    assert path == "M492 49V52q0 3 -3 3H291q-3 0 -3 3V73q0 3 3 3H296"


@given(boxes, boxes)
def test_paths_are_valid_and_end_at_the_start_of_the_second(a, b):
    path, head = elbow(a, b)
    assert PATH.fullmatch(path)
    assert HEAD.fullmatch(head)
    points = list(walk(path))
    assert points[-1] == pytest.approx((b.x - 4, b.middle), abs=0.05)
    assert a.x - 0.05 <= points[0][0] <= a.x + a.width + 0.05
    assert a.top <= points[0][1] <= a.top + a.height


def bar(start, end, p50=None):
    return Bar(1, start, end, forecast=p50 and (p50, p50))


@pytest.mark.parametrize(
    ("end", "p50", "start", "lag", "expected"),
    [
        (date(2026, 6, 10), None, date(2026, 6, 11), 0, ("none", 0)),
        (date(2026, 6, 10), None, date(2026, 6, 10), 0, ("plan", 1)),
        (date(2026, 6, 10), None, date(2026, 6, 11), 3, ("plan", 3)),
        (date(2026, 6, 10), date(2026, 6, 20), date(2026, 6, 21), 0, ("none", 0)),
        (date(2026, 6, 10), date(2026, 6, 21), date(2026, 6, 21), 0, ("forecast", 1)),
        (date(2026, 6, 10), date(2026, 6, 21), date(2026, 6, 1), 0, ("plan", 10)),
        (date(2026, 6, 10), date(2026, 6, 1), date(2026, 6, 11), 0, ("none", 0)),
    ],
)
def test_conflict(end, p50, start, lag, expected):
    before, after = bar(date(2026, 5, 1), end, p50), bar(start, date(2026, 12, 31))
    assert conflict(before, after, lag) == expected

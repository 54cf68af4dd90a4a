"""The geometry of the matrix: values find their pixels and back, labels never collide."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategy.ranking import matrix
from strategy.ranking.matrix import BOTTOM, LEFT, RIGHT, TOP, Box, axis_of, draw, nice, radii


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=20), st.floats(0, 1))
def test_a_pixel_and_its_value_are_one(values, share):
    axis = axis_of(values, LEFT, RIGHT)
    for value in values:
        assert LEFT <= axis.at(value) <= RIGHT
        assert axis.value(axis.at(value)) == pytest.approx(value, rel=1e-6, abs=1e-6)
    pixel = LEFT + share * (RIGHT - LEFT)
    assert axis.at(axis.value(pixel)) == pytest.approx(pixel, abs=1e-6)


def test_an_axis_bends_where_one_dwarfs_the_rest():
    assert axis_of([125, 4620], BOTTOM, TOP).bent
    assert not axis_of([5, 38], LEFT, RIGHT).bent
    assert not axis_of([0.25, 3], LEFT, RIGHT, steps=(0.25, 0.5, 1, 2, 3)).bent
    assert [v for v, _px in axis_of([0.25, 3], LEFT, RIGHT, (0.25, 3)).ticks] == [0.25, 3]


def test_ticks_are_round_and_within():
    assert [v for v, _px in axis_of([5, 38], LEFT, RIGHT).ticks] == [0, 10, 20, 30, 40]
    assert [v for v, _px in axis_of([125, 4620], BOTTOM, TOP).ticks] == [250, 1000, 2500]
    assert [nice(n) for n in (0.3, 1.4, 8, 23)] == [0.25, 1, 10, 25]


def test_nothing_and_one_thing_have_a_drawing():
    assert draw([]).bubbles == []
    assert len(draw([("a", 3, 3, None, "Alone")]).labels) == 1
    assert draw([("a", None, 3, 1, "Unknown")]).bubbles == []


def test_areas_are_as_the_sizes():
    small, large = radii([400, 1600])
    assert large / small == pytest.approx(2)
    assert max(radii([5] * 2000)) < min(radii([5] * 3))


POINT = st.tuples(
    st.floats(0, 50),
    st.floats(0, 5000),
    st.one_of(st.none(), st.floats(0, 3000)),
    st.text("abc xyz", min_size=1, max_size=40),
)


@given(st.lists(POINT, max_size=60))
@example([(0.0, 5e-324, None, "a")])
def test_labels_lie_on_nothing(points):
    drawing = draw([(n, *point) for n, point in enumerate(points)])
    boxes = [label.box for label in drawing.labels]
    assert all(box.inside for box in boxes)
    assert not any(a.meets(b) for a, b in itertools.combinations(boxes, 2))
    for label in drawing.labels:
        for bubble in drawing.bubbles[: matrix.LABELS]:
            if bubble is not label.bubble:
                around = Box(
                    bubble.x - bubble.radius,
                    bubble.y - bubble.radius,
                    bubble.x + bubble.radius,
                    bubble.y + bubble.radius,
                )
                assert not label.box.meets(around)


def test_the_first_have_the_choice():
    drawing = draw([(1, 10, 10, 1, "First here"), (2, 10, 10, 1, "Second here"), (3, 40, 40, 1, "Far away")])
    assert drawing.labels[-1].bubble.who == 3

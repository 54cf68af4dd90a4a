from hypothesis import given
from hypothesis import strategies as st

from timeline.packing import Item, pack, row_count


@st.composite
def items(draw, rows=False):
    found = []
    for number in range(draw(st.integers(0, 25))):
        start = draw(st.integers(0, 60))
        length = draw(st.integers(1, 30))
        row = draw(st.none() | st.integers(-2, 5)) if rows else None
        found.append(Item(number, start, start + length, length, row))
    return found


def collide(a, b):
    return a.start < b.end and b.start < a.end


def assert_no_overlap(found, rows):
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            assert rows[a.id] != rows[b.id] or not collide(a, b)


def test_by_hand():
    a, b, c, d = Item("a", 0, 10), Item("b", 5, 15), Item("c", 10, 20), Item("d", 12, 30)
    assert pack([d, c, b, a]) == {"a": 0, "b": 1, "c": 0, "d": 2}


def test_of_two_that_start_together_the_longer_is_above():
    assert pack([Item("short", 0, 5, 5), Item("long", 0, 9, 9)]) == {"long": 0, "short": 1}


def test_a_chosen_row_is_kept_until_it_collides():
    a, b = Item("a", 0, 10, row=2), Item("b", 20, 30, row=2)
    assert pack([a, b]) == {"a": 2, "b": 2}
    assert pack([a, b._replace(start=5)]) == {"a": 2, "b": 0}


def test_the_dragged_item_gives_way():
    a, b = Item("a", 0, 10, row=0), Item("b", 5, 15, row=0)
    assert pack([a, b], moved="a") == {"a": 1, "b": 0}
    assert pack([a, b]) == {"a": 0, "b": 1}


def test_an_empty_lane_has_one_row():
    assert pack([]) == {}
    assert row_count({}) == 1


@given(items(rows=True), st.none() | st.integers(0, 24))
def test_nothing_overlaps(found, moved):
    rows = pack(found, moved)
    assert rows.keys() == {item.id for item in found}
    assert all(0 <= row < row_count(rows) for row in rows.values())
    assert_no_overlap(found, rows)


@given(items())
def test_as_few_rows_as_the_busiest_moment(found):
    busiest = max((sum(i.start <= at.start < i.end for i in found) for at in found), default=1)
    assert row_count(pack(found)) == busiest


@given(items(rows=True))
def test_a_chosen_row_without_collision_is_kept(found):
    rows = pack(found)
    for item in found:
        rivals = [i for i in found if i is not item and i.row == item.row and collide(i, item)]
        if item.row is not None and item.row >= 0 and not rivals:
            assert rows[item.id] == item.row


@given(items(rows=True), st.integers(0, 24), st.randoms())
def test_the_order_given_does_not_matter(found, moved, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert pack(found, moved) == pack(shuffled, moved)


@given(items(), st.integers(1, 60))
def test_one_item_moved_later_leaves_those_before_it(found, by):
    for moved in found[:3]:
        rows = pack(found)
        after = pack([i._replace(start=i.start + by, end=i.end + by) if i is moved else i for i in found])
        before = [i for i in found if i.start < moved.start]
        assert all(rows[i.id] == after[i.id] for i in before)


@given(items(), st.integers(-60, 60))
def test_rows_held_from_before_stay_when_one_item_is_dragged(found, by):
    rows = pack(found)
    held = [item._replace(row=rows[item.id]) for item in found]
    assert pack(held) == rows
    for moved in held[:3]:
        shifted = [i._replace(start=i.start + by, end=i.end + by) if i is moved else i for i in held]
        after = pack(shifted, moved=moved.id)
        assert_no_overlap(shifted, after)
        assert all(after[i.id] == rows[i.id] for i in held if i is not moved)

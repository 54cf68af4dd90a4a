from types import SimpleNamespace

from execution.tree import leaves, rows


def task(pk, parent=None, status="todo"):
    return SimpleNamespace(pk=pk, parent_id=parent, status=status)


def shape(tasks):
    return [(row.task.pk, row.depth) for row in rows(tasks)]


def test_subtasks_stand_behind_their_parent():
    assert shape([task(1), task(2), task(3, 1), task(4, 3), task(5, 1)]) == [
        (1, 0), (3, 1), (4, 2), (5, 1), (2, 0),
    ]  # fmt: skip


def test_a_thousand_levels_need_no_recursion():
    assert shape([task(n, n - 1 or None) for n in range(1, 3001)])[-1] == (3000, 2999)


def test_nothing_is_lost_to_a_circle_or_a_missing_parent():
    assert {pk for pk, _depth in shape([task(1, 2), task(2, 1), task(3, 99)])} == {1, 2, 3}


def test_cancelled_subtasks_do_not_count():
    top = rows([task(1), task(2, 1, "done"), task(3, 1, "cancelled"), task(4, 1)])[0]
    assert (top.below, top.below_done) == (2, 1)


def test_leaves_are_no_parents():
    assert [t.pk for t in leaves([task(1), task(2, 1)])] == [2]

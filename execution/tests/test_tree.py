from decimal import Decimal
from types import SimpleNamespace

from execution.tree import leaves, rows


def task(pk, parent=None, status="todo", estimate=None, remaining=None):
    hours = [None if value is None else Decimal(value) for value in (estimate, remaining)]
    return SimpleNamespace(pk=pk, parent_id=parent, status=status, estimate=hours[0], remaining=hours[1])


def share(tasks, pk):
    return next(row.share for row in rows(tasks) if row.task.pk == pk)


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


def test_a_parent_is_as_far_as_its_leaves_at_any_depth():
    tasks = [
        task(1, status="done", estimate=1000),  # what a parent says of itself does not count
        task(2, 1, "done", 30),
        task(3, 1),
        task(4, 3, "doing", 10, 5),
        task(5, 3, "cancelled", 500),
    ]
    assert share(tasks, 1) == 35 / 40
    assert share(tasks, 3) == 0.5


def test_an_unestimated_leaf_weighs_the_mean_of_the_whole_project():
    tasks = [task(1), task(2, 1, "done", 10), task(3, 1), task(4, None, "todo", 30)]
    assert share(tasks, 1) == 10 / 30  # 10 done, and the mean of 10 and 30 open


def test_a_parent_whose_work_was_all_given_up_has_no_progress():
    tasks = [task(1), task(2, 1, "cancelled", 10)]
    assert share(tasks, 1) is None


def test_a_leaf_at_the_end_of_three_thousand_levels_reaches_the_top():
    tasks = [task(n, n - 1 or None) for n in range(1, 3001)]
    tasks[-1].status = "done"
    assert share(tasks, 1) == 1

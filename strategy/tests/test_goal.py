"""Goals and their key results: how far, how well, and what measuring them leaves behind."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts import trash
from accounts.errors import Refused
from accounts.models import Activity
from strategy import goals
from strategy.models import CheckIn, Goal, KeyResult, Product
from strategy.tests import factories as make

D = dt.date
START, END = D(2026, 1, 1), D(2026, 12, 31)
numbers = st.decimals(-10_000, 10_000, places=2)


def goal_with(*results):
    rows = [SimpleNamespace(start_value=s, target_value=t, current_value=c) for s, t, c in results]
    return SimpleNamespace(key_results=SimpleNamespace(all=lambda: rows))


# -- progress ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "target", "current", "share"),
    [
        (58, 85, 67, 9 / 27),
        (0, 100, 0, 0),
        (0, 100, 100, 1),
        (0, 100, 140, 1),
        (0, 100, -5, 0),
        (9, 3, 6, 0.5),
        (9, 3, 2, 1),
        (9, 3, 12, 0),
        (-10, 10, 0, 0.5),
        (0, 100, None, 0),
        (5, 5, 5, 0),
    ],
)
def test_how_far_a_number_has_come(start, target, current, share):
    assert goals.share(start, target, current) == pytest.approx(share)


@given(numbers, numbers, numbers)
def test_a_share_is_never_less_than_nothing_or_more_than_all(start, target, current):
    assert 0 <= goals.share(start, target, current) <= 1


@given(numbers, numbers, st.integers(0, 100))
def test_a_rising_and_a_falling_number_come_as_far(start, target, percent):
    now = start + (target - start) * percent / 100
    there, back = goals.share(start, target, now), goals.share(-start, -target, -now)
    assert there == pytest.approx(back)
    if start != target:
        assert there == pytest.approx(percent / 100)


def test_a_goal_is_as_far_as_the_mean_of_its_key_results():
    assert goals.progress(goal_with((0, 10, 5), (9, 3, 3), (0, 10, None))) == pytest.approx(0.5)
    assert goals.progress(goal_with()) == 0


# -- health -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "share"),
    [
        (D(2025, 12, 31), 0),
        (START, 1 / 365),
        (D(2026, 7, 1), 182 / 365),
        (END, 1),
        (D(2027, 2, 1), 1),
    ],
)
def test_what_is_expected_lies_on_the_straight_line(today, share):
    assert goals.expected(START, END, today) == pytest.approx(share)


def test_a_period_of_one_day_is_expected_on_that_day():
    assert goals.expected(START, START, START) == 1


@pytest.mark.parametrize(
    ("behind", "state"),
    [
        (-30, "on_track"),
        (0, "on_track"),
        (5, "on_track"),
        (5.1, "at_risk"),
        (20, "at_risk"),
        (20.1, "off_track"),
        (60, "off_track"),
    ],
)
def test_health_by_points_behind_the_line(behind, state):
    today = START + dt.timedelta(days=218)  # 219 of 365 days: 60 % expected
    found = goals.health(0.6 - behind / 100, START, END, today)
    assert (found.state, found.expected) == (state, pytest.approx(0.6))
    assert found.behind == pytest.approx(behind / 100)


@given(st.dates(D(2020, 1, 1), D(2030, 1, 1)), st.integers(0, 800), st.floats(0, 1), st.integers(-400, 1200))
def test_health_never_gets_worse_by_reaching_more(start, days, reached, offset):
    end, today = start + dt.timedelta(days=days), start + dt.timedelta(days=offset)
    order = ["off_track", "at_risk", "on_track"]
    less, more = (goals.health(share, start, end, today).state for share in (reached / 2, reached))
    assert order.index(less) <= order.index(more)


def test_what_nothing_measures_has_no_plan():
    assert goals.health(None, START, END, END).state == "no_plan"


@pytest.mark.parametrize(
    ("checked", "today", "silent"),
    [
        (D(2026, 5, 17), D(2026, 6, 17), False),
        (D(2026, 5, 16), D(2026, 6, 17), True),
        (None, D(2026, 2, 1), False),
        (None, D(2026, 2, 2), True),
        (D(2025, 6, 1), D(2026, 1, 15), False),
        (None, D(2025, 6, 1), False),
    ],
)
def test_a_key_result_not_checked_in_for_a_month_says_so(checked, today, silent):
    assert goals.silent(checked, START, today) is silent


# -- goals as records -------------------------------------------------------------------------


def test_a_goal_is_numbered_within_its_product(place):
    other = make.product(place.owner, key="DEP")
    found = [make.goal(place.manager, place.product), make.goal(place.manager, other)]
    found.append(make.goal(place.manager, place.product))
    assert [g.key for g in found] == ["ORC-G1", "DEP-G1", "ORC-G2"]
    assert found[0].short_key == "G1"
    assert str(found[0]) == "Kitchens reorder without calling"


def test_a_period_ends_after_it_starts(place):
    with pytest.raises(Refused) as refused:
        make.goal(place.manager, place.product, period_start=END, period_end=START)
    assert (refused.value.message, refused.value.field) == ("The end lies before the start.", "period_end")
    assert make.goal(place.manager, place.product, period_start=END, period_end=END).number == 1


@pytest.mark.parametrize("fields", [{"start": 5, "target": 5}, {"start": 0, "target": 0}])
def test_a_key_result_needs_a_distance(place, fields):
    goal = make.goal(place.manager, place.product)
    with pytest.raises(Refused) as refused:
        make.key_result(place.manager, goal, **fields)
    assert refused.value.message == "Start and target are the same, so nothing could be measured."
    assert refused.value.field == "target_value"


def test_the_distance_cannot_be_edited_away(place):
    result = make.key_result(place.manager, make.goal(place.manager, place.product))
    for changes in ({"start_value": Decimal(85)}, {"target_value": Decimal(58)}):
        with pytest.raises(Refused):
            result.edit(by=place.manager, changes=changes)
    result.refresh_from_db()
    assert (result.start_value, result.target_value) == (58, 85)


def test_key_results_stand_in_the_order_they_were_written(place):
    goal = make.goal(place.manager, place.product)
    made = [make.key_result(place.manager, goal, title=t) for t in "ABC"]
    assert [r.title for r in KeyResult.objects.with_check()] == ["A", "B", "C"]
    assert [r.rank for r in made] == [1, 2, 3]


def test_a_check_in_is_a_fact_and_the_new_value(place):
    goal = make.goal(place.manager, place.product)
    result = make.key_result(place.manager, goal)
    first = result.check_in(by=place.manager, value=Decimal(63), note="Reorder button", at=make.NOON)
    result.check_in(by=place.owner, value=Decimal(67), at=make.NOON + dt.timedelta(days=9))

    result.refresh_from_db()
    assert result.current_value == 67
    assert [(c.value, c.by) for c in CheckIn.objects.all()] == [(67, place.owner), (63, place.manager)]
    assert (first.note, first.at) == ("Reorder button", make.NOON)
    logged = Activity.objects.of(result).filter(verb="checked_in").order_by("at")
    assert [row.changes["current_value"] for row in logged] == [[None, "63"], ["63", "67"]]
    assert KeyResult.objects.with_check().get().checked_at == make.NOON + dt.timedelta(days=9)


def test_the_same_value_again_is_a_check_in_too(place):
    result = make.key_result(place.manager, make.goal(place.manager, place.product))
    for _ in range(2):
        result.check_in(by=place.manager, value=Decimal(63))
    assert result.check_ins.count() == 2
    assert Activity.objects.of(result).filter(verb="checked_in").count() == 2


@pytest.mark.parametrize("value", ["1234567890123", "100000000000", "-100000000000"])
def test_a_number_too_long_to_keep_is_refused(place, value):
    goal = make.goal(place.manager, place.product)
    result = make.key_result(place.manager, goal)
    with pytest.raises(Refused):
        result.check_in(by=place.manager, value=Decimal(value))
    for name in ("start", "target"):
        with pytest.raises(Refused):
            make.key_result(place.manager, goal, **{name: Decimal(value)})
    assert not CheckIn.objects.exists() and KeyResult.objects.count() == 1


def test_the_longest_number_is_read_back_as_it_was(place):
    longest = Decimal("99999999999.9999")
    result = make.key_result(place.manager, make.goal(place.manager, place.product), target=longest)
    result.check_in(by=place.manager, value=-longest)
    result.refresh_from_db()
    assert (result.target_value, result.current_value) == (longest, -longest)
    assert result.check_ins.get().value == -longest


def test_the_trash_takes_key_results_along_and_brings_them_back(place):
    goal = make.goal(place.manager, place.product)
    result = make.key_result(place.manager, goal)
    result.check_in(by=place.manager, value=Decimal(60))
    goal.trash(by=place.manager)
    assert not Goal.objects.exists() and not KeyResult.objects.exists()
    goal.restore(by=place.manager)
    assert list(goal.key_results.all()) == [result] and result.check_ins.count() == 1


def test_the_list_reads_all_results_at_once(place, django_assert_num_queries):
    for _ in range(3):
        make.key_result(place.manager, make.goal(place.manager, place.product, owner=place.owner))
    with django_assert_num_queries(2):
        for goal in place.workspace.goals.for_list():
            assert goal.owner.user.name and goal.product.workspace.slug
            assert [r.checked_at for r in goal.key_results.all()] == [None]


def test_a_goal_does_not_come_back_without_its_product(place):
    goal = make.goal(place.manager, place.product)
    goal.trash(by=place.manager)
    place.product.trash(by=place.owner)
    with pytest.raises(Refused, match=f"Restore {place.product.name} first"):
        Goal.everything.get(pk=goal.pk).restore(by=place.manager)


def test_a_goal_that_cannot_let_its_product_go_keeps_no_other_product(place):
    """Without a product it would be a second goal of the company with this number."""
    goal, other = make.goal(place.manager, place.product), make.product(place.owner, key="OTH")
    make.goal(place.manager, None)
    old = timezone.now() - dt.timedelta(days=40)
    place.product.trash(by=place.owner, at=old)
    other.trash(by=place.owner, at=old)
    Goal.everything.filter(pk=goal.pk).update(deleted_at=None, deletion=None)
    trash.purge(timezone.now())
    assert list(Product.everything.filter(pk__in=[place.product.pk, other.pk])) == [place.product]
    assert Goal.objects.get(pk=goal.pk).product_id == place.product.pk

"""The forecast follows what waits for what."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execution.models import TaskDependency
from execution.scheduling.jobs import Link
from roadmap.awaited import Web
from roadmap.forecast import Leaf, forecast
from roadmap.outlook import outlook
from roadmap.tests import factories as make
from roadmap.tests.test_forecast import DATES, WED, d, leaves
from roadmap.work import of_projects


def leaf(name, first=None, last=None, status="todo", **more):
    return Leaf(name, status, start=first and d(first), due=last and d(last), **more)


def days(found):
    return {row.id: (row.start, row.end, row.waits) for row in found.rows}


def web(*links, parents=None):
    return Web([Link(*link) for link in links], parents or {})


@given(st.lists(leaves(), max_size=5, unique_by=lambda one: one.id), DATES)
@settings(max_examples=60)
def test_without_links_it_is_the_sum_it_was(found, today):
    assert forecast(found, today, web()) == forecast(found, today)


def test_what_takes_no_working_time_stands_on_the_evening_of_what_it_waits_for():
    saturday = d(6)
    found = [Leaf("a", "todo"), Leaf("b", "todo", start=saturday, due=saturday)]
    rows = {row.id: row for row in forecast(found, saturday, web(("a", "b"))).rows}
    assert rows["b"].days == 0 and rows["b"].start == rows["b"].end == rows["a"].end


@given(st.lists(leaves(), min_size=2, max_size=6, unique_by=lambda one: one.id), DATES, st.data())
@settings(max_examples=60)
def test_links_only_ever_push_and_no_one_begins_before_what_it_waits_for_ends(found, today, data):
    pairs = data.draw(
        st.sets(st.tuples(*[st.integers(0, len(found) - 1)] * 2).filter(lambda p: p[0] < p[1]), max_size=6)
    )
    links = [Link(found[a].id, found[b].id) for a, b in pairs]
    alone, together = forecast(found, today), forecast(found, today, Web(links, {}))
    if alone is None or alone.done:
        assert together == alone
        return
    before = {row.id: row for row in alone.rows}
    rows = {row.id: row for row in together.rows}
    assert all(row.start >= before[pk].start and row.end >= before[pk].end for pk, row in rows.items())
    assert together.p50 >= alone.p50
    todo = {one.id for one in found if one.status == "todo"}
    for link in links:
        if link.after in todo and link.before in rows and rows[link.before].days:
            waits, end = rows[link.after], rows[link.before].end
            # What lies on a free day alone takes no working time: it is a moment, on the evening of what it waits for.
            assert waits.start > end if waits.days else waits.start >= end


def test_what_is_left_of_one_lets_the_next_begin_and_the_last_decides():
    found = [leaf("a", 15, 18), leaf("b", 17, 19), leaf("c", 19, 19)]
    plain = forecast(found, WED)
    assert plain.p50 == d(22)  # four days of a from today on
    linked = forecast(found, WED, web(("a", "b"), ("b", "c")))
    assert days(linked) == {"a": (WED, d(22), None), "b": (d(23), d(25), "a"), "c": (d(26), d(26), "b")}
    assert (linked.p50, linked.deciding, linked.ahead, linked.spread) == (d(26), ("c",), 8, 3)


def test_kinds_and_lags_hold_as_in_the_plan():
    found = [leaf("a", 17, 19), leaf("b", 17, 17)]
    for link, first in ((("a", "b", "SS", 2), 18), (("a", "b", "FF", 0), 19), (("a", "b", "FS", 4), 24)):
        assert days(forecast(found, WED, web(link)))["b"][0] == d(first)
    assert days(forecast(found, WED, web(("a", "b", "FS", -2))))["b"][0] == d(19)


def test_what_has_begun_waits_no_more_and_what_is_over_is_not_waited_for():
    begun = [leaf("a", 17, 19), leaf("b", 17, 17, status="doing")]
    assert days(forecast(begun, WED, web(("a", "b"))))["b"][0] == WED
    assert days(
        forecast([leaf("a", 15, 30, status="doing"), leaf("b", 17, 17)], WED, web(("a", "b", "SS", 4)))
    )["b"] == (WED, WED, None)
    over = [leaf("a", 15, 16, status="done", finished_on=WED), leaf("b", 17, 17)]
    assert days(forecast(over, WED, web(("a", "b"))))["b"][0] == WED
    assert days(forecast(over, WED, web(("a", "b", "FS", 2))))["b"][0] == d(19)
    dropped = [leaf("a", 17, 30, status="cancelled"), leaf("b", 17, 17)]
    assert days(forecast(dropped, WED, web(("a", "b"))))["b"][0] == WED


def test_a_whole_is_waited_for_until_its_last_part():
    found = [leaf("x", 17, 17), leaf("y", 17, 23), leaf("b", 17, 17), leaf("c", 17, 17)]
    parents = {"x": "A", "y": "A", "c": "B"}
    linked = forecast(found, WED, web(("A", "b"), ("x", "B"), parents=parents))
    assert days(linked)["b"] == (d(24), d(24), "A") and days(linked)["c"] == (d(18), d(18), "x")


@pytest.mark.django_db
def test_the_page_of_a_task_and_the_facts_of_its_project_name_it(place, in_2026):
    _initiative, delivery = make.launched(place.owner, place.product)
    project, hours = delivery.project, {"estimate": Decimal(8), "remaining": Decimal(8)}
    first = make.task(place.owner, project, "Card mandates", start=d(15), due=d(26), **hours)
    then = make.task(place.owner, project, "Pilot", start=d(29), due=d(30), **hours)
    assert of_projects([project], WED)[project.pk].forecast.p50 == d(30)
    TaskDependency.create(by=place.owner, before=first, after=then)
    assert of_projects([project], WED)[project.pk].forecast.p50 == dt.date(2026, 7, 2)
    found = outlook(then, WED)
    assert (found.end, found.waits, found.row.start) == (dt.date(2026, 7, 2), first, dt.date(2026, 7, 1))
    shown = place.get(f"tasks/{then.key}/").content.decode()
    assert "once what it waits for ends, by forecast" in shown
    shown = place.get(f"deliveries/{delivery.pk}/").content.decode()
    assert "what it waits for" in shown and f'{first.get_absolute_url()}">{first.key}</a>' in shown

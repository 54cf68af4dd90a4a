"""The page that answers "why?": what it lists adds up to what is shown, for any tree of tasks."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from execution.models import Task
from roadmap import explain as page
from roadmap import work
from roadmap.explain import explain
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")

TODAY = make.NOON.date()
HOURS = st.none() | st.decimals("0.25", "400", places=2)
STATUS = st.sampled_from(["todo", "doing", "in_review", "done", "cancelled"])
DATES = st.none() | st.dates(dt.date(2026, 1, 5), dt.date(2027, 6, 30))


@st.composite
def trees(draw):
    """[(parent's place or None, fields)]: each task stands below one of those before it, or at the top."""
    rows = []
    for place in range(draw(st.integers(1, 12))):
        parent = draw(st.none() | st.integers(0, place - 1)) if place else None
        start, due = draw(DATES), draw(DATES)
        if start and due and due < start:
            start, due = due, start
        fields = {"estimate": draw(HOURS), "remaining": draw(HOURS), "start": start, "due": due}
        rows.append((parent, fields | {"status": draw(STATUS)}))
    return rows


def grow(owner, project, rows):
    made = []
    for place, (parent, fields) in enumerate(rows):
        task = make.task(owner, project, f"Task {place}", parent=None if parent is None else made[parent])
        Task.objects.filter(pk=task.pk).update(**fields)
        made.append(task)
    parents = {parent for parent, _fields in rows if parent is not None}
    return [fields for place, (_parent, fields) in enumerate(rows) if place not in parents]


@pytest.fixture
def delivery(db):
    _workspace, owner = make.workspace()
    return make.launched(owner, make.product(owner))[1]


@given(trees())
def test_what_is_listed_adds_up_to_what_is_shown(delivery, rows):
    with transaction.atomic():
        leaves = grow(delivery.launched_by, delivery.project, rows)
        facts = work.of_deliveries([delivery], TODAY)[delivery.pk]
        told = explain(delivery, facts)
        transaction.set_rollback(True)

    counted = [leaf for leaf in leaves if leaf["status"] != "cancelled"]
    progress = told["progress"]
    assert len(progress["rows"]) + progress["more"] == len(counted) == facts.tasks
    near = Decimal("0.006") * max(len(counted), 1)  # each row is rounded to two decimals
    for column, total in (("weight", progress["weight"]), ("done", progress["done"])):
        assert abs(sum(Decimal(row[column]) for row in progress["rows"]) - Decimal(total)) <= near
    if facts.percent is not None:
        share = Decimal(progress["done"]) / Decimal(progress["weight"])
        assert abs(share * 100 - facts.percent) <= Decimal("1.05")
        assert (facts.percent == 100) == all(leaf["status"] == "done" for leaf in counted)


@given(trees())
def test_the_forecast_is_the_last_of_the_listed_ends(delivery, rows):
    with transaction.atomic():
        leaves = grow(delivery.launched_by, delivery.project, rows)
        facts = work.of_deliveries([delivery], TODAY)[delivery.pk]
        told = explain(delivery, facts)
        transaction.set_rollback(True)

    listed, still = told["forecast"]["rows"], [x for x in leaves if x["status"] not in ("done", "cancelled")]
    assert len(listed) + told["forecast"]["more"] == len(still)
    if still:
        assert max(row["end"] for row in listed) == facts.forecast.p50
        assert [row["decides"] for row in listed] == [row["end"] == facts.forecast.p50 for row in listed]
    (fired,) = [rule for rule in told["rules"] if rule["fired"]]
    assert fired["state"] == facts.health.state


def test_long_lists_end_with_a_count_and_the_sums_hold_for_all(delivery, monkeypatch):
    monkeypatch.setattr(page, "MOST", 3)
    for n in range(8):
        make.task(delivery.launched_by, delivery.project, f"Task {n}", estimate=Decimal(n + 1))
    facts = work.of_deliveries([delivery], TODAY)[delivery.pk]
    told = explain(delivery, facts)

    assert [row["weight"] for row in told["progress"]["rows"]] == ["8", "7", "6"]
    assert (told["progress"]["more"], told["progress"]["weight"]) == (5, "36")
    assert len(told["forecast"]["rows"]) == 3 and told["forecast"]["more"] == 5

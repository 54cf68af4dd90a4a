"""What was approved, frozen: equal to what was put forward, numbered, and never edited."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from strategy.models import Promise
from strategy.tests import factories as make


@pytest.fixture
def team(db):
    workspace, owner = make.workspace()
    manager, approver = make.member(workspace), make.member(workspace, Role.EXECUTIVE)
    return manager, approver, make.product(owner, approver, key="ORC", tolerance=15)


def approve(initiative, manager, approver, note="Go.", at=make.NOON):
    initiative.submit(by=manager)
    initiative.decide(by=approver, verdict="approve", note=note, at=at)
    return initiative.promise


def test_it_freezes_what_was_put_forward(team):
    manager, approver, product = team
    goal = make.goal(manager, product)
    initiative = make.initiative(
        manager, product, start=make.START, end=make.END, precision="week", effort="12.5", confidence=80, goals=[goal]
    )  # fmt: skip
    must = make.requirement(manager, initiative, title="Pause an order")
    could = make.requirement(manager, initiative, title="Shift a day", priority="could")

    promise = approve(initiative, manager, approver)

    assert (promise.number, promise.title) == (1, "Standing orders")
    assert (promise.start, promise.end, promise.precision) == (make.START, make.END, "week")
    assert (promise.effort, promise.confidence, promise.tolerance) == (Decimal("12.5"), 80, 15)
    assert promise.goals == [{"id": str(goal.pk), "key": "ORC-G1", "title": goal.title}]
    assert promise.requirements == [
        {"id": str(must.pk), "title": "Pause an order", "priority": "must"},
        {"id": str(could.pk), "title": "Shift a day", "priority": "could"},
    ]
    assert (promise.decided_by, promise.note, promise.at) == (approver, "Go.", make.NOON)
    assert promise.decision.request.snapshot["requirements"] == promise.requirements


def test_it_may_have_no_end_and_no_effort(team):
    manager, approver, product = team
    promise = approve(make.initiative(manager, product), manager, approver)
    assert (promise.start, promise.end, promise.effort, promise.confidence) == (None, None, None, None)


def test_what_changes_later_changes_no_promise(team):
    manager, approver, product = team
    initiative = make.initiative(manager, product, start=make.START, end=make.END, effort=30)
    requirement = make.requirement(manager, initiative)
    before = values(approve(initiative, manager, approver))

    initiative.edit(by=manager, changes={"effort": 50, "end": dt.date(2026, 12, 1), "title": "Weekly orders"})
    requirement.trash(by=manager)
    product.edit(by=manager, changes={"tolerance": 0})

    assert values(Promise.objects.get()) == before


def values(promise):
    return {f.attname: getattr(promise, f.attname) for f in Promise._meta.concrete_fields}


def test_it_is_never_edited(team):
    manager, approver, product = team
    promise = approve(make.initiative(manager, product), manager, approver)
    promise.effort = 1
    with pytest.raises(TypeError, match="never edited"):
        promise.save()


def test_the_tolerance_is_the_one_that_was_asked_with(team):
    manager, approver, product = team
    initiative = make.initiative(manager, product)
    initiative.submit(by=manager)
    product.edit(by=manager, changes={"tolerance": 3})
    initiative.decide(by=approver, verdict="approve")
    assert initiative.promise.tolerance == 15


def test_words_edited_while_in_review_are_not_in_the_promise_unless_asked_again(team):
    manager, approver, product = team
    initiative = make.initiative(manager, product, title="Standing orders")
    initiative.submit(by=manager)
    initiative.edit(by=manager, changes={"title": "Weekly orders"})
    initiative.decide(by=approver, verdict="approve")
    assert (initiative.promise.title, initiative.title) == ("Standing orders", "Weekly orders")


def test_no_promise_comes_of_a_no(team):
    manager, approver, product = team
    initiative = make.initiative(manager, product)
    for verdict in ("request_changes", "decline"):
        make.answer_points(initiative, manager)
        initiative.submit(by=manager)
        initiative.decide(by=approver, verdict=verdict, note="Not yet.")
    assert initiative.promise is None and not Promise.objects.exists()


def test_a_promise_after_a_no_is_the_first(team):
    manager, approver, product = team
    initiative = make.initiative(manager, product, effort=20)
    initiative.submit(by=manager)
    initiative.decide(by=approver, verdict="decline", note="Too dear.")
    initiative.reopen(by=manager)
    initiative.edit(by=manager, changes={"effort": 10})
    promise = approve(initiative, manager, approver)
    assert (promise.number, promise.effort) == (1, 10)


def test_a_new_decision_makes_a_new_promise_and_the_old_one_stays(team):
    manager, approver, product = team
    initiative = make.initiative(manager, product, effort=20)
    first = approve(initiative, manager, approver)
    # No verb leads back from an approval yet; what a second yes writes is proven all the same.
    type(initiative).objects.filter(pk=initiative.pk).update(state="draft")
    initiative.refresh_from_db()
    initiative.edit(by=manager, changes={"effort": 26})
    second = approve(initiative, manager, approver, at=make.NOON + dt.timedelta(days=1))

    assert [(p.number, p.effort) for p in initiative.promises.order_by("number")] == [(1, 20), (2, 26)]
    assert initiative.promise == second != first


def test_two_promises_of_one_initiative_never_share_a_number(team):
    manager, approver, product = team
    promise = approve(make.initiative(manager, product), manager, approver)
    other = approve(make.initiative(manager, product), manager, approver)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=other.pk).update(initiative=promise.initiative)

"""Initiatives edited by the thousand: the same log and rules as one by one, in a few statements."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from accounts import undo
from accounts.ids import new_id
from accounts.models import Activity, CustomField
from collaboration.models import Notification
from strategy import bulk
from strategy.models import Initiative
from strategy.tests import factories as make


def told(initiative):
    return list(
        Activity.objects.of(initiative).filter(verb="edited").values_list("version", "changes", "actor")
    )


@pytest.fixture
def cost(place):
    return CustomField.create(by=place.owner, noun="initiative", name="Cost", kind="number")


def test_together_is_logged_as_singly(place, cost):
    one, many = place.initiative(effort=3), place.initiative(effort=3)
    changes = {"effort": 5, "confidence": 80, cost.field_name: 12}
    one.edit(by=place.manager, changes=changes)
    pairs = [(many, changes)]
    assert Initiative.edit_together(pairs, by=place.manager, at=make.NOON, cause=new_id()) == ([many], [], [])
    assert told(one) == told(many)
    many.refresh_from_db()
    assert (many.effort, many.confidence, many.custom, many.version) == (5, 80, {"cost": 12}, 2)


def test_what_others_hear_of_or_a_rule_refuses_is_handed_back(place, cost):
    plain, reviewed, launched = place.initiative(), place.at("in_review"), place.at("in_delivery")
    how = {"by": place.manager, "at": make.NOON, "cause": new_id()}
    for one, changes in [
        (plain, {"goals": []}), (plain, {"confidence": 101}), (plain, {"field-nothing": "x"}),
        (reviewed, {"effort": 5}), (launched, {"start": make.START, "end": make.END}), (plain, {"title": "New"}),
    ]:  # fmt: skip
        before = Initiative.objects.get(pk=one.pk).version
        assert Initiative.edit_together([(one, changes)], **how) == ([], [], [(one, changes)])
        assert Initiative.objects.get(pk=one.pk).version == before == one.version


def test_a_rule_that_one_breaks_leaves_it_as_it_was_and_the_others_change(place):
    good, bad = place.initiative(), place.initiative()
    pairs = [(good, {"effort": 5}), (bad, {"start": make.END, "end": make.START})]
    found = Initiative.edit_together(pairs, by=place.manager, at=make.NOON, cause=new_id())
    assert found == ([good], [], pairs[1:]) and bad.start is None


def test_where_the_database_refuses_one_nothing_is_written_together(place, monkeypatch):
    one, two = place.initiative(), place.initiative()

    def refuse(_rows):
        raise IntegrityError("a rule")

    monkeypatch.setattr(Activity.objects, "bulk_create", refuse)
    pairs = [(one, {"effort": 5}), (two, {"effort": 6})]
    assert Initiative.edit_together(pairs, by=place.manager, at=make.NOON, cause=new_id()) == ([], [], pairs)
    assert (one.effort, one.version) == (None, 1) and not Initiative.objects.exclude(effort=None).exists()


def test_what_somebody_changed_meanwhile_is_merged_or_told_singly(place):
    one, two = place.initiative(), place.initiative()
    Initiative.objects.get(pk=one.pk).edit(by=place.owner, changes={"confidence": 50})
    Initiative.objects.get(pk=two.pk).edit(by=place.owner, changes={"effort": 8})
    outcome = bulk.change([one, two], {"effort": 5}, by=place.manager, seen={one.pk: 1, two.pk: 1})
    assert outcome.changed == [one] and [left.record for left in outcome.left] == [two]
    assert list(Initiative.objects.order_by("number").values_list("effort", "confidence")) == [
        (5, 50),
        (8, None),
    ]


def test_many_cost_what_few_cost_and_so_does_taking_them_back(place):
    def cost_of(n):
        bets = [place.initiative(title=f"Bet {n}") for _ in range(n)]
        with CaptureQueriesContext(connection) as writing:
            outcome = bulk.change(bets, {"effort": Decimal(5)}, by=place.manager)
        with CaptureQueriesContext(connection) as undoing:
            undo.undo(by=place.manager, cause=outcome.cause)
        assert not Initiative.objects.filter(effort=5).exists()
        return len(writing), len(undoing)

    assert cost_of(2) == cost_of(9)


def test_an_owner_given_to_many_hears_of_each_and_follows_in_as_many_statements(
    place, django_assert_max_num_queries
):
    old = place.approver
    some = [place.initiative(title=f"Bet {n}", owner=old) for n in range(3)]
    Notification.objects.all().delete()
    one = place.initiative(title="Alone", owner=old)
    one.edit(by=place.manager, changes={"owner": place.reader}, at=make.NOON)
    with django_assert_max_num_queries(12):
        outcome = bulk.change(some, {"owner": place.reader}, by=place.manager, at=make.NOON)
    assert outcome.changed == some and outcome.left == []
    heard = Notification.objects.filter(member=place.reader, kind="assignment", verb="own")
    assert {row.subject_id for row in heard} == {each.pk for each in (*some, one)}
    assert not Notification.objects.filter(member=old, kind="assignment").unread().exists()
    for each in some:
        each.refresh_from_db()
        assert each.owner == place.reader and each.followed_by(place.reader)
    alone, many = (Activity.objects.of(each).get(verb="edited") for each in (one, some[0]))
    assert alone.changes == many.changes

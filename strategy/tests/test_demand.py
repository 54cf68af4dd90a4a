"""Demand, worked out by hand, and that the database counts like the formula."""

import datetime as dt

import pytest

from strategy.demand import by_segment, demand, dots, weekly
from strategy.evidence import demand_of
from strategy.models import Customer, Idea, Insight

TODAY = dt.date(2026, 6, 17)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ([], 0),
        ([("a", 3)], 3),
        ([("a", 3), ("a", 3)], 3),  # two insights of one customer count once
        ([("a", 3), ("b", 2), ("c", 1)], 6),
        ([("a", 3), ("b", 2), ("a", 3), ("b", 2), ("c", 1)], 6),
        ([(None, 1), (None, 1)], 0),  # nobody known said it
        ([("a", 1), (None, 3)], 1),
    ],
)
def test_demand_is_the_sum_of_the_weights_of_distinct_customers(said, number):
    assert demand(said) == number


@pytest.mark.parametrize(
    ("value", "largest", "shown"),
    [(0, 0, 0), (0, 9, 0), (1, 9, 1), (3, 9, 1), (4, 9, 2), (6, 9, 2), (7, 9, 3), (9, 9, 3), (12, 9, 3)],
)
def test_dots_are_thirds_of_the_largest_rounded_up(value, largest, shown):
    assert dots(value, largest) == shown


def test_segments_come_by_their_weight_and_what_has_none_last():
    customers = [("Hub", 3), ("School", 2), ("", 3), ("School", 2)]
    assert by_segment(customers) == [("School", 4, 40), ("Hub", 3, 30), ("", 3, 30)]
    assert by_segment([]) == []


def test_weeks_end_today():
    days = [TODAY, TODAY - dt.timedelta(days=6), TODAY - dt.timedelta(days=7), TODAY - dt.timedelta(days=21)]
    assert weekly(days, TODAY, 3) == [0, 1, 2]
    assert weekly([TODAY + dt.timedelta(days=1)], TODAY, 3) == [0, 0, 0]


# -- the same in the database ---------------------------------------------------


class Heard:
    """Ideas of one place, and who said what for them."""

    def __init__(self, place):
        self.place, self.by = place, place.manager
        self.customers = {
            name: Customer.create(by=self.by, name=name, weight=weight)
            for name, weight in (("School", 3), ("Kitchen", 2), ("Bakery", 1))
        }

    def idea(self, title="Say what is missing"):
        return Idea.create(by=self.by, title=title)

    def said(self, who, *ideas, **links):
        customer = self.customers.get(who)
        return Insight.create(by=self.by, words="Tell me.", customer=customer, ideas=list(ideas), **links)

    def figures(self, idea):
        row = self.place.workspace.ideas.with_figures().get(pk=idea.pk)
        return row.demand, row.insight_count, row.vote_count


@pytest.fixture
def heard(place):
    return Heard(place)


def test_a_customer_counts_once_for_an_idea(heard):
    idea = heard.idea()
    heard.said("School", idea)
    heard.said("School", idea)
    heard.said("Bakery", idea)
    heard.said("", idea)
    assert heard.figures(idea) == (4, 4, 0)


def test_what_was_merged_counts_once_too(heard):
    kept, twin = heard.idea(), heard.idea("Text me")
    heard.said("School", kept, twin)
    heard.said("Kitchen", twin)
    heard.said("School", twin)
    twin.merge(into=kept, by=heard.by)
    assert heard.figures(kept) == (5, 3, 0)


def test_what_is_in_the_trash_counts_nothing(heard):
    idea = heard.idea()
    heard.said("School", idea).trash(by=heard.by)
    heard.said("Kitchen", idea)
    heard.customers["Kitchen"].trash(by=heard.by)
    heard.said("Bakery", idea)
    assert heard.figures(idea) == (1, 2, 0)
    heard.customers["Kitchen"].restore(by=heard.by)
    assert heard.figures(idea)[0] == 3


def test_a_merged_twin_in_the_trash_takes_its_share_along(heard):
    kept, twin = heard.idea(), heard.idea("Text me")
    heard.said("School", twin)
    twin.vote(by=heard.place.reader)
    twin.merge(into=kept, by=heard.by)
    twin.trash(by=heard.by)
    assert heard.figures(kept) == (0, 0, 0)


def test_the_demand_for_initiatives_comes_by_both_ways(heard):
    initiative, other = heard.place.initiative(), heard.place.initiative(title="Another")
    idea, twin = heard.idea(), heard.idea("Text me")
    heard.said("School", initiatives=[initiative])
    heard.said("School", idea)
    heard.said("Bakery", twin)
    heard.said("Kitchen", initiatives=[other])
    twin.merge(into=idea, by=heard.by)
    assert demand_of([initiative.pk, other.pk]) == {initiative.pk: 3, other.pk: 2}
    idea.promote(by=heard.by, initiative=initiative)
    assert demand_of([initiative.pk, other.pk]) == {initiative.pk: 4, other.pk: 2}
    idea.trash(by=heard.by)
    assert demand_of([initiative.pk]) == {initiative.pk: 3}


def test_the_demand_for_many_initiatives_takes_two_queries(heard, django_assert_num_queries):
    made = [heard.place.initiative(title=f"Bet {n}") for n in range(4)]
    heard.said("School", initiatives=made)
    with django_assert_num_queries(2):
        assert set(demand_of([row.pk for row in made]).values()) == {3}

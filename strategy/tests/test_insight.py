"""Insights and customers: captured by one field, found or made by name, evidence for what they are linked to."""

import pytest

from accounts import undo
from accounts.errors import Forbidden, Refused
from strategy.models import Customer, Idea, Insight
from strategy.tests import factories as make


def insight(place, words="I must know at eight.", **fields):
    return Insight.create(by=place.manager, words=words, **fields)


def test_what_they_said_is_enough(place):
    made = insight(place)
    assert (made.customer, made.said_on, made.captured_by) == (None, make.TODAY, place.manager)


def test_nothing_said_is_refused(place):
    with pytest.raises(Refused, match="what they said") as refused:
        insight(place, "  ")
    assert refused.value.field == "words"


def test_a_name_makes_a_customer_once_however_it_is_typed(place):
    first = insight(place, customer_name="Fennel & Oat")
    second = insight(place, customer_name="  fennel  &  OAT ")
    assert first.customer == second.customer
    assert (first.customer.name, first.customer.weight) == ("Fennel & Oat", 1)
    assert insight(place, customer_name=" ").customer is None


def test_capitals_beyond_ascii_are_the_same_name(place):
    assert (
        insight(place, customer_name="Île Verte").customer
        == insight(place, customer_name="île verte").customer
    )


def test_undo_takes_the_insight_and_leaves_the_customer(place):
    insight(place, customer_name="Fennel & Oat")
    undo.undo(by=place.manager)
    assert not Insight.objects.exists()
    assert Customer.objects.exists()


def test_a_name_is_given_once_and_said_at_its_field(place):
    Customer.create(by=place.manager, name="Fennel & Oat")
    other = Customer.create(by=place.manager, name="Mill Lane")
    for act in (
        lambda: Customer.create(by=place.manager, name="fennel & oat"),
        lambda: other.edit(by=place.manager, changes={"name": "FENNEL & OAT"}),
    ):
        with pytest.raises(Refused, match="Another customer has this name") as refused:
            act()
        assert refused.value.field == "name"
    other.edit(by=place.manager, changes={"name": "Mill  Lane hub"})
    assert other.name == "Mill Lane hub"


@pytest.mark.parametrize("weight", [0, 4])
def test_a_weight_is_one_to_three(place, weight):
    with pytest.raises(Refused) as refused:
        Customer.create(by=place.manager, name="Fennel & Oat", weight=weight)
    assert refused.value.field == "weight"


def test_the_sentence_that_counts_stands_in_the_words(place):
    made = insight(place, "Fine. But tell me at eight. Thanks.", highlight="But tell me at eight.")
    assert made.parts == ("Fine. ", "But tell me at eight.", " Thanks.")
    with pytest.raises(Refused, match="does not stand") as refused:
        made.edit(by=place.manager, changes={"highlight": "At nine."})
    assert refused.value.field == "highlight"
    assert insight(place).parts == ("I must know at eight.", "", "")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://larkfield.example/a", "https://a:b@larkfield.example/"]
)
def test_an_address_is_one_of_the_web(place, url):
    with pytest.raises(Refused) as refused:
        insight(place, url=url)
    assert refused.value.field == "url"


def test_whoever_captured_it_changes_it_and_nobody_else_but_a_product_manager(place):
    made = Insight.create(by=place.reader, words="Too bright at five.")
    made.edit(by=place.reader, changes={"source": "A visit"})
    made.edit(by=place.manager, changes={"source": "A call"})
    other = insight(place)
    for act in (
        lambda: other.edit(by=place.reader, changes={"source": "A visit"}),
        lambda: other.trash(by=place.reader),
    ):
        with pytest.raises(Forbidden):
            act()
    with pytest.raises(Forbidden, match="captures nothing"):
        Insight.create(by=place.approver, words="I read here.")


def test_linked_to_a_merged_idea_it_speaks_for_the_one_that_stayed(place):
    kept, twin = (Idea.create(by=place.manager, title=title) for title in ("Say it", "Text me"))
    before = insight(place, ideas=[twin])
    twin.merge(into=kept, by=place.manager)
    twin.refresh_from_db()
    assert list(insight(place, ideas=[twin, kept]).ideas.all()) == [kept]
    before.edit(by=place.manager, changes={"ideas": [twin]})  # what stood there before the merge stays there
    assert list(before.ideas.all()) == [twin]


def test_a_customer_in_the_trash_leaves_their_words(place):
    made = insight(place, customer_name="Fennel & Oat")
    made.customer.trash(by=place.manager)
    found = Insight.objects.select_related("customer").get()
    assert (found.words, found.speaker) == (made.words, None)
    found.customer.restore(by=place.manager)
    assert Insight.objects.select_related("customer").get().speaker.name == "Fennel & Oat"

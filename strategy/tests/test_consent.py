"""Who may answer a request, and when it is settled: the rules by example, then against a plain retelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy.approving import consent
from strategy.approving.consent import Consent, Rule

ABC = frozenset("abc")


@pytest.mark.parametrize(
    ("rule", "number", "seated", "asker", "needed", "lacking"),
    [
        (Rule.ANY, 7, "abc", "x", 1, 0),
        (Rule.ALL, 7, "abc", "x", 3, 0),
        (Rule.ALL, 7, "abc", "a", 2, 0),
        (Rule.ALL, 7, "a", "a", 1, 0),
        (Rule.NUMBER, 2, "abc", "x", 2, 0),
        (Rule.NUMBER, 3, "abc", "a", 3, 1),
        (Rule.NUMBER, 2, "a", "a", 2, 1),
        (Rule.ANY, 1, "", "x", 1, 1),
    ],
)
def test_how_many_must_agree(rule, number, seated, asker, needed, lacking):
    assert consent.needed(rule, number, set(seated), asker) == needed
    assert consent.lacking(rule, number, set(seated), asker) == lacking


def test_whoever_asks_is_not_asked():
    assert consent.asks(ABC, "a") == frozenset("bc")
    assert consent.asks({"a"}, "a") == frozenset()


def test_whoever_took_a_seat_later_waits_while_enough_are_left():
    found = Consent(2, asked=ABC, seated=frozenset("abcd"))
    assert found.able == ABC and not found.settled_by("d")
    one_left = Consent(2, asked=ABC, seated=frozenset("bcd"))
    assert one_left.able == frozenset("bc"), "two of those asked can still settle it"


def test_where_too_few_are_left_somebody_with_a_seat_stands_in():
    found = Consent(2, asked=ABC, seated=frozenset("cd"))
    assert found.able == frozenset("cd") and found.stuck == 0


def test_nobody_to_stand_in_is_said():
    found = Consent(2, asked=ABC, seated=frozenset("c"))
    assert (found.left, found.stuck) == (2, 1)
    assert not found.settled_by("c"), "what was needed stays"


def test_a_yes_counts_when_its_giver_has_left():
    found = Consent(2, asked=ABC, seated=frozenset("bc"), agreed=frozenset("a"))
    assert found.settled_by("b") and found.left == 1 and found.open == frozenset("bc")


def test_the_only_one_answers_their_own_request_and_nobody_else_does():
    alone = Consent(1, asked=frozenset(), seated=frozenset("a"), asker="a")
    assert alone.able == frozenset("a") and alone.alone("a") and alone.settled_by("a")
    joined = Consent(1, asked=frozenset(), seated=frozenset("ab"), asker="a")
    assert joined.able == frozenset("b") and not joined.alone("a")


people = st.frozensets(st.sampled_from("abcdef"))


@st.composite
def requests(draw):
    """A request as it may stand: sent by the rules, then seats came and went, and some of those able agreed."""
    seated, asker = draw(people), draw(st.sampled_from("abcdefx"))
    rule, number = draw(st.sampled_from(Rule)), draw(st.integers(1, 4))
    sent = Consent(
        consent.needed(rule, number, seated, asker), consent.asks(seated, asker), seated, frozenset(), asker
    )
    agreed = (
        frozenset(draw(st.lists(st.sampled_from(sorted(sent.able)), max_size=6)))
        if sent.able
        else frozenset()
    )
    agreed = frozenset(sorted(agreed)[: sent.needed - 1])  # one more would have settled it
    return Consent(sent.needed, sent.asked | agreed, draw(people), agreed, asker)


@settings(max_examples=200, deadline=None)
@given(requests())
def test_what_holds_of_every_request(found):
    assert found.able <= found.seated, "nobody answers without a seat"
    assert found.open.isdisjoint(found.agreed)
    if found.asker in found.able:
        assert found.seated == {found.asker}, "one's own only where nobody else could"
    for member in found.open:
        assert found.settled_by(member) == (len(found.agreed) + 1 >= found.needed)
    assert found.left >= 1, "leaving settles nothing"
    if found.stuck == 0:
        assert len(found.agreed | found.able) >= found.needed
    elif found.seated - {found.asker}:
        assert found.able == found.seated - {found.asker}, "nobody with a seat is left out while it is stuck"


@settings(max_examples=100, deadline=None)
@given(requests(), people)
def test_more_seats_never_lead_to_fewer_answers(found, more):
    wider = Consent(found.needed, found.asked, found.seated | more, found.agreed, found.asker)
    assert len(wider.able | wider.agreed) >= min(
        found.needed, len((found.able - {found.asker}) | found.agreed)
    )

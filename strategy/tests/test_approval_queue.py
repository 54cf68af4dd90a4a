"""The queue of what waits for a decision."""

import datetime as dt
import re

import pytest

from strategy.tests import factories as make
from strategy.tests.page import words


def test_the_most_pressing_request_is_opened_beside_the_queue(place, asked):
    place.at("in_review", title="Substitution rules")
    place.sign_in(place.approver)
    said = words(place.get("approvals/"))
    assert "Waiting for you 2" in said
    assert "asks for 12 person-weeks from 27 April , due 14 Aug" in said
    assert "Approve, write promise 1" in said
    page = place.get("approvals/").content.decode()
    assert page.count("Now without a portal.") == 1, (
        "its words stand at the head, and not again in the history"
    )
    assert page.index("Kitchen invoices") < page.index("Substitution rules")
    assert 'data-key="j"' in page and 'data-key="k"' not in page


def test_what_was_decided_lately_is_told(place, asked):
    asked.decide(by=place.approver, verdict="approve")
    said = words(place.get("approvals/"))
    assert "Decided lately Kitchen invoices Approve" in " ".join(
        w for w in said.split() if w not in {"ML", "Mara", "Lindholm"}
    )


def test_an_empty_queue_says_what_belongs_here(place):
    assert "Requests on products where you hold" in words(place.get("approvals/"))


def test_the_queue_costs_the_same_with_three_and_with_ten(place, asked, django_assert_max_num_queries):
    place.sign_in(place.approver)

    def cost():
        with django_assert_max_num_queries(60) as counted:
            place.get("approvals/")
        return len(counted)

    cost()
    before = cost()
    for n in range(6):
        place.at("in_review", title=f"Bet {n}")
    assert cost() == before


@pytest.mark.parametrize(
    ("days", "heading"),
    [(-1, "Overdue 1"), (0, "This week"), (4, "This week"), (5, "Later"), (None, "No day set")],
)
def test_the_queue_is_grouped_by_when_it_is_due(place, days, heading):
    initiative = place.at("in_review", title="Pay later")
    due = None if days is None else make.TODAY + dt.timedelta(days=days)
    initiative.requests.update(due=due)
    place.sign_in(place.approver)
    assert f"{heading} Pay later" in words(place.get("approvals/")).replace("In review ", "")


def test_the_queue_is_ordered_by_what_is_asked(place, asked):
    place.at("in_review", title="Small", effort=2)
    place.at("in_review", title="Large", effort=20)
    place.sign_in(place.approver)
    page = place.get("approvals/?order=asked").content.decode()
    at = [page.index(f">{title}</span><span") for title in ("Kitchen invoices", "Large", "Small")]
    assert at == sorted(at) and "Asked for the first time" in page and "Asked again" in page
    assert f"initiatives/{asked.key}/decide/?order=asked" in page
    assert place.get("approvals/?order=nonsense").status_code == 200


def test_forty_requests_are_all_there_and_one_steps_through_them(place):
    for n in range(40):
        place.at("in_review", title=f"Bet {n:02}")
    place.sign_in(place.approver)
    waiting = list(place.workspace.approval_requests.open())
    page = place.get(f"initiatives/{waiting[20].initiative.key}/decide/").content.decode()
    assert len(re.findall(r'class="qi(?: on)?"', page)) == 40 and "Waiting for you, 21 of 40" in page
    assert page.count('data-key="j"') == page.count('data-key="k"') == 1


def test_decided_by_you_are_ones_own(place, asked):
    asked.decide(by=place.approver, verdict="approve")
    place.at("in_review", title="Pay later").decide(by=place.owner, verdict="decline", note="No.")
    place.sign_in(place.approver)
    said = words(place.get("approvals/"))
    assert "Decided by you 2" in said and "Pay later" not in said

import re

import pytest

from strategy.models import Decision
from strategy.tests import factories as make
from strategy.tests.page import words


@pytest.fixture
def asked(place):
    """Sent back once with two points, changed, and put forward again."""
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal, unit="%").check_in(by=place.manager, value=67)
    initiative = place.initiative(
        title="Kitchen invoices", problem="Crate deposits hide somewhere.", effort="16", goals=[goal],
        start=make.START, end=make.END,
    )  # fmt: skip
    portal = make.requirement(place.manager, initiative, title="A portal")
    initiative.submit(by=place.manager, note="First try.")
    initiative.decide(by=place.approver, verdict="request_changes", note="Cut the portal.\nShow the calls.")
    initiative.edit(by=place.manager, changes={"effort": 12, "problem": "Crate deposits hide in the total."})
    portal.trash(by=place.manager)
    make.requirement(place.manager, initiative, title="One invoice a week")
    make.answer_points(initiative, place.manager)
    initiative.submit(by=place.manager, note="Now without a portal.", due=make.END)
    return initiative


def decide(place, initiative, **data):
    return place.post(f"initiatives/{initiative.key}/decide/", {"verdict": "approve", "note": ""} | data)


def test_the_most_pressing_request_is_opened_beside_the_queue(place, asked):
    place.at("in_review", title="Substitution rules")
    place.sign_in(place.approver)
    said = words(place.get("approvals/"))
    assert "Waiting for you 2" in said
    assert "asks for 12 person-weeks , 27 Apr – 14 Aug , decided by 14 Aug" in said
    assert "Approve, write promise 1" in said
    page = place.get("approvals/").content.decode()
    assert page.count("Now without a portal.") == 1, (
        "its words stand at the head, and not again in the history"
    )
    assert page.index("Kitchen invoices") < page.index("Substitution rules")
    assert 'data-key="j"' in page and 'data-key="k"' not in page


def test_a_second_request_is_marked_against_the_first(place, asked):
    place.sign_in(place.approver)
    page = place.get(f"initiatives/{asked.key}/decide/").content.decode()
    assert re.search(r"<del>.*?somewhere\.</del><ins>.*?in the total\.</ins>", page, re.S)
    assert "<del>16 weeks</del> <ins>12 weeks</ins>" in page
    assert re.search(r"<ins>.*?One invoice a week</ins>", page)
    assert re.search(r"<del>.*?A portal</del>", page)
    assert "Mara Lindholm asked for:" in page
    assert "<li>Cut the portal.</li><li>Show the calls.</li>" in page
    assert "Request 2" in page


def test_a_first_request_is_told_without_marks(place):
    initiative = place.at("in_review", problem="They call.")
    place.sign_in(place.approver)
    page = place.get(f"initiatives/{initiative.key}/decide/").content.decode()
    assert "They call." in page and "<del>" not in page and "Marked" not in page


def test_what_it_serves_stands_beside_it(place, asked):
    place.sign_in(place.approver)
    said = words(place.get(f"initiatives/{asked.key}/decide/"))
    assert "Serves G1 Kitchens reorder without calling" in said and "67% now" in said
    assert "Approvers One of two needed, yours decides it" in said


@pytest.mark.parametrize(
    ("verdict", "said", "state"),
    [
        ("approve", "is approved: the promise stands.", "approved"),
        ("request_changes", "went back with your note.", "draft"),
        ("decline", "is declined.", "declined"),
    ],
)
def test_a_decision_is_taken_with_its_words(place, asked, verdict, said, state):
    place.sign_in(place.approver)
    answer = decide(place, asked, verdict=verdict, note="So.", version=asked.request.version)
    assert answer.status_code == 302
    assert said in place.client.get(answer.url).content.decode()
    asked.refresh_from_db()
    assert asked.state == state


def test_the_verdict_of_the_address_is_chosen(place, asked):
    place.sign_in(place.approver)
    page = place.get(f"initiatives/{asked.key}/decide/?verdict=decline").content.decode()
    assert 'value="decline" checked' in page
    page = place.get(f"initiatives/{asked.key}/decide/?verdict=nonsense").content.decode()
    assert 'value="approve" checked' in page


def test_a_no_without_words_is_refused_at_the_field(place, asked):
    place.sign_in(place.approver)
    answer = decide(place, asked, verdict="decline")
    assert answer.status_code == 422
    assert "Say why, so that the owner can act on it." in answer.content.decode()
    assert 'value="decline" checked' in answer.content.decode()


def test_what_changed_meanwhile_is_refused_and_the_words_are_kept(place, asked):
    version = asked.request.version
    asked.withdraw(by=place.manager)
    asked.submit(by=place.manager)
    place.sign_in(place.approver)
    answer = decide(place, asked, verdict="decline", note="Too dear.", version=version)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "was put forward, not version" in page and ">Too dear.</textarea>" in page
    assert "Look at it as it is now" in page and not Decision.objects.filter(verdict="decline").exists()


def test_a_decision_that_came_second_says_so(place, asked):
    version = asked.request.version
    asked.decide(by=place.owner, verdict="approve")
    place.sign_in(place.approver)
    answer = decide(place, asked, version=version)
    assert answer.status_code == 409
    assert "This request was decided or withdrawn a moment ago." in answer.content.decode()


@pytest.mark.parametrize("state", ["draft", "approved", "declined", "on_hold"])
def test_what_is_not_under_review_leads_to_its_page(place, state):
    initiative = place.at(state)
    place.sign_in(place.approver)
    answer = place.get(f"initiatives/{initiative.key}/decide/", follow=True)
    assert answer.redirect_chain and f"{initiative.key} is not under review." in answer.content.decode()


def test_without_a_seat_there_is_nothing_to_decide(place, asked):
    for member in (place.manager, place.reader):
        place.sign_in(member)
        assert place.get(f"initiatives/{asked.key}/decide/").status_code == 403
        assert decide(place, asked).status_code == 403
        said = words(place.get("approvals/"))
        assert "Nothing waits for you" in said and "Others decide 1" in said
        assert "Approve" not in said


def test_a_request_nobody_can_decide_says_so(place, asked):
    place.product.unseat(place.owner, place.owner)
    place.approver.deactivate(by=place.owner)
    assert "nobody can decide" in words(place.get("approvals/"))
    assert "Nobody can decide" in words(place.get(f"initiatives/{asked.key}/"))


def test_what_was_decided_lately_is_told(place, asked):
    asked.decide(by=place.approver, verdict="approve")
    said = words(place.get("approvals/"))
    assert "Decided lately Kitchen invoices Approve" in " ".join(
        w for w in said.split() if w not in {"ML", "Mara", "Lindholm"}
    )


def test_an_empty_queue_says_what_belongs_here(place):
    assert "Requests on products where you hold" in words(place.get("approvals/"))


def test_long_words_stay_on_the_page(place):
    initiative = place.at("in_review", title="x" * 200, problem="y" * 20_000, outcome="z " * 10_000)
    place.sign_in(place.approver)
    assert place.get("approvals/").status_code == 200
    assert place.get(f"initiatives/{initiative.key}/decide/").status_code == 200


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


def test_a_snapshot_tells_what_differs_today(place, asked):
    first = asked.requests.earliest("at")
    said = words(place.get(f"initiatives/{asked.key}/snapshots/{first.pk}/"))
    assert "Snapshot 1" in said and "Changes requested, Mara Lindholm" in said
    assert "Different today: problem, effort in person-weeks, requirements" in said
    assert "A portal" in said and "One invoice a week" not in said
    other = place.at("in_review")
    assert place.get(f"initiatives/{other.key}/snapshots/{first.pk}/").status_code == 404

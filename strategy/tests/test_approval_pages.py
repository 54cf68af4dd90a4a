import re

import pytest

from strategy import scores
from strategy.models import Insight, Policy, ScoringModel
from strategy.tests import factories as make
from strategy.tests.page import words


def decide(place, initiative, **data):
    return place.post(f"initiatives/{initiative.key}/decide/", {"verdict": "approve", "note": ""} | data)


def test_a_second_request_is_marked_against_the_first(place, asked):
    place.sign_in(place.approver)
    page = place.get(f"initiatives/{asked.key}/decide/").content.decode()
    assert re.search(r"<del>.*?somewhere\.</del><ins>.*?in the total\.</ins>", page, re.S)
    assert "<del>16 weeks</del> <ins>12 weeks</ins>" in page
    assert re.search(r"<ins>.*?One invoice a week</ins>", page)
    assert re.search(r"<del>.*?A portal</del>", page)
    assert "1 added</ins>" in page and "1 cut</del>" in page
    said = words(place.get(f"initiatives/{asked.key}/decide/"))
    assert "marked against request 1," in said
    assert "Point Cut the portal. Done. Point Show the calls. Done." in said
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


def test_what_changed_meanwhile_is_refused_and_verdict_words_and_points_are_kept(place, asked):
    seen = asked.request
    asked.withdraw(by=place.manager)
    asked.edit(by=place.manager, changes={"effort": 20, "problem": "Crate deposits hide in the sum."})
    asked.submit(by=place.manager)
    place.sign_in(place.approver)
    sent = {"verdict": "request_changes", "note": "Dear.", "point": ["Say why 20", ""], "on": ["effort", ""]}
    answer = decide(place, asked, version=seen.version, **sent)
    page = answer.content.decode()
    assert answer.status_code == 409 and not asked.request.decisions.exists()
    assert "was put forward, not version" in page and ">Dear.</textarea>" in page
    assert 'value="request_changes" checked' in page and 'value="Say why 20"' in page
    assert '<option value="effort" selected>' in page
    assert "<del>12 weeks</del> <ins>20 weeks</ins>" in page, "marked against what the reader saw"
    assert f'name="version" value="{asked.request.version}"' in page
    answer = decide(place, asked, version=asked.request.version, **sent)
    assert answer.status_code == 302
    asked.refresh_from_db()
    assert asked.state == "draft"


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
    place.sign_in(place.reader)
    assert place.get(f"initiatives/{asked.key}/decide/").status_code == 403
    assert decide(place, asked).status_code == 403
    said = words(place.get("approvals/"))
    assert "Nothing waits for you" in said and "Others decide 1" in said
    assert "Approve" not in said


def test_an_approver_of_another_product_decides_nothing_here(place, asked):
    make.product(place.owner, place.reader, name="Depot")
    place.sign_in(place.reader)
    assert place.get(f"initiatives/{asked.key}/decide/").status_code == 403
    assert decide(place, asked).status_code == 403
    assert "Others decide 1" in words(place.get("approvals/"))


def test_a_request_nobody_can_decide_says_so(place, asked):
    place.product.unseat(place.owner, place.owner)
    place.approver.deactivate(by=place.owner)
    assert "nobody can decide" in words(place.get("approvals/"))
    assert "Nobody can decide" in words(place.get(f"initiatives/{asked.key}/"))


def test_long_words_stay_on_the_page(place):
    initiative = place.at("in_review", title="x" * 200, problem="y" * 20_000, outcome="z " * 10_000)
    place.sign_in(place.approver)
    assert place.get("approvals/").status_code == 200
    assert place.get(f"initiatives/{initiative.key}/decide/").status_code == 200


def test_a_snapshot_tells_what_differs_today(place, asked):
    first = asked.requests.earliest("at")
    said = words(place.get(f"initiatives/{asked.key}/snapshots/{first.pk}/"))
    assert "Snapshot 1" in said and "Changes requested, Mara Lindholm" in said
    assert "Different today: problem, effort in person-weeks, requirements" in said
    assert "A portal" in said and "One invoice a week" not in said
    other = place.at("in_review")
    assert place.get(f"initiatives/{other.key}/snapshots/{first.pk}/").status_code == 404


def test_who_asked_reads_along_and_decides_nothing(place, asked):
    assert "You asked 1" in words(place.get("approvals/"))
    page = place.get(f"initiatives/{asked.key}/decide/").content.decode()
    assert "You put this forward yourself. Its approvers decide." in page
    assert '<fieldset class="vd-f" disabled' in page
    assert decide(place, asked).status_code == 403


def test_points_go_back_with_the_part_they_hang_on(place, asked):
    place.sign_in(place.approver)
    sent = {"point": ["Say which systems", "  ", "Name who answers"], "on": ["requirements", "", ""]}
    assert decide(place, asked, verdict="request_changes", **sent).status_code == 302
    found = asked.requests.latest("at").points.in_order().values_list("part", "text")
    assert list(found) == [("requirements", "Say which systems"), ("", "Name who answers")]


def test_changes_without_a_point_are_refused_at_the_points(place, asked):
    place.sign_in(place.approver)
    answer = decide(place, asked, verdict="request_changes")
    assert answer.status_code == 422
    assert 'id="points_error"' in answer.content.decode()


def test_points_that_were_written_before_one_approved_are_not_sent(place, asked):
    place.sign_in(place.approver)
    assert decide(place, asked, point=["Too dear"], on=[""]).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "approved" and not asked.requests.latest("at").points.exists()


def test_one_of_several_agrees_and_the_card_says_how_many_are_left(place):
    Policy.of(place.product).edit(by=place.manager, changes={"rule": "all"})
    initiative = place.at("in_review", title="Pay later")
    place.sign_in(place.approver)
    said = words(place.get("approvals/"))
    assert "0 of 2" in said and "One more must agree after you." in said and "Agree" in said
    answer = decide(place, initiative, follow=True)
    said = place.get(f"initiatives/{initiative.key}/decide/").content.decode()
    assert answer.status_code == 302
    assert "You agreed. One more must agree." in said and "Take your yes back" in said
    initiative.refresh_from_db()
    assert initiative.state == "in_review"
    place.sign_in(place.owner)
    said = words(place.get("approvals/"))
    assert "1 of 2" in said and "Both needed, yours decides it" in said
    assert decide(place, initiative).status_code == 302
    initiative.refresh_from_db()
    assert initiative.state == "approved"


def test_effort_evidence_and_score_stand_beside_it(place, asked):
    model = ScoringModel.create(by=place.manager, name="RICE", kind="rice", capacity=40)
    scores.give(asked, model, by=place.manager, values={"reach": 1300, "impact": 1})
    asked.edit(by=place.manager, changes={"confidence": 90})
    asked.submit(by=place.manager)
    small = make.initiative(
        place.manager, place.product, title="Price guidance", effort=8, start=make.START, end=make.END
    )
    scores.give(small, model, by=place.manager, values={"reach": 10, "impact": 1})
    make.in_state("approved", place.manager, place.product, place.approver, title="Labels", effort=24)
    insight = Insight.create(
        by=place.manager, words="I ring them. Every Monday I ring. And type.", customer_name="Saltmarsh",
        highlight="Every Monday I ring.", initiatives=[asked],
    )  # fmt: skip
    place.sign_in(place.approver)
    said = words(place.get(f"initiatives/{asked.key}/decide/"))
    page = place.get(f"initiatives/{asked.key}/decide/").content.decode()
    assert "24 approved, 0 asked before this, 12 this request, 4 left" in page
    assert "If approved, this moves Draft Price guidance" not in said
    assert "Price guidance" in said and "Q2 2026 to Q3 2026" in said
    assert "Score 1 of 3 in Q2 2026, above the line 97.5" in said
    assert "1 insight, 1 customer" in said and "<mark>Every Monday I ring.</mark>" in page
    insight.trash(by=place.manager)
    assert "words are linked to it" in words(place.get(f"initiatives/{asked.key}/decide/"))

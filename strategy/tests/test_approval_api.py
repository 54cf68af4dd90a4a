"""Submission and decisions, as other programs ask for them."""

import pytest

from accounts.roles import Role
from strategy.tests import factories as make


def url(initiative, more=""):
    return f"initiatives/{initiative.key}/{more}"


def test_submit_and_approve(place):
    initiative = place.initiative(start=make.START, end=make.END, effort="30.5")
    make.requirement(place.manager, initiative)
    sent = place.api("post", url(initiative, "submission/"), {"note": "Kitchens ask."})
    assert (sent.status_code, sent.json()["state"]) == (201, "in_review")
    review = sent.json()["review"]
    assert review["asked_by"] == str(place.manager.pk) and review["version"] == sent.json()["version"]

    place.sign_in(place.approver)
    said = {"verdict": "approve", "note": "Go.", "version": review["version"]}
    done = place.api("post", url(initiative, "decisions/"), said)
    assert (done.status_code, done.json()["state"], done.json()["review"]) == (201, "approved", None)
    promise = done.json()["promise"]
    assert (promise["number"], promise["start"], promise["end"]) == (1, "2026-04-27", "2026-08-14")
    assert (promise["effort"], promise["tolerance"], promise["precision"]) == (30.5, 10, "day")
    assert (promise["decided_by"], promise["note"]) == (str(place.approver.pk), "Go.")
    assert len(done.json()["requirements"]) == 1


def test_an_absent_version_is_the_one_put_forward(place):
    initiative = place.at("in_review")
    place.sign_in(place.approver)
    answer = place.api("post", url(initiative, "decisions/"), {"verdict": "approve"})
    assert (answer.status_code, answer.json()["state"]) == (201, "approved")


def test_another_version_than_the_one_put_forward_is_409(place):
    initiative = place.at("in_review")
    place.sign_in(place.approver)
    version = initiative.request.version
    for other in (version - 1, version + 1):
        answer = place.api("post", url(initiative, "decisions/"), {"verdict": "approve", "version": other})
        assert (answer.status_code, answer.json()["version"]) == (409, version)
    assert place.api("get", url(initiative)).json()["state"] == "in_review"


def test_the_second_of_two_decisions_is_409(place):
    initiative = place.at("in_review")
    said = {"verdict": "approve", "version": initiative.request.version}
    place.sign_in(place.approver)
    assert place.api("post", url(initiative, "decisions/"), said).status_code == 201
    place.sign_in(place.owner)
    late = place.api("post", url(initiative, "decisions/"), said | {"verdict": "decline", "note": "No."})
    assert late.status_code == 409
    assert late.json()["detail"] == "This request was decided or withdrawn a moment ago."


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"verdict": "maybe"}, "verdict"),
        ({"verdict": None}, "verdict"),
        ({}, "verdict"),
        ({"verdict": "decline"}, "note"),
        ({"verdict": "request_changes", "note": "  "}, "note"),
        ({"verdict": "approve", "version": "new"}, "version"),
        ({"verdict": "approve", "version": 0}, "version"),
        ({"verdict": "approve", "note": "x" * 5_001}, "note"),
        ({"verdict": "approve", "comment": "Go."}, "comment"),
    ],
)
def test_a_decision_that_cannot_be_meant_is_400(place, body, field):
    initiative = place.at("in_review")
    place.sign_in(place.approver)
    answer = place.api("post", url(initiative, "decisions/"), body)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]
    assert place.api("get", url(initiative)).json()["state"] == "in_review"


def test_a_submission_takes_a_note_and_a_day_and_nothing_else(place):
    asked = {"note": "Please", "due": "2026-08-01"}
    wrong = place.api("post", url(place.initiative(), "submission/"), asked | {"by": "me"})
    assert wrong.status_code == 400 and list(wrong.json()["errors"]) == ["by"]
    late = place.api("post", url(place.initiative(), "submission/"), {"due": "2026-06-16"})
    assert late.status_code == 400 and list(late.json()["errors"]) == ["due"]
    sent = place.api("post", url(place.initiative(), "submission/"), asked)
    assert (sent.status_code, sent.json()["review"]["due"]) == (201, "2026-08-01")


@pytest.mark.parametrize("state", ["draft", "approved", "declined"])
def test_only_what_is_under_review_is_decided(place, state):
    initiative = place.at(state)
    place.sign_in(place.approver)
    answer = place.api("post", url(initiative, "decisions/"), {"verdict": "approve"})
    assert answer.status_code == 400
    assert answer.json()["detail"] == f"ORC-1 is {state}, so it cannot be approved."


def test_who_may_submit_and_decide(place):
    initiative = place.initiative(owner=place.reader)
    stranger = make.member(place.workspace, Role.CONTRIBUTOR)
    place.sign_in(stranger)
    assert place.api("post", url(initiative, "submission/"), {}).status_code == 403
    place.sign_in(place.reader)
    assert place.api("post", url(initiative, "submission/"), {}).status_code == 201
    assert place.api("post", url(initiative, "decisions/"), {"verdict": "approve"}).status_code == 403
    assert place.api("patch", url(initiative), {"version": 2, "title": "Mine"}).status_code == 403
    place.sign_in(place.manager)
    assert place.api("post", url(initiative, "decisions/"), {"verdict": "approve"}).status_code == 403

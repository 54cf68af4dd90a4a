"""A request for changes is made of points; each is answered before it is asked again, and the answers go along."""

import pytest

from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from strategy.models import Point
from strategy.tests import factories as make

POINTS = [("requirements", "Cut the portal"), ("", "Show that calls are about invoices")]


@pytest.fixture
def sent_back(place):
    initiative = place.initiative(owner=place.reader)
    initiative.submit(by=place.manager)
    initiative.decide(by=place.approver, verdict="request_changes", points=POINTS)
    return initiative


def url(initiative, point):
    return f"initiatives/{initiative.key}/points/{point.pk}/"


def test_points_hang_on_a_part_or_on_the_whole(sent_back, place):
    found = list(sent_back.points().in_order())
    assert [(p.rank, p.part, p.text, p.answer) for p in found] == [
        (1, "requirements", "Cut the portal", ""), (2, "", "Show that calls are about invoices", ""),
    ]  # fmt: skip
    assert {p.decision.by for p in found} == {place.approver} and sent_back.state == "draft"
    assert [p.part_word for p in found] == ["requirements", ""]


def test_without_points_each_line_of_the_note_is_one(place):
    initiative = place.initiative()
    initiative.submit(by=place.manager)
    initiative.decide(by=place.approver, verdict="request_changes", note="Cost it.\n\n  Name an owner. ")
    assert [p.text for p in initiative.points().in_order()] == ["Cost it.", "Name an owner."]


@pytest.mark.parametrize(
    ("verdict", "points", "note", "field"),
    [
        ("request_changes", [("colour", "Red.")], "", "points"),
        ("request_changes", [("", "x" * 501)], "", "points"),
        ("request_changes", [("", "One.")] * 51, "", "points"),
        ("request_changes", [("", "  ")], "", "note"),
        ("approve", [("", "One.")], "", "points"),
        ("decline", [("", "One.")], "No.", "points"),
    ],
)
def test_what_cannot_be_meant_is_refused(place, verdict, points, note, field):
    initiative = place.initiative()
    initiative.submit(by=place.manager)
    with pytest.raises(Refused) as refused:
        initiative.decide(by=place.approver, verdict=verdict, note=note, points=points)
    assert refused.value.field == field and not Point.objects.exists()


def test_asking_again_waits_for_every_answer(sent_back, place):
    first, second = sent_back.points().in_order()
    with pytest.raises(Refused) as refused:
        sent_back.submit(by=place.manager)
    assert refused.value.message == (
        "2 points have no answer yet: “Cut the portal”; “Show that calls are about invoices”. "
        f"Answer them on the page of {sent_back.key}, then send it."
    )
    first.reply("Cut, four weeks less.", by=place.reader, at=make.NOON)
    with pytest.raises(Refused) as refused:
        sent_back.submit(by=place.manager)
    assert refused.value.message.startswith(
        "1 point has no answer yet: “Show that calls are about invoices”."
    )

    second.reply("Call log added.", by=place.manager, at=make.NOON)
    again = sent_back.submit(by=place.manager)
    assert [(a["text"], a["answer"], a["by"]) for a in again.answers] == [
        ("Cut the portal", "Cut, four weeks less.", "Sam Adeyemi"),
        ("Show that calls are about invoices", "Call log added.", "Tobias Okafor"),
    ]
    page = place.get(f"initiatives/{sent_back.key}/").content.decode()
    assert "Cut, four weeks less." in page and "Call log added." in page


def test_the_answers_still_stand_when_it_was_withdrawn_meanwhile(sent_back, place):
    make.answer_points(sent_back, place.manager)
    sent_back.submit(by=place.manager)
    sent_back.withdraw(by=place.manager)
    point = sent_back.points().in_order().first()
    point.reply("Cut altogether.", by=place.manager)
    assert sent_back.submit(by=place.manager).answers[0]["answer"] == "Cut altogether."


def test_who_may_answer_and_when(sent_back, place):
    point = sent_back.points().in_order().first()
    stranger = make.member(place.workspace, "contributor")
    for other in (place.approver, stranger):
        with pytest.raises(Forbidden):
            point.reply("Done.", by=other)
    make.answer_points(sent_back, place.reader)
    sent_back.submit(by=place.manager)
    with pytest.raises(Refused) as refused:
        Point.objects.get(pk=point.pk).reply("Later.", by=place.reader)
    assert refused.value.message == "Its answers went along with the next request, so they stay as they are."


def test_an_answer_is_logged_changed_and_undone(sent_back, place):
    point = sent_back.points().in_order().first()
    place.sign_in(place.reader)
    answer = place.post(url(sent_back, point), {"answer": "  Cut,  four weeks less. "})
    assert (answer.status_code, answer.url) == (302, f"{sent_back.get_absolute_url()}#points")
    point.refresh_from_db()
    assert (point.answer, point.answered_by) == ("Cut, four weeks less.", place.reader)
    assert "1 of 2 answered" in place.client.get(answer.url).content.decode()
    logged = Activity.objects.of(point).get()
    assert logged.changes["answer"] == ["", "Cut, four weeks less."]

    place.post("undo/", {"cause": str(logged.cause)})
    point.refresh_from_db()
    assert (point.answer, point.answered_by, point.answered_at) == ("", None, None)


def test_an_empty_answer_is_refused_at_its_field(sent_back, place):
    point = sent_back.points().in_order().first()
    answer = place.post(url(sent_back, point), {"answer": "  "})
    assert answer.status_code == 422 and "Say what became of it." in answer.content.decode()


def test_two_who_answer_the_same_see_both(sent_back, place):
    point = sent_back.points().in_order().first()
    version = point.version
    point.reply("Cut.", by=place.reader)
    answer = place.post(url(sent_back, point), {"answer": "Kept.", "version": str(version)})
    assert answer.status_code == 409
    with pytest.raises(Conflict):
        Point.objects.get(pk=point.pk).reply("Kept.", by=place.manager, version=version)


def test_a_point_of_another_initiative_is_not_here(sent_back, place):
    other, point = place.initiative(), sent_back.points().first()
    assert place.get(url(other, point)).status_code == 404
    body = {"point": str(point.pk), "answer": "Done."}
    answer = place.api("post", f"initiatives/{other.key}/points/", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["point"])


def test_by_program(place):
    initiative = place.initiative()
    place.api("post", f"initiatives/{initiative.key}/submission/", {})
    place.sign_in(place.approver)
    body = {
        "verdict": "request_changes",
        "points": [{"part": "effort", "text": "Cost it."}, {"text": "Name it."}],
    }
    assert place.api("post", f"initiatives/{initiative.key}/decisions/", body).status_code == 201
    found = place.api("get", f"initiatives/{initiative.key}/points/").json()
    assert [(p["part"], p["text"], p["by"]) for p in found] == [
        ("effort", "Cost it.", str(place.approver.pk)), ("", "Name it.", str(place.approver.pk)),
    ]  # fmt: skip
    place.sign_in(place.manager)
    late = place.api("post", f"initiatives/{initiative.key}/submission/", {})
    assert late.status_code == 400 and "2 points have no answer yet" in late.json()["detail"]
    done = place.api(
        "post", f"initiatives/{initiative.key}/points/", {"point": found[0]["id"], "answer": "Twelve."}
    )
    assert (done.status_code, done.json()["answer"], done.json()["answered_by"]) == (
        200, "Twelve.", str(place.manager.pk),
    )  # fmt: skip


def test_the_form_of_a_decision_takes_points(place):
    initiative = place.initiative()
    initiative.submit(by=place.manager)
    place.sign_in(place.approver)
    said = {
        "verdict": "request_changes",
        "point": ["Cost it.", "", "Name it."],
        "on": ["effort", "theme", ""],
    }
    assert place.post(f"initiatives/{initiative.key}/decide/", said).status_code == 302
    assert [(p.part, p.text) for p in initiative.points().in_order()] == [
        ("effort", "Cost it."),
        ("", "Name it."),
    ]

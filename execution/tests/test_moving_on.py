"""A blocked task that moves on by program or with many others: asked about once, said in so many words."""

import pytest

from accounts import undo
from accounts.models import Activity
from accounts.roles import Role
from execution.tests import factories as make
from execution.tests.test_block import WHY, fresh, html


def test_programs_are_asked_too_and_say_it_in_the_address(place):
    task = place.task("Mandates")
    task.block(WHY, by=place.owner, at=make.NOON)
    url = f"tasks/{task.pk}/"

    def send(path, **body):
        return place.api(
            *("post" if "place" in path else "patch", url + path), body | {"version": fresh(task).version}
        )

    for path in ("", "place/"):
        refused = send(path, status="doing")
        assert refused.status_code == 409 and fresh(task).status == "todo"
        said = refused.json()["detail"]
        assert task.key in said and WHY in said and "block=stays" in said
    assert send("?block=perhaps", status="doing").status_code == 400
    assert send("", title="Retries").status_code == 200  # only a move is asked about

    assert send("?block=stays", status="doing").json()["blocked"] == WHY
    assert send("place/", status="todo").json()["status"] == "todo"  # back is not on
    assert send("place/?block=over", status="in_review").json()["blocked"] == ""


@pytest.mark.parametrize("path", ["", "place/"])
def test_a_block_does_not_stay_with_what_is_over(place, path):
    task = place.task("Mandates")
    task.block(WHY, by=place.owner)

    def send(block="", status="done"):
        verb, body = "post" if path else "patch", {"status": status, "version": fresh(task).version}
        return place.api(verb, f"tasks/{task.pk}/{path}{block}", body)

    refused = send()
    assert refused.status_code == 409
    assert "block=over" in refused.json()["detail"] and "block=stays" not in refused.json()["detail"]
    for status in ("done", "cancelled"):
        assert send("?block=stays", status).status_code == 400
    assert (fresh(task).status, fresh(task).blocked) == ("todo", WHY)
    assert send("?block=over").json()["blocked"] == ""
    assert send("?block=stays", "done").status_code == 200  # nothing blocks it


def test_nor_with_many_that_are_over(place):
    task = place.task("Mandates")
    task.block(WHY, by=place.owner)
    body = {"ids": [str(task.pk)], "do": "status=done"}
    assert "data-question" in html(place.post("tasks/change/", body | {"block": "stays"}))
    assert (fresh(task).status, fresh(task).blocked) == ("todo", WHY)
    place.post("tasks/change/", body | {"block": "over"})
    assert (fresh(task).status, fresh(task).blocked) == ("done", "")


def test_a_contributors_program_may_say_that_the_block_is_over(place):
    task = place.task("Mandates")
    task.block(WHY, by=place.owner)
    place.sign_in(Role.CONTRIBUTOR)
    body = {"status": "doing", "version": fresh(task).version}
    assert place.api("patch", f"tasks/{task.pk}/?block=over", body).json()["blocked"] == ""


@pytest.mark.parametrize(("said", "left"), [("over", ""), ("stays", WHY)])
def test_many_that_move_on_are_asked_about_once(place, said, left):
    one, other, back = (
        place.task("Mandates"),
        place.task("Retries"),
        place.task("Refunds", status="in_review"),
    )
    free = place.task("Fees")
    for task in (one, other, back):
        task.block(WHY, by=place.owner)
    body = {"ids": [str(task.pk) for task in (one, other, back, free)], "do": "status=doing"}

    page = html(place.post("tasks/change/", body))
    assert "data-question" in page and "Mandates" in page and "Retries" in page and "Refunds" not in page
    assert {fresh(task).status for task in (one, other, free)} == {"todo"}

    assert place.post("tasks/change/", body | {"block": said}).status_code == 302
    assert {fresh(task).status for task in (one, other, back, free)} == {"doing"}
    assert [fresh(task).blocked for task in (one, other, back, free)] == [left, left, WHY, ""]

    cause = Activity.objects.of(one).order_by("-id").first().cause
    undo.undo(by=place.owner, cause=cause)
    assert [(fresh(task).status, fresh(task).blocked) for task in (one, free)] == [
        ("todo", WHY),
        ("todo", ""),
    ]

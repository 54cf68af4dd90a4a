"""Two who write the same, on a page: both values are shown, and mine wins over nothing but what was shown."""

import re

import pytest

from accounts.models import Activity
from execution.tests import factories as make
from execution.tests.test_pages import field, html, task_data


def use_mine(page):
    """What "Use mine" posts."""
    form = page[page.index("data-use-mine") :]
    return dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[: form.index("</form>")]))


def test_a_conflict_is_409_with_both_values_and_mine_can_win(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Theirs"})
    page = html(place.post(f"tasks/{task.key}/edit/", task_data(title="Mine", version=1)), 409)
    assert "Theirs" in page and "Mine" in page and "data-use-mine" in page

    assert place.post(f"tasks/{task.key}/edit/", use_mine(page)).status_code == 302
    task.refresh_from_db()
    assert task.title == "Mine"


def test_mine_wins_only_where_both_wrote_and_only_over_what_was_shown(place):
    task = place.task()
    url = f"tasks/{task.key}/edit/"
    task.edit(by=place.owner, changes={"title": "Theirs", "description": "An hour of work", "estimate": 21})
    page = html(place.post(url, task_data(title="Mine", priority="high", version=1)), 409)
    assert "An hour of work" not in page[page.index("data-conflict") : page.index("</table>")]

    task.edit(by=place.owner, changes={"title": "A third"})
    page = html(place.post(url, use_mine(page)), 409)
    assert "Theirs: A third. Yours: Mine." in " ".join(page.split())

    task.edit(by=place.owner, changes={"due": make.TODAY})
    assert place.post(url, use_mine(page)).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.priority, task.estimate) == ("Mine", "high", 21)
    assert (task.description, task.due) == ("An hour of work", make.TODAY)


def test_what_is_refused_after_use_mine_still_knows_where_it_began(place):
    task = place.task()
    url = f"tasks/{task.key}/edit/"
    task.edit(by=place.owner, changes={"title": "Theirs", "description": "An hour of work"})
    page = html(place.post(url, task_data(title="Mine", version=1)), 409)
    refused = html(place.post(url, use_mine(page) | {"estimate": "many"}), 422)
    mine = {"began": field(refused, "began"), "version": field(refused, "version")}
    assert mine == {"began": "1", "version": "2"}
    assert place.post(url, task_data(title="Mine", **mine)).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.description) == ("Mine", "An hour of work")


@pytest.mark.parametrize("said", ["", "later", "9" * 40, "-1", "7"])
def test_a_beginning_that_is_none_is_the_version_that_was_seen(place, said):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Theirs"})
    data = task_data(title="A task", version=task.version, began=said)
    answer = place.post(f"tasks/{task.key}/edit/", data)
    task.refresh_from_db()
    assert (answer.status_code, task.title) in {(302, "A task"), (422, "Theirs")}


def test_a_project_conflict_is_409(place):
    place.project.edit(by=place.owner, changes={"name": "Theirs"})
    page = html(place.post("projects/STO/edit/", {"name": "Mine", "key": "STO", "version": 1}), 409)
    assert "Theirs" in page


def test_a_step_on_an_old_version_is_409(place):
    task = place.task()
    task.move("done", by=place.owner)
    html(place.post(f"tasks/{task.key}/move/", {"status": "doing", "version": 1}), 409)


def test_what_was_answered_may_be_what_it_was_at_first(place):
    """Theirs was kept in a field, as the page does it, and then the words of the beginning typed again."""
    task = place.task("First", description="Long ago")
    url = f"tasks/{task.key}/edit/"
    task.edit(by=place.owner, changes={"title": "Theirs", "description": "Theirs"})
    first = {"description": "Long ago", "version": 1}
    html(place.post(url, task_data(title="Mine", **first)), 409)
    shown = {"version": 2, "began": 1, "answered": " title"}
    assert place.post(url, task_data(title="First", **first | shown)).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.description) == ("First", "Theirs")


def test_whose_own_words_were_refused_once_more_may_go_back_too(place):
    task = place.task("First")
    url = f"tasks/{task.key}/edit/"
    task.edit(by=place.owner, changes={"title": "Theirs"})
    page = html(place.post(url, task_data(title="Mine", version=1)), 409)
    refused = html(place.post(url, use_mine(page) | {"estimate": "many"}), 422)
    kept = {name: field(refused, name) for name in ("version", "began", "answered")}
    assert place.post(url, task_data(title="First", **kept)).status_code == 302
    task.refresh_from_db()
    assert task.title == "First"


SENT = {
    "cells/title/": {"title": "Mine"},
    "fields/title/": {"title": "Mine"},
    "place/": {"status": "doing"},
    "days/": {"start": "2026-06-17", "due": "2026-06-18"},
    "move/": {"status": "doing"},
}


@pytest.mark.parametrize("where", SENT)
def test_what_is_sent_twice_because_no_answer_came_is_saved_once(place, where):
    task = place.task()
    address, data = f"tasks/{task.key}/{where}", SENT[where] | {"version": task.version}
    first = place.post(address, data)
    task.refresh_from_db()
    told = Activity.objects.of(task).count()
    again = place.post(address, data)
    assert (again.status_code, again.headers.get("Location")) == (302, first["Location"])
    fresh = type(task).objects.get(pk=task.pk)
    assert fresh.version == task.version and Activity.objects.of(task).count() == told


def test_what_many_are_sent_twice_is_saved_once(place):
    task = place.task()
    sent = {"do": "priority=high", "ids": f"{task.pk}.{task.version}"}
    for _time in range(2):
        assert place.post("tasks/change/", sent).status_code == 302
    task.refresh_from_db()
    assert (task.priority, task.version) == ("high", 2)


def test_where_two_want_the_same_only_the_rest_is_asked_about(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Ours", "priority": "low"})
    body = task_data(title="Ours", priority="high", version=1)
    page = html(place.post(f"tasks/{task.key}/edit/", body), 409)
    clash = " ".join(page[page.index("data-conflict") :].split())
    assert "Theirs: Low. Yours: High." in clash and "Theirs: Ours" not in clash


def test_a_program_is_taken_at_its_word(place):
    """Of fifty who write the same on one version, too, one is told that it was written."""
    task = place.task()
    body = {"title": "Mine", "version": 1}
    assert [place.api("patch", f"tasks/{task.key}/", body).status_code for _time in range(2)] == [200, 409]

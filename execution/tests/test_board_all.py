"""The board of all projects: what stands in its columns, in which order, how much of it, and what a card may become there."""

import datetime as dt
import re

import pytest

from accounts.roles import Role
from execution.models import Label
from execution.tests import factories as make
from execution.views import board_all


@pytest.fixture
def two(place):
    """The place with a second project under way, FRZ."""
    place.other = make.project(place.owner, name="Freezers", key="FRZ")
    return place


def page(place, query=""):
    response = place.get(f"tasks/board/{query}")
    assert response.status_code == 200, response.content[:3000]
    return response.content.decode()


def titles(html, status):
    column = re.search(rf'data-status="{status}" aria-labelledby.*?</section>', html, re.DOTALL)[0]
    return re.findall(r'class="kc-t"[^>]*>([^<]+)<', column)


def test_cards_of_all_open_projects_stand_by_the_day_they_are_due(two):
    two.task("No day")
    two.task("Later", due=make.TODAY + dt.timedelta(days=5))
    make.task(two.owner, two.other, "Sooner", due=make.TODAY)
    over = make.project(two.owner, name="Over", key="OVR")
    make.task(two.owner, over, "Of a project that is cancelled")
    over.move("cancelled", by=two.owner)
    html = page(two)

    assert titles(html, "todo") == ["Sooner", "Later", "No day"]
    assert "data-by-day" in html


def test_what_is_done_stands_newest_first_and_what_is_given_up_only_where_asked_for(two):
    for days in (3, 1):
        task = make.task(two.owner, two.other, f"Done {days} days ago")
        task.move("done", by=two.owner, at=make.NOON - dt.timedelta(days=days))
    two.task("Not wanted").move("cancelled", by=two.owner)

    html = page(two)
    assert titles(html, "done") == ["Done 1 days ago", "Done 3 days ago"]
    assert "Not wanted" not in html
    assert (
        ["Not wanted"]
        == titles(page(two, "?closed=along"), "cancelled")
        == titles(page(two, "?status=cancelled"), "cancelled")
    )


def test_of_many_a_column_shows_some_and_leads_to_all(two, monkeypatch):
    monkeypatch.setattr(board_all, "MOST", 2)
    for n in range(5):
        two.task(f"Task {n}", due=make.TODAY + dt.timedelta(days=n))
    html = page(two, "?text=Task")

    assert titles(html, "todo") == ["Task 0", "Task 1"]
    assert "<span data-count>5</span>" in html and "3 more in the list" in html
    there = re.search(r'href="(/w/[^"]*tasks/\?[^"]*)">3 more', html)[1].replace("&amp;", "&")
    listed = two.client.get(there).content.decode()
    assert all(f"Task {n}" in listed for n in range(5))


def test_the_way_to_all_of_a_column_asks_for_it_where_others_are_left_out(two, monkeypatch):
    monkeypatch.setattr(board_all, "MOST", 1)
    for name in ("One", "Two"):
        two.task(name)
    html = page(two, "?status=done&status.op=not")
    there = re.search(r'href="(/w/[^"]*tasks/\?[^"]*)">1 more', html)[1].replace("&amp;", "&")
    assert "Two" in two.client.get(there).content.decode()


def test_who_asks_for_open_work_sees_none_of_a_project_that_is_over(two, monkeypatch):
    monkeypatch.setattr(board_all, "MOST", 1)
    over = make.project(two.owner, name="Over", key="OVR")
    make.task(two.owner, over, "Of a project that is cancelled")
    over.move("cancelled", by=two.owner)
    for name in ("One", "Two"):
        two.task(name)

    assert "1 more in the list" in page(two) and "1 more in the list" in page(two, "?status=todo")
    listed = two.get("tasks/?status=todo").content.decode()
    assert "Two" in listed and "Of a project that is cancelled" not in listed
    assert "Of a project that is cancelled" in page(two, "?status=todo&closed=along&project=OVR")


def listed(two, html, more):
    """The numbers of rows and the titles of the list that stands behind the rest of a column."""
    there = re.search(rf'href="(/w/[^"]*tasks/\?[^"]*)">{more} more', html)[1].replace("&amp;", "&")
    found = two.client.get(there)
    return found.context["count"], found.content.decode()


@pytest.fixture
def beside_one_over(two, monkeypatch):
    """One card a column. Two tasks of each state under way, one of each in a project that is finished."""
    for name in ("MOST", "RECENT"):
        monkeypatch.setattr(board_all, name, 1)
    over = make.project(two.owner, name="Over", key="OVR")
    for status in ("todo", "done", "cancelled"):
        make.task(two.owner, over, f"Over {status}", status=status)
        for n in (1, 2):
            two.task(f"{status} {n}", status=status)
    over.move("finished", by=two.owner)
    return two


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", "todo"),
        ("", "done"),
        ("?status=done", "done"),
        ("?status=done&status=todo", "todo"),
        ("?status=done&status.op=not", "todo"),
        ("?status=cancelled&status.op=not", "done"),
        ("?closed=along", "todo"),
        ("?closed=along", "cancelled"),
        ("?closed=only", "done"),
        ("?archived=along", "todo"),
        ("?state=open", "done"),
        ("?state=finished&state=open", "todo"),
        ("?state=cancelled&state.op=not", "done"),
    ],
)
def test_the_list_behind_a_column_is_of_the_tasks_that_it_counts(beside_one_over, query, status):
    html = page(beside_one_over, query)
    column = re.search(rf'data-status="{status}" aria-labelledby.*?</section>', html, re.DOTALL)[0]
    counted = int(re.search(r"data-count>(\d+)<", column)[1])
    assert listed(beside_one_over, column, counted - 1)[0] == counted


def test_of_which_projects_tasks_are_asked_by_their_state(beside_one_over):
    def names(query):
        html = beside_one_over.get(f"tasks/?{query}").content.decode()
        return {title for title in ("todo 1", "done 1", "Over todo", "Over done") if f">{title}<" in html}

    assert names("state=finished") == {"Over todo"}
    assert names("state=open&status=done") == {"done 1"}
    assert names("state=open&closed=along") == {"todo 1", "done 1"}
    assert names("state=nonsense") == set()


def test_a_card_says_what_it_is_part_of_and_how_many_of_its_parts_are_done(two):
    whole = two.task("The whole", due=make.TODAY)
    two.task("A part", parent=whole).move("done", by=two.owner)
    two.task("Another part", parent=whole)
    two.task("Not wanted", parent=whole).move("cancelled", by=two.owner)
    html = page(two)

    assert re.search(r"Subtasks done: </span>1/2<", html)
    assert html.count('<span class="kc-p ell">The whole</span>') == 2
    whole.trash(by=two.owner)
    assert "The whole" not in page(two)


def test_in_rows_by_project_each_stands_with_its_own_and_says_why_it_stays(two):
    two.task("Of the rollout")
    make.task(two.owner, two.other, "Of the freezers")
    html = page(two, "?rows=project")

    rows = html.split('<details class="krow"')[1:]
    assert [re.findall(r'class="kc-t"[^>]*>([^<]+)<', row) for row in rows] == [
        ["Of the freezers"],
        ["Of the rollout"],
    ]
    assert "data-unmoved-row" in html


def test_in_rows_by_label_a_card_is_carried_by_who_plans(two):
    label = Label.create(by=two.owner, workspace=two.workspace, name="pilot")
    task, worn = two.task("To be carried"), two.task("Wears it")
    worn.edit(by=two.owner, changes={"labels": [label]})
    drop = {
        "rows": "label",
        "row": str(label.pk),
        "was": "",
        "version": task.version,
        "next": two.url("tasks/board/"),
    }

    assert two.post(f"tasks/{task.key}/place/", drop)["Location"] == two.url("tasks/board/")
    assert list(task.labels.all()) == [label]
    refused = two.post(
        f"tasks/{task.key}/place/", drop | {"rows": "project", "row": str(two.other.pk), "version": 2}
    )
    assert refused.status_code == 422
    two.sign_in(Role.CONTRIBUTOR)
    assert "data-unmoved-row" in page(two, "?rows=label")


def test_what_nobody_has_is_said_in_each_column(two):
    html = page(two, "?text=nothing-like-it")
    assert html.count("Nothing here that you filter for.") == 4
    assert "What is to be done stands here." in page(two)


@pytest.mark.parametrize("state", ["finished", "cancelled", "archived"])
def test_a_task_of_a_project_that_is_over_is_changed_here_as_on_its_own_pages_and_by_programs(two, state):
    """A project that is over takes no new task; those it has go on being corrected, wherever they are shown."""
    task = two.task("Left open")
    two.project.move("cancelled" if state == "cancelled" else "finished", by=two.owner)
    if state == "archived":
        two.project.archive(by=two.owner)

    def can(path):
        html = two.get(path).content.decode()
        card = re.search(rf'<li class="kcard[^>]*id="{task.key}".*?</li>', html, re.DOTALL)[0]
        return "<task-board data-can" in html, "fields/status/" in card, "data-act" in card

    assert can("projects/STO/board/") == can("tasks/board/?closed=along") == (True, True, True)
    moves = [
        lambda: two.post(f"tasks/{task.key}/place/", {"status": "doing", "next": two.url("tasks/board/")}),
        lambda: two.post(f"tasks/{task.key}/move/", {"status": "in_review"}),
        lambda: two.api("patch", f"tasks/{task.key}/", {"status": "done", "version": task.version}),
    ]
    for move, status in zip(moves, ("doing", "in_review", "done"), strict=True):
        assert move().status_code in (200, 302)
        task.refresh_from_db()
        assert task.status == status
    two.project.refresh_from_db()
    assert two.project.state == ("cancelled" if state == "cancelled" else "finished")

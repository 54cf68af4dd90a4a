"""The columns of a project's board: the usual ones or its own, their limits, and what is wrong with them."""

import re

import pytest

from accounts.undo import undo
from execution.models import BoardColumn
from execution.tests.test_board import html


def arrange(place, *lines):
    """Posts the columns of the board: (name, status, limit) each."""
    names = ("column", "name", "status", "limit")
    lists = dict(zip(names, zip(*[("", *line) for line in lines], strict=True), strict=True))
    return place.post("projects/STO/columns/", lists)


def heads(page):
    return re.findall(r'<h2 class="ell" id="k-[^"]*"[^>]*>([^<]+)</h2>', page)


def test_a_project_names_columns_of_its_own(place):
    todo = place.task("A card")
    place.task("Under way", status="doing"), place.task("Looked at", status="in_review")
    lines = [("Backlog", "todo", ""), ("Ready", "todo", "3"), ("At work", "doing", "1"), ("Over", "done", "")]
    assert arrange(place, *lines).status_code == 302
    page = html(place.get("projects/STO/board/"))
    # what no column of its own stands for is shown in the usual one
    assert heads(page) == ["Backlog", "Ready", "At work", "In review", "Over"]

    ready = place.project.columns.get(name="Ready")
    place.post(f"tasks/{todo.key}/place/", {"column": ready.pk, "version": 1})
    todo.refresh_from_db()
    assert (todo.column, todo.status) == (ready, "todo")
    assert html(place.get("projects/STO/board/")).count("is-full") == 0
    place.post("tasks/new/", {"title": "Too much", "project": place.project.pk, "status": "doing"})
    assert html(place.get("projects/STO/board/")).count("is-full") == 1

    place.post("projects/STO/columns/", {"reset": "1"})
    assert heads(html(place.get("projects/STO/board/"))) == ["To do", "Doing", "In review", "Done"]
    undo(by=place.owner)
    assert heads(html(place.get("projects/STO/board/"))) == [
        "Backlog",
        "Ready",
        "At work",
        "In review",
        "Over",
    ]


def test_a_limit_is_of_all_that_a_column_holds_whatever_is_asked_for(place):
    arrange(place, ("Ready", "todo", "1"), ("At work", "doing", ""))
    place.task("Mine", assignees=[place.owner]), place.task("Nobody's")
    place.task("Done and away", status="done").archive(by=place.owner)
    for asked in ("", f"?assignee={place.owner.pk}", "?assignee=nobody", "?archived=along", "?label=none"):
        page = " ".join(html(place.get(f"projects/STO/board/{asked}")).split())
        assert page.count("is-full") == 1 and "<span data-count>2</span> of 1" in page, asked
    page = html(place.get(f"projects/STO/board/?assignee={place.owner.pk}"))
    assert re.findall(r'class="kc-t"[^>]*>([^<]+)<', page) == ["Mine"]


def test_a_clash_in_columns_of_its_own_names_them(place):
    task = place.task("A card")
    arrange(place, ("Backlog", "todo", ""), ("Ready", "todo", ""), ("Next", "todo", ""))
    pk = {column.name: column.pk for column in place.project.columns.all()}
    place.post(f"tasks/{task.key}/place/", {"column": pk["Ready"], "version": 1})
    answer = place.post(f"tasks/{task.key}/place/", {"column": pk["Next"], "version": 1})
    assert "Theirs: Ready. Yours: Next." in html(answer, 409)


def test_columns_are_renamed_reordered_and_taken_away_as_one_act(place):
    arrange(place, ("One", "todo", ""), ("Two", "todo", ""), ("Three", "doing", ""))
    one, two, _three = place.project.columns.in_order()
    lists = {
        "column": [two.pk, one.pk],
        "name": ["One", "Two"],
        "status": ["todo", "done"],
        "limit": ["2", ""],
    }
    assert place.post("projects/STO/columns/", lists).status_code == 302
    rows = [(c.pk, c.name, c.status, c.limit) for c in place.project.columns.in_order()]
    assert rows == [(two.pk, "One", "todo", 2), (one.pk, "Two", "done", None)]
    undo(by=place.owner)
    assert [c.name for c in place.project.columns.in_order()] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([("A", "todo", ""), ("a", "doing", "")], "Two columns are called"),
        ([("A", "todo", "0")], "a limit is a number from 1 to 999"),
        ([("A", "elsewhere", "")], "there is no such state"),
        ([(f"N{n}", "todo", "") for n in range(13)], "at most 12 columns"),
    ],
)
def test_what_is_wrong_with_columns_is_said_in_their_form(place, lines, words):
    assert words in html(arrange(place, *lines), 422)


def test_the_usual_columns_are_no_rows_and_saving_them_makes_none(place):
    arrange(
        place,
        ("To do", "todo", ""),
        ("Doing", "doing", ""),
        ("In review", "in_review", ""),
        ("Done", "done", ""),
    )
    assert not place.project.columns.exists()


def test_a_column_is_moved_in_its_form_before_anything_is_kept(place):
    lists = {
        "column": ["", ""],
        "name": ["A", "B"],
        "status": ["todo", "done"],
        "limit": ["", ""],
        "down": "0",
    }
    page = html(place.post("projects/STO/columns/", lists))
    assert page.index('value="B"') < page.index('value="A"') and not place.project.columns.exists()


def test_who_saves_over_columns_that_somebody_changed_meanwhile_is_told(place):
    arrange(place, ("Ready", "todo", ""), ("Busy", "doing", ""))
    ready, busy = place.project.columns.in_order()
    seen = re.search(r'name="seen" value="([^"]*)"', html(place.get("projects/STO/columns/")))[1]
    lines = [{"column": one, "name": one.name, "status": one.status, "limit": 3} for one in (ready, busy)]
    more = {"column": None, "name": "Shipped", "status": "done", "limit": None}
    BoardColumn.arrange(place.project, [*lines, more], by=place.owner)

    sent = {
        "column": [str(ready.pk), str(busy.pk)],
        "name": ["Ready", "At it"],
        "status": ["todo", "doing"],
        "limit": ["", ""],
        "seen": seen,
    }
    assert "Somebody changed these columns meanwhile" in html(place.post("projects/STO/columns/", sent), 422)
    found = [(one.name, one.limit) for one in place.project.columns.in_order()]
    assert found == [("Ready", 3), ("Busy", 3), ("Shipped", None)]


def test_columns_sent_twice_because_no_answer_came_are_made_once(place):
    seen = re.search(r'name="seen" value="([^"]*)"', html(place.get("projects/STO/columns/")))[1]
    sent = {"column": ["", ""], "name": ["Ready", "Busy"], "status": ["todo", "doing"], "limit": ["", "2"]}
    found = []
    for _time in range(2):
        assert place.post("projects/STO/columns/", sent | {"seen": seen}).status_code == 302
        found.append([one.pk for one in place.project.columns.in_order()])
    assert found[0] == found[1]

"""The Gantt of all projects: each as its own plan draws it, under a row of its own."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from accounts.roles import Role
from execution.chart import charted, charted_all
from execution.chart.together import headed, joined
from execution.models import Label, Milestone, TaskDependency, WorkCalendar
from execution.tests import factories as make
from execution.tests.test_gantt_pages import BESIDE, html, panel

A_ROW = ("number", "title", "status", "start", "due", "share")


def day(n):
    return make.TODAY + dt.timedelta(days=n)


@pytest.fixture
def two(place):
    """STO with a whole of two linked parts and a milestone, and FRZ, planned, with one task."""
    whole = place.task("Payments")
    first = place.task("Move the mandates", parent=whole, start=day(0), due=day(4), estimate=8)
    second = place.task("Retry what failed", parent=whole, start=day(7), due=day(9), assignees=[place.owner])
    TaskDependency.create(by=place.owner, before=first, after=second)
    Milestone.create(by=place.owner, project=place.project, name="Beta", due=day(10))
    place.other = make.project(place.owner, name="Freezers", key="FRZ", deadline=day(60))
    place.lone = make.task(
        place.owner, place.other, "Order them", start=day(1), due=day(20), assignees=[place.owner]
    )
    place.first = first
    return place


def data(place, query="", **headers):
    return place.get(f"tasks/plan/data/{query}", headers=headers)


def rows_of(found, key):
    """[dict] of a project's rows, its own first."""
    tasks, at = found["tasks"], [one["key"] for one in found["projects"]].index(key)
    names = (*A_ROW, "depth", "who")
    return [{name: tasks[name][n] for name in names} for n, of in enumerate(tasks["of"]) if of == at]


def test_each_stands_as_its_own_plan_has_it_one_step_further_in(two):
    found = data(two).json()
    assert [one["key"] for one in found["projects"]] == ["FRZ", "STO"]
    for project in (two.project, two.other):
        own = charted.drawn(project, make.TODAY)
        head, *rows = rows_of(found, project.key)
        assert (head["number"], head["title"], head["depth"]) == (0, project.name, 0)
        assert [[row[name] for name in A_ROW] for row in rows] == list(
            map(list, zip(*(own["tasks"][name] for name in A_ROW), strict=True))
        )
        assert [row["depth"] - 1 for row in rows] == own["tasks"]["depth"]
        people = [[found["people"][n] for n in row["who"]] for row in rows]
        assert people == [[list(own["people"][n]) for n in who] for who in own["tasks"]["who"]]


def test_a_project_spans_its_tasks_and_counts_those_at_its_edge(two):
    found = data(two).json()
    head = rows_of(found, "STO")[0]
    assert (head["start"], head["due"], head["share"]) == (str(day(0)), str(day(9)), 0)
    at = found["tasks"]["whole"].index(found["tasks"]["title"].index(two.project.name))
    assert (found["tasks"]["below"][at], found["tasks"]["ready"][at]) == (1, 0)


def test_links_and_milestones_lead_to_where_their_rows_stand_now(two):
    found = data(two).json()
    title = found["tasks"]["title"]
    [before], [after] = found["links"]["before"], found["links"]["after"]
    assert (title[before], title[after]) == ("Move the mandates", "Retry what failed")
    [behind] = found["milestones"]["behind"]
    assert found["tasks"]["of"][behind] == 1 and behind == len(title) - 1


def test_a_milestone_stands_as_its_own_plan_has_it_within_its_project(two):
    inner = Milestone.create(by=two.owner, project=two.project, name="Mandates moved", due=day(5))
    two.first.edit(by=two.owner, changes={"milestone": inner})
    two.task("Beside them")
    own = charted.drawn(two.project, make.TODAY)["milestones"]
    found = data(two).json()["milestones"]
    first = 2 + 1  # rows of FRZ, and the head of STO
    assert (own["behind"], own["depth"]) == ([2, 3], [1, 0])
    assert (found["behind"], found["depth"]) == ([2 + first, 3 + first], [2, 1])


def test_a_project_that_is_over_or_was_archived_is_not_there(two):
    two.other.move("cancelled", by=two.owner)
    assert [one["key"] for one in data(two).json()["projects"]] == ["STO"]


def test_one_without_tasks_stands_by_its_own_days(two):
    make.project(two.owner, name="Empty", key="EMP", start=day(3), deadline=day(8))
    [head] = rows_of(data(two).json(), "EMP")
    assert (head["start"], head["due"], head["share"]) == (str(day(3)), str(day(8)), None)


def test_a_project_beyond_the_room_is_a_row_that_says_how_far_it_is(two, monkeypatch):
    two.first.move("done", by=two.owner)
    monkeypatch.setattr(charted_all, "MOST", 1)
    found = data(two).json()
    assert [(one["key"], one["left"]) for one in found["projects"]] == [("FRZ", False), ("STO", True)]
    [head] = rows_of(found, "STO")
    assert head["share"] == charted.drawn(two.project, make.TODAY)["tasks"]["share"][0]
    assert 'data-left="on its own plan"' in two.get("tasks/plan/").content.decode()


def test_what_does_not_fit_a_filter_takes_no_room_and_what_does_keeps_its_project(two, monkeypatch):
    monkeypatch.setattr(charted_all, "MOST", 3)
    assert [one["left"] for one in data(two).json()["projects"]] == [False, True]
    found = data(two, "?text=retry").json()
    assert found["tasks"]["title"] == [two.project.name, "Payments", "Retry what failed"]

    monkeypatch.setattr(charted_all, "MOST", 2)
    found = data(two, "?text=retry").json()
    assert [(one["key"], one["left"]) for one in found["projects"]] == [("STO", True)]
    assert found["tasks"]["title"] == [two.project.name]


def test_a_filter_leaves_what_fits_with_what_it_stands_below(two):
    Label.create(by=two.owner, workspace=two.workspace, name="pilot")
    found = data(two, "?text=retry").json()
    assert found["tasks"]["title"] == [two.project.name, "Payments", "Retry what failed"]
    assert found["tasks"]["depth"] == [0, 1, 2]
    assert data(two, "?text=nothing-like-it").json()["projects"] == []


def test_a_filter_leaves_out_nothing_that_fits_it_because_it_is_done(two):
    two.first.move("done", by=two.owner)
    whole = rows_of(data(two).json(), "STO")
    assert rows_of(data(two, "?project=STO").json(), "STO") == whole
    assert "Move the mandates" not in data(two, "?project=STO&status=todo").json()["tasks"]["title"]


@pytest.mark.parametrize("changed", ["task", "project", "milestone", "name"])
def test_what_did_not_change_is_not_sent_again(two, changed):
    tag = data(two).headers["ETag"]
    assert data(two, **{"If-None-Match": tag}).status_code == 304
    if changed == "task":
        two.lone.edit(by=two.owner, changes={"due": day(21)})
    if changed == "project":
        two.other.edit(by=two.owner, changes={"name": "Cold"})
    if changed == "milestone":
        two.project.milestones.get().edit(by=two.owner, changes={"due": day(12)})
    if changed == "name":
        two.owner.user.name = "Somebody Else"
        two.owner.user.save()
    assert data(two, **{"If-None-Match": tag}).status_code == 200


def test_what_would_move_in_several_projects_is_drawn_on_their_own_rows(two):
    for project in (two.project, two.other):
        parts = [
            make.task(two.owner, project, f"Part {n}", start=day(n), due=day(n)) for n in (5, 6)
        ]  # Monday, Tuesday
        TaskDependency.create(by=two.owner, before=parts[0], after=parts[1])
    calendar = WorkCalendar.create(by=two.owner)
    off = {"day": day(6), "name": "Feast", "worked": "0"}
    _fields, drawn = panel(html(two.post(f"calendars/{calendar.pk}/days/new/", off, **BESIDE)))
    moved = {key: first for key, first, _last in drawn["must"]["moves"]}
    assert {key: moved[key] for key in ("STO-5", "FRZ-3")} == dict.fromkeys(("STO-5", "FRZ-3"), str(day(7)))


def test_the_table_says_the_same_and_leads_to_each_plan(two, monkeypatch):
    page = two.get("tasks/plan/?view=table").content.decode()
    assert re.findall(
        r'<a class="ell" href="[^"]*/w/[^/]+/([^"]*)">([^<]+)</a>', page.split("gt-rows")[1]
    ) == [
        ("projects/FRZ/gantt/", "Freezers"),
        ("tasks/FRZ-1/", "Order them"),
        ("projects/STO/gantt/", two.project.name),
        ("tasks/STO-1/", "Payments"),
        ("tasks/STO-2/", "Move the mandates"),
        ("tasks/STO-3/", "Retry what failed"),
        ("projects/STO/#milestones", "Beta"),
    ]
    monkeypatch.setattr("execution.chart.sheet_all.SIZE", 2)
    first = two.get("tasks/plan/").content.decode()
    assert "Order them" in first and "Payments" not in first.split("gt-rows")[1]
    assert "Payments" in two.get("tasks/plan/?cursor=2").content.decode()


def test_who_only_reads_moves_nothing_and_an_empty_workspace_says_what_comes_here(two):
    assert " data-can" in two.get("tasks/plan/").content.decode()
    two.sign_in(Role.EXECUTIVE)
    assert " data-can" not in two.get("tasks/plan/").content.decode()
    for project in (two.project, two.other):
        project.move("cancelled", by=two.owner, at=timezone.now())
    assert "No project is open" in two.get("tasks/plan/").content.decode()


def test_what_has_no_parent_here_becomes_a_part_of_the_head():
    head = ("p", None, 0)
    assert headed([("a", None, 1), ("b", "a", 2), ("c", "gone", 3)], head, 1) == [
        head, ("a", "p", 1), ("b", "a", 2), ("c", "p", 3),
    ]  # fmt: skip
    assert joined([])["tasks"]["of"] == []

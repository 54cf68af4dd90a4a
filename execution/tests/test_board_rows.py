"""The rows of a board: what stands in which, and what a card becomes that is carried from one to another."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from accounts.undo import undo
from execution.models import Label, TaskDependency
from execution.tests import factories as make


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def shown(place, kind, more=""):
    """{name of a row: titles of its cards, column by column}."""
    page = html(place.get(f"projects/STO/board/?rows={kind}{more}"))
    return {
        part.split('data-row-name="', 1)[1].split('"', 1)[0]: re.findall(r'class="kc-t"[^>]*>([^<]+)<', part)
        for part in page.split('<details class="krow"')[1:]
    }


def drop(place, task, kind, to, was="", **more):
    names = {
        "rows": kind,
        "row": getattr(to, "pk", to),
        "was": getattr(was, "pk", was),
        "version": task.version,
    }
    answer = place.post(f"tasks/{task.key}/place/", names | more)
    task.refresh_from_db()
    return answer


@pytest.fixture
def noor(place):
    return make.member(place.workspace)


def test_each_kind_of_rows_in_its_order_with_a_place_to_drop_into(place, noor):
    aim = make.milestone(place.owner, place.project)
    wish = Label.create(by=place.owner, name="wish")
    above = place.task("Above", assignees=[noor, place.owner], milestone=aim)
    place.task("Below", parent=above, priority="urgent", status="doing")
    place.task("Beside", labels=[wish])

    people = {str(noor): ["Above"], str(place.owner): ["Above"]}
    assert shown(place, "assignee") == people | {"Nobody": ["Beside", "Below"]}
    assert list(shown(place, "assignee")) == [*sorted(people, key=str.casefold), "Nobody"]
    found = {"Urgent": ["Below"], "High": [], "Medium": [], "Low": [], "None": ["Above", "Beside"]}
    assert list(shown(place, "priority").items()) == list(found.items())
    assert shown(place, "milestone") == {str(aim): ["Above", "Below"], "No milestone": ["Beside"]}
    assert shown(place, "label") == {"wish": ["Beside"], "No label": ["Above", "Below"]}
    assert shown(place, "parent") == {"Above": ["Below"], "Below nothing": ["Above", "Beside"]}


def test_what_is_filtered_for_leaves_no_empty_rows(place, noor):
    place.task("Hers", assignees=[noor], priority="high")
    place.task("Nobody's", priority="low")
    assert shown(place, "priority", f"&assignee={noor.pk}") == {"High": ["Hers"]}
    assert shown(place, "nonsense") == {}


def test_a_card_in_two_rows_goes_by_two_names_and_counts_once_in_its_column(place, noor):
    task = place.task("Both", assignees=[noor, place.owner])
    page = html(place.get("projects/STO/board/?rows=assignee"))
    assert (f'id="{task.key}"' in page, f'id="{task.key}.1"' in page) == (True, True)
    assert [int(n) for n in re.findall(r"data-count>(\d+)<", page)] == [1, 0, 0, 0]


def test_from_person_to_person_only_that_one_is_swapped(place, noor):
    third = make.member(place.workspace, name="Sami Aho")
    task = place.task("A card", assignees=[noor, place.owner])
    drop(place, task, "assignee", third, was=noor, status="doing")
    assert (set(task.assignees.all()), task.status) == ({third, place.owner}, "doing")
    undo(by=place.owner)
    task.refresh_from_db()
    assert (set(task.assignees.all()), task.status) == ({noor, place.owner}, "todo")
    drop(place, task, "assignee", "", was=noor)
    assert list(task.assignees.all()) == [place.owner]


def test_a_row_sets_what_it_stands_for(place):
    aim, wish = make.milestone(place.owner, place.project), Label.create(by=place.owner, name="wish")
    above, task = place.task("Above"), place.task("A card")
    drop(place, task, "priority", "urgent", was="none")
    drop(place, task, "milestone", aim)
    drop(place, task, "label", wish)
    drop(place, task, "parent", above)
    assert (task.priority, task.milestone, list(task.labels.all()), task.parent) == (
        "urgent",
        aim,
        [wish],
        above,
    )
    drop(place, task, "milestone", "", was=aim)
    drop(place, task, "parent", "", was=above)
    assert (task.milestone, task.parent) == (None, None)


def test_what_somebody_changed_meanwhile_is_asked_about_and_may_be_put_here_all_the_same(place, noor):
    task = place.task("A card", assignees=[noor])
    task.edit(by=place.owner, changes={"assignees": [place.owner]})
    seen = {"rows": "assignee", "row": "", "was": str(noor.pk), "version": 1}
    page = html(place.post(f"tasks/{task.key}/place/", seen), 409)
    assert str(place.owner) in page and f'action="{place.url(f"tasks/{task.key}/place/")}"' in page
    assert 'name="rows" value="assignee"' in page and list(task.assignees.all()) == [place.owner]


def sent_twice(place, task, kind, was, between=None):
    """The answers to one drop into the row without, of which the first got lost."""
    sent = {"rows": kind, "row": "", "was": str(was.pk), "version": task.version, "status": "doing"}
    first = place.post(f"tasks/{task.key}/place/", sent).status_code
    task.refresh_from_db()
    if between:
        task.edit(**between)
    answers = [first, place.post(f"tasks/{task.key}/place/", sent).status_code]
    task.refresh_from_db()
    return answers


@pytest.mark.parametrize("kind", ["assignee", "label"])
def test_taken_from_one_of_several_twice_because_no_answer_came_it_is_taken_once(place, noor, kind):
    wish, other = (Label.create(by=place.owner, name=name) for name in ("wish", "other"))
    task = place.task("A card", assignees=[noor, place.owner], labels=[wish, other])
    was = {"assignee": noor, "label": wish}[kind]
    assert sent_twice(place, task, kind, was) == [302, 302]
    assert (task.version, list(task.assignees.all() if kind == "assignee" else task.labels.all())) == (
        2,
        [place.owner if kind == "assignee" else other],
    )


def test_what_was_added_after_a_lost_answer_stays(place, noor):
    third = make.member(place.workspace, name="Sami Aho")
    task = place.task("A card", assignees=[noor, place.owner])
    more = {"by": third, "changes": {"assignees": [place.owner, third]}}
    assert sent_twice(place, task, "assignee", noor, more) == [302, 302]
    assert set(task.assignees.all()) == {place.owner, third}


def test_who_was_put_back_after_a_lost_answer_is_asked_about(place, noor):
    task = place.task("A card", assignees=[noor, place.owner])
    back = {"by": place.owner, "changes": {"assignees": [noor, place.owner]}}
    assert sent_twice(place, task, "assignee", noor, back) == [302, 409]


def test_what_another_did_just_so_is_asked_about(place, noor):
    task = place.task("A card", assignees=[noor, place.owner])
    task.edit(by=noor, changes={"assignees": [place.owner]})
    seen = {"rows": "assignee", "row": "", "was": str(noor.pk), "version": 1}
    assert place.post(f"tasks/{task.key}/place/", seen).status_code == 409


def test_a_card_that_counts_with_its_whole_stays_until_that_goes(place):
    aim = make.milestone(place.owner, place.project)
    above = place.task("Above", milestone=aim)
    task = place.task("Below", parent=place.task("Between", parent=above))
    page = html(drop(place, task, "milestone", "", was=aim), 422)
    assert "It counts towards General release with “Above”" in page


@pytest.mark.parametrize(
    ("kind", "to"),
    [("size", "big"), ("priority", "highest"), ("assignee", make.NOBODY), ("label", "nothing")],
)
def test_a_row_that_is_none_is_refused(place, kind, to):
    task = place.task("A card")
    assert (drop(place, task, kind, to).status_code, task.version) == (422, 1)


def test_a_row_of_another_project_is_refused(place):
    task = place.task("A card")
    elsewhere = make.project(place.owner, key="OTH", name="Elsewhere")
    for kind, to in (
        ("milestone", make.milestone(place.owner, elsewhere)),
        ("parent", make.task(place.owner, elsewhere)),
    ):
        assert drop(place, task, kind, to).status_code == 422


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.PROJECT_MANAGER])
def test_who_only_works_on_tasks_carries_from_column_to_column(place, role):
    task = place.task("A card")
    place.sign_in(role)
    plans = role == Role.PROJECT_MANAGER
    page = html(place.get("projects/STO/board/?rows=priority"))
    assert ("Your role carries cards from column to column" in page) == (not plans)
    assert drop(place, task, "priority", "high", was="none").status_code == (302 if plans else 403)
    assert drop(place, task, "priority", "high", was="high", status="doing").status_code == 302
    assert (task.priority, task.status) == ("high" if plans else "none", "doing")


def test_rows_ask_no_more_questions_the_more_they_are(place):
    def cost(kind):
        with CaptureQueriesContext(connection) as queries:
            html(place.get(f"projects/STO/board/?rows={kind}"))
        return len(queries)

    def grow(first, last):
        for n in range(first, last):
            aim = make.milestone(place.owner, place.project, f"Aim {n}")
            label = Label.create(by=place.owner, name=f"label {n}")
            people = [make.member(place.workspace, name=f"Person {n}"), place.owner]
            above = place.task(f"Above {n}", assignees=people, labels=[label], milestone=aim)
            place.task(f"Below {n}", parent=above)

    kinds = ("assignee", "priority", "milestone", "label", "parent")
    grow(0, 2)
    few = [(cost(kind), cost(kind))[1] for kind in kinds]
    grow(2, 12)
    assert [cost(kind) for kind in kinds] == few


def test_what_is_critical_is_told_however_many_tasks_there_are(place, monkeypatch):
    monkeypatch.setattr("execution.chart.sheet.AT_ONCE", 1)
    days = [make.TODAY + dt.timedelta(days=n) for n in (0, 2, 5, 8)]
    first, then = (
        place.task("First", start=days[0], due=days[1]),
        place.task("Then", start=days[2], due=days[3]),
    )
    TaskDependency.create(by=place.owner, before=first, after=then)
    assert html(place.get("projects/STO/board/")).count("kc-c") == 2

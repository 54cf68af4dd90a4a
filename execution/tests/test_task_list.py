"""The list of one project's tasks and the one across projects: order, tree, chips, cells, many at once."""

import re

import pytest

from accounts.models import Activity, CustomField
from accounts.undo import undo
from execution.models import Label, Task
from execution.tests import factories as make

HTMX = {"headers": {"HX-Request": "true"}}


def rows(page):
    """[(title, level)] as the page lists them."""
    found = re.findall(r'data-name="([^"]*)"[^>]*? aria-level="(\d+)"', page.content.decode())
    return [(title, int(level)) for title, level in found]


def names(page):
    return [title for title, _level in rows(page)]


@pytest.fixture
def tree(place):
    top = place.task("Top")
    under = place.task("Under", parent=top, assignees=[place.owner], due=make.TODAY)
    place.task("Deep", parent=under, status="done", estimate=4)
    place.task("Beside", estimate=2, priority="urgent")
    return place


def test_subtasks_stand_below_their_parents_in_the_order_people_made(tree):
    assert rows(tree.get("projects/STO/tasks/")) == [("Top", 1), ("Under", 2), ("Deep", 3), ("Beside", 1)]
    Task.objects.get(title="Beside").place(by=tree.owner, before=Task.objects.get(title="Top"))
    assert names(tree.get("projects/STO/tasks/")) == ["Beside", "Top", "Under", "Deep"]


def test_a_hundred_levels_are_no_trouble(place, monkeypatch):
    above = None
    for n in range(100):
        above = place.task(f"Level {n}", parent=above)
    monkeypatch.setattr("execution.views.tasks.SIZE", 100)
    page = place.get("projects/STO/tasks/")
    assert page.status_code == 200 and rows(page)[-1] == ("Level 99", 100)
    answer = place.post(f"tasks/{above.key}/cells/title/", {"title": "Bottom", "version": 1}, **HTMX)
    assert len(rows(answer)) == 100 and names(answer)[0] == "Bottom"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=eep", ["Top", "Under", "Deep"]),
        ("status=done", ["Top", "Under", "Deep"]),
        ("assignees=none", ["Top", "Under", "Deep", "Beside"]),
        ("assignees=none&order=title", ["Beside", "Deep", "Top"]),
        ("due.to=2026-06-17", ["Top", "Under"]),
        ("due=none&order=-title", ["Top", "Deep", "Beside"]),
        ("priority=urgent", ["Beside"]),
        ("order=priority", ["Beside", "Top", "Under", "Deep"]),
        ("order=estimate", ["Beside", "Deep", "Top", "Under"]),
        ("group=status", ["Top", "Under", "Beside", "Deep"]),
        ("group=assignees", ["Under", "Top", "Deep", "Beside"]),
        ("milestone=nothing", []),
    ],
)
def test_chips_orders_and_groups(tree, query, found):
    assert names(tree.get(f"projects/STO/tasks/?{query}")) == found


def test_windows_go_on_where_the_last_one_ended(place):
    Task.objects.bulk_create(
        Task(workspace=place.workspace, project=place.project, number=n, rank=n << 20, title=f"{n:03}")
        for n in range(1, 251)
    )
    page, found = place.get("projects/STO/tasks/"), []
    while True:
        found += names(page)
        following = re.search(r'href="([^"]*cursor=[^"]*)"', page.content.decode())
        if not following:
            break
        page = place.get("projects/STO/tasks/" + following[1].replace("&amp;", "&"))
    assert found == [f"{n:03}" for n in range(1, 251)]


def test_across_projects_open_tasks_stand_under_their_project(tree):
    other = make.project(tree.owner, "Another", key="ANO")
    make.task(tree.owner, other, "Elsewhere")
    assert names(tree.get("tasks/")) == ["Elsewhere", "Top", "Under", "Beside"]
    assert names(tree.get("tasks/?project=STO&closed=only")) == ["Deep"]
    assert names(tree.get("tasks/?group=flat&order=due")) == ["Under", "Elsewhere", "Top", "Beside"]


@pytest.mark.parametrize("size", [1, 4, 7, 60])
def test_windows_across_projects_read_those_in_sight_and_show_them_all(place, monkeypatch, size):
    monkeypatch.setattr("execution.views.tasks.SIZE", size)
    for name in ("Beta", "Alpha", "Gamma"):
        project = make.project(place.owner, name, key=name[:3].upper())
        top = make.task(place.owner, project, f"{name} top", estimate=3)
        for n in range(3):
            make.task(place.owner, project, f"{name} {n}", parent=top)
    address, found = "tasks/", []
    while True:
        page = place.get(address)
        assert page.context["count"] == 12
        for group, entries in page.context["parts"]:
            assert (group.count, group.hours) == (4, None)
            found += [(task.title, line["depth"], line["share"]) for task, line in entries]
        if not (address := page.context["next_url"]):
            break
        address = f"tasks/{address[address.index('?') :]}"
    tops = [(name, [(f"{name} top", 0, 0.0), *((f"{name} {n}", 1, 0.0) for n in range(3))])
            for name in ("Alpha", "Beta", "Gamma")]  # fmt: skip
    assert found == [line for _name, lines in tops for line in lines]


CELLS = {
    "title": ("Renamed", "Renamed"),
    "status": ("doing", "doing"),
    "priority": ("high", "high"),
    "start": ("2026-06-18", "2026-06-18"),
    "due": ("2026-06-19", "2026-06-19"),
    "estimate": ("12", "12.00"),
    "remaining": ("1.5", "1.50"),
}


@pytest.mark.parametrize("name", CELLS)
def test_each_cell_is_edited_where_it_stands_and_answers_its_row_and_those_above(tree, name):
    task = Task.objects.get(title="Deep")
    value, kept = CELLS[name]
    form = tree.get(f"tasks/{task.key}/cells/{name}/", **HTMX).content.decode()
    action = re.search(r'action="([^"]*)"', form)[1]
    answer = tree.client.post(action, {name: value, "version": 1}, **HTMX)
    assert names(answer)[1:] == ["Under", "Top"]
    task.refresh_from_db()
    assert str(getattr(task, name)) == kept


def test_people_a_milestone_and_a_field_of_the_companys_own(tree):
    task, aim = Task.objects.get(title="Beside"), make.milestone(tree.owner, tree.project)
    its = CustomField.create(by=tree.owner, noun="task", name="Team", kind="text")
    for name, value in (("assignees", [tree.owner.pk]), ("milestone", aim.pk), (its.field_name, "Blue")):
        version = Task.objects.get(pk=task.pk).version
        answer = tree.post(f"tasks/{task.key}/cells/{name}/", {name: value, "version": version}, **HTMX)
        assert names(answer) == ["Beside"], name
    task.refresh_from_db()
    assert (list(task.assignees.all()), task.milestone, task.custom) == ([tree.owner], aim, {"team": "Blue"})
    assert names(tree.get(f"projects/STO/tasks/?{its.field_name}=lu")) == ["Beside"]
    undo(by=tree.owner)
    task.refresh_from_db()
    assert task.custom == {}


def test_labels_are_a_column_a_chip_and_an_act(tree):
    task, label = Task.objects.get(title="Beside"), Label.create(by=tree.owner, name="launch")
    tree.post("tasks/change/", {"ids": [task.pk], "do": f"label={label.pk}"})
    assert list(task.labels.all()) == [label]
    tree.post("tasks/columns/?table=task", {"order": ["labels"], "shown": ["labels"]})
    page = tree.get(f"projects/STO/tasks/?label={label.pk}")
    assert names(page) == ["Beside"] and "launch" in page.content.decode()
    tree.post(f"tasks/{task.key}/cells/labels/", {"labels": "launch, beta", "version": 2}, **HTMX)
    assert {one.name for one in task.labels.all()} == {"launch", "beta"}
    assert names(tree.get("projects/STO/tasks/?label=none&order=title")) == ["Deep", "Top", "Under"]


def test_two_who_write_one_cell_see_both_values(tree):
    task = Task.objects.get(title="Beside")
    task.edit(by=tree.owner, changes={"title": "Theirs"})
    answer = tree.post(f"tasks/{task.key}/cells/title/", {"title": "Mine", "version": 1}, **HTMX)
    assert answer.status_code == 409 and b"Theirs" in answer.content and b"Mine" in answer.content


def test_a_contributor_works_and_orders_but_does_not_plan(tree):
    task = Task.objects.get(title="Beside")
    tree.sign_in("contributor")
    assert tree.post(f"tasks/{task.key}/cells/title/", {"title": "X"}).status_code == 403
    assert tree.post(f"tasks/{task.key}/cells/remaining/", {"remaining": 1, "version": 1}).status_code == 302
    assert tree.post(f"tasks/{task.key}/place/", {"to": "up"}).status_code == 302
    below = {"parent": Task.objects.get(title="Top").pk}
    assert tree.post(f"tasks/{task.key}/place/", below).status_code == 403
    assert tree.post("tasks/change/", {"ids": task.pk, "do": "priority=low"}).status_code == 403
    assert tree.post("tasks/change/", {"ids": task.pk, "do": "status=doing"}).status_code == 302


@pytest.mark.parametrize(
    ("title", "to", "found"),
    [
        ("Beside", "up", [("Beside", 1), ("Top", 1), ("Under", 2), ("Deep", 3)]),
        ("Top", "down", [("Beside", 1), ("Top", 1), ("Under", 2), ("Deep", 3)]),
        ("Beside", "in", [("Top", 1), ("Under", 2), ("Deep", 3), ("Beside", 2)]),
        ("Deep", "out", [("Top", 1), ("Under", 2), ("Deep", 2), ("Beside", 1)]),
    ],
)
def test_a_step_moves_a_task_with_all_below_it(tree, title, to, found):
    tree.post(f"tasks/{Task.objects.get(title=title).key}/place/", {"to": to})
    assert rows(tree.get("projects/STO/tasks/")) == found
    undo(by=tree.owner)
    assert rows(tree.get("projects/STO/tasks/")) == [("Top", 1), ("Under", 2), ("Deep", 3), ("Beside", 1)]


def test_a_step_that_leads_nowhere_says_why(tree):
    answer = tree.post(f"tasks/{Task.objects.get(title='Top').key}/place/", {"to": "up"})
    assert answer.status_code == 422 and "first one" in answer.content.decode()


def test_a_task_is_added_right_below_another(tree):
    top = Task.objects.get(title="Top")
    answer = tree.post("projects/STO/tasks/add/", {"title": " New  one ", "after": top.pk}, **HTMX)
    assert rows(answer) == [("New one", 1)]
    assert names(tree.get("projects/STO/tasks/")) == ["Top", "Under", "Deep", "New one", "Beside"]


def test_many_are_changed_as_one_act_that_one_undo_takes_back(tree):
    ids = [f"{task.pk}.{task.version}" for task in Task.objects.all()]
    tree.post("tasks/change/", {"ids": ids, "do": "priority=low"})
    assert set(Task.objects.values_list("priority", flat=True)) == {"low"}
    assert (
        Activity.objects.filter(changes__has_key="priority", verb="edited").values("cause").distinct().count()
        == 1
    )
    undo(by=tree.owner)
    assert set(Task.objects.values_list("priority", flat=True)) == {"none", "urgent"}


def test_many_are_shifted_given_and_thrown_away(tree):
    under = Task.objects.get(title="Under")
    tree.post(
        "tasks/change/", {"ids": [under.pk, Task.objects.get(title="Top").pk], "do": "shift", "shift": "-3"}
    )
    under.refresh_from_db()
    assert str(under.due) == "2026-06-12"
    assert "no days to shift" in tree.get("projects/STO/tasks/").content.decode()
    other = make.member(tree.workspace)
    tree.post("tasks/change/", {"ids": [under.pk], "do": f"assignees={other.pk}"})
    assert set(under.assignees.all()) == {tree.owner, other}
    tree.post("tasks/change/", {"ids": [under.pk], "do": "trash"})
    assert names(tree.get("projects/STO/tasks/")) == ["Top", "Beside"]
    undo(by=tree.owner)
    assert len(names(tree.get("projects/STO/tasks/"))) == 4


def test_what_may_not_change_is_left_and_named(tree):
    under, beside = Task.objects.get(title="Under"), Task.objects.get(title="Beside")
    tree.post("tasks/change/", {"ids": [under.pk, beside.pk], "do": "start", "start": "2026-06-18"})
    under.refresh_from_db(), beside.refresh_from_db()
    assert (under.start, str(beside.start)) == (None, "2026-06-18")
    page = tree.get("projects/STO/tasks/").content.decode()
    assert "1 of 2" in page and "due before it starts" in page


def test_all_that_match_are_those_the_reader_was_told_of(tree):
    how = {"matching": "?status=todo", "of": "STO", "do": "priority=low"}
    assert tree.post("tasks/change/", how | {"count": 4}).status_code == 422
    tree.post("tasks/change/", how | {"count": 3})
    assert Task.objects.filter(priority="low").count() == 3


def test_columns_are_each_members_own(tree):
    tree.post("tasks/columns/?table=task", {"order": ["due", "status"], "shown": ["due"]})
    page = tree.get("projects/STO/tasks/").content.decode()
    assert 'data-c="due"' in page and 'data-c="status"' not in page
    assert 'data-c="status"' in tree.get("tasks/").content.decode()


# -- the calendar ---------------------------------------------------------------------------------------------


def test_the_calendar_shows_what_is_due_and_when_it_lies_between_start_and_due(tree):
    task = Task.objects.get(title="Beside")
    task.edit(by=tree.owner, changes={"start": "2026-05-28", "due": "2026-06-02"})
    make.milestone(tree.owner, tree.project, "Beta")
    page = tree.get("projects/STO/tasks/calendar/?day=2026-06-17").content.decode()
    assert page.count('id="cal-STO-4') == 1 and "Beta" in page and "2 without a due day" in page
    assert "--span:1;" in page and "--span:4;" not in page
    page = tree.get("projects/STO/tasks/calendar/?day=2026-05-30&spans=1&unit=week").content.decode()
    assert "--span:4;" in page and "goes-on" in page
    assert (
        "Under" in tree.get("tasks/calendar/?day=2026-06-17&assignees=none&assignees.op=not").content.decode()
    )


def test_a_drag_moves_start_and_due_as_one_edit(tree):
    task = Task.objects.get(title="Under")
    sent = {"start": "2026-06-18", "due": "2026-06-22", "version": task.version}
    answer = tree.post(f"tasks/{task.key}/days/", sent | {"next": tree.url("tasks/calendar/")})
    assert answer["Location"] == tree.url("tasks/calendar/")
    task.refresh_from_db()
    assert (str(task.start), str(task.due), task.version) == ("2026-06-18", "2026-06-22", 2)
    assert tree.post(f"tasks/{task.key}/days/", sent | {"start": "2026-07-18"}).status_code == 409
    assert (
        tree.post(f"tasks/{task.key}/days/", {"start": "2026-07-18", "due": "2026-07-01"}).status_code == 422
    )

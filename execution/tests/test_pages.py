import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from execution.models import Project, Task
from execution.tests import factories as make

READERS = [Role.OWNER, Role.PRODUCT_MANAGER, Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE]
PLANNERS = {Role.OWNER, Role.PROJECT_MANAGER}
WORKERS = PLANNERS | {Role.CONTRIBUTOR}


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def field(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


@pytest.mark.parametrize("role", READERS)
def test_each_role_sees_what_it_may_do(place, role):
    task = place.task("Card mandates", description="**Move** them")
    place.sign_in(role)

    for path in ("work/", "projects/", "projects/STO/", f"tasks/{task.key}/"):
        html(place.get(path))
    project, page = html(place.get("projects/STO/")), html(place.get(f"tasks/{task.key}/"))
    assert ("Add a task" in project) == (role in PLANNERS)
    assert ("Mark done" in project) == (role in WORKERS)
    assert ('id="step">Start' in page) == (role in WORKERS)
    assert ("Edit remaining" in page) == (role in WORKERS)
    assert ("Edit due" in page) == (role in PLANNERS)
    assert ("Add a subtask" in page) == (role in PLANNERS)
    assert "<strong>Move</strong>" in page
    assert re.search(r'class="pill pill-draft[^>]*>.*?To do', page, re.DOTALL)


@pytest.mark.parametrize("role", READERS)
def test_each_role_is_refused_what_it_may_not_do(place, role):
    task = place.task()
    place.sign_in(role)
    plan, work = (302 if role in PLANNERS else 403), (302 if role in WORKERS else 403)

    assert place.post(f"tasks/{task.key}/move/", {"status": "doing"}).status_code == work
    assert place.post(f"tasks/{task.key}/fields/remaining/", {"remaining": "2"}).status_code == work
    assert place.post("tasks/new/", {"title": "x", "project": place.project.pk}).status_code == plan
    assert place.post("projects/STO/move/", {"state": "paused"}).status_code == plan
    assert place.post(f"tasks/{task.key}/delete/").status_code == plan
    assert place.post("projects/STO/delete/").status_code == plan
    assert place.get("projects/new/").status_code == (200 if role in PLANNERS else 403)


def test_empty_pages_say_what_belongs_there(place):
    assert "Nothing is waiting for you" in html(place.get("work/"))
    assert "No task yet" in html(place.get("projects/STO/"))
    place.project.trash(by=place.owner)
    for tab in ("open", "mine", "loose", "finished"):
        assert "No project here" in html(place.get(f"projects/?tab={tab}"))


def test_my_work_stands_by_when_it_is_due(place):
    for days, title in [(-1, "Old"), (0, "Now"), (2, "Soon"), (6, "Coming"), (30, "Far")]:
        place.task(title, assignees=[place.owner], due=make.TODAY + dt.timedelta(days=days))
    place.task("Undated", assignees=[place.owner])
    place.task("Finished", assignees=[place.owner]).move("done", by=place.owner)
    monday = make.NOON - dt.timedelta(days=2)
    place.task("Finished before", assignees=[place.owner]).move("done", by=place.owner, at=monday)
    place.task("Not mine")
    page = html(place.get("work/"))

    order = [
        "Overdue",
        ">Old<",
        "Today",
        ">Now<",
        ">Finished<",
        "This week",
        ">Soon<",
        "Next week",
        ">Coming<",
    ]
    order += ["Later", ">Far<", ">Undated<", "Done this week", ">Finished before<"]
    main = page[page.index('class="mw-main"') :]
    places = [main.index(part) for part in order]
    assert places == sorted(places)
    assert "Not mine" not in main


def test_a_tick_marks_done_and_leads_back(place):
    task = place.task()
    answer = place.post(f"tasks/{task.key}/move/", {"status": "done", "next": place.url("work/")})

    assert (answer.status_code, answer["Location"]) == (302, place.url("work/"))
    task.refresh_from_db()
    assert task.status == "done"
    assert "/undo/" in html(place.get("work/"))


def test_next_leads_nowhere_else(place):
    task = place.task()
    answer = place.post(f"tasks/{task.key}/move/", {"status": "done", "next": "https://evil.example/"})
    assert answer["Location"] == task.get_absolute_url()


def test_an_unknown_status_is_422(place):
    html(place.post(f"tasks/{place.task().key}/move/", {"status": "asleep"}), 422)


def test_quick_add_of_a_task_and_a_subtask(place):
    data = {"title": "First", "project": place.project.pk, "due": "2026-06-20", "assignees": place.owner.pk}
    assert place.post("tasks/new/", data).status_code == 302
    first = Task.objects.get()
    assert (first.due, list(first.assignees.all())) == (dt.date(2026, 6, 20), [place.owner])

    place.post("tasks/new/", {"title": "Below", "project": place.project.pk, "parent": first.pk})
    assert Task.objects.get(title="Below").parent == first
    assert "--depth:1" in html(place.get("projects/STO/"))


def test_quick_add_says_what_is_wrong(place):
    assert "required" in html(place.post("tasks/new/", {"title": "", "project": place.project.pk}), 422)
    other = make.task(place.owner, make.project(place.owner))
    data = {"title": "x", "project": place.project.pk, "parent": other.pk}
    assert "another project" in html(place.post("tasks/new/", data), 422)
    _workspace, stranger = make.workspace()
    html(place.post("tasks/new/", {"title": "x", "project": make.project(stranger).pk}), 422)


def test_a_project_is_made_edited_and_moved(place):
    data = {"name": "Photo to listing", "key": "ptl", "deadline": "2026-08-14"}
    assert place.post("projects/new/", data)["Location"] == place.url("projects/PTL/")
    assert place.post("projects/PTL/edit/", data | {"name": "Photos", "version": 1}).status_code == 302
    assert place.post("projects/PTL/move/", {"state": "active"}).status_code == 302

    made = Project.objects.get(key="PTL")
    assert (made.name, made.state, made.deadline) == ("Photos", "active", dt.date(2026, 8, 14))
    html(place.post("projects/PTL/move/", {"state": "planned"}), 422)
    assert "Another project has this key" in html(place.post("projects/new/", data), 422)


def task_data(**more):
    return {"title": "A task", "status": "todo", "priority": "none"} | more


def test_an_edit_of_a_task(place):
    task = place.task()
    version = field(html(place.get(f"tasks/{task.key}/edit/")), "version")
    data = task_data(title="Better", estimate="4.5", due="2026-06-20", version=version)
    assert place.post(f"tasks/{task.key}/edit/", data).status_code == 302

    task.refresh_from_db()
    assert (task.title, task.estimate) == ("Better", Decimal("4.5"))
    assert "Better" in html(place.get(f"tasks/{task.key}/"))


def test_a_broken_rule_stands_in_the_form(place):
    task = place.task()
    data = task_data(start="2026-06-20", due="2026-06-10", version=1)
    assert "due before it starts" in html(place.post(f"tasks/{task.key}/edit/", data), 422)
    html(place.post(f"tasks/{task.key}/fields/remaining/", {"remaining": "-3", "version": 1}), 422)


def test_what_is_no_id_at_all_is_no_choice_either(place):
    task = place.task()
    answer = place.post(f"tasks/{task.key}/edit/", task_data(parent="a goat", assignees=["a sheep"]))
    page = html(answer, 422)
    assert page.count("Select a valid choice.") == 2
    assert "UUID" not in page


def test_deleting_leads_up_and_can_be_undone(place):
    task = place.task()
    assert place.post(f"tasks/{task.key}/delete/")["Location"] == place.project.get_absolute_url()
    assert "/undo/" in html(place.get("projects/STO/"))
    assert place.get(f"tasks/{task.key}/").status_code == 404


def test_a_project_explains_its_progress(place):
    place.task("Done one", status="done", estimate=6)
    place.task("Open one")
    page = html(place.get("projects/STO/"))
    assert "6 ÷ 12 = 50%" in page
    assert "No estimate: the mean is taken" in page


def test_strangers_find_nothing(place):
    _workspace, stranger = make.workspace()
    place.client.force_login(stranger.user)
    for path in ("work/", "projects/", "projects/STO/"):
        assert place.get(path).status_code == 404


def test_the_log_stands_on_the_page(place):
    task = place.task()
    task.move("doing", by=place.owner)
    page = html(place.get(f"tasks/{task.key}/"))
    assert "To do" in page and 'class="med">Doing' in page


@pytest.mark.parametrize("path", ["work/", "projects/", "projects/STO/", "tasks/STO-1/"])
def test_thirty_tasks_cost_no_more_queries_than_three(place, path):
    top = place.task("Top", assignees=[place.owner], due=make.TODAY)

    def fill(count):
        for n in range(count):
            place.task(f"T{n}", parent=top, assignees=[place.owner], due=make.TODAY)
            make.task(place.owner, make.project(place.owner, lead=place.owner), assignees=[place.owner])

    def cost():
        with CaptureQueriesContext(connection) as queries:
            html(place.get(path))
        return len(queries)

    fill(3)
    place.get(path)
    few = cost()
    fill(27)
    assert cost() == few


def test_undo_takes_a_tick_back(place):
    task = place.task()
    place.post(f"tasks/{task.key}/move/", {"status": "done"})
    url = re.search(r'action="(/w/[^"]*/undo/[^"]*)"', html(place.get("work/")))[1]
    assert place.client.post(url, {"next": place.url("work/")}).status_code == 302

    task.refresh_from_db()
    assert (task.status, task.finished_on) == ("todo", None)

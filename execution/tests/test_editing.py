"""Editing where one reads: one field, a status, a whole form, and what two people do at once."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from execution.forms.task import TaskForm
from execution.models import Project, Task
from execution.tests import factories as make

HTMX = {"HX-Request": "true"}
FULL = {"title": "A task", "status": "todo", "priority": "none"}


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def test_form_and_api_write_the_same_fields():
    assert tuple(TaskForm._meta.fields) == Task.WRITABLE


@pytest.mark.parametrize(
    ("name", "posted", "kept"),
    [
        ("title", "  New \n title ", "New title"),
        ("description", "**x**", "**x**"),
        ("status", "doing", "doing"),
        ("priority", "high", "high"),
        ("start", "2026-06-01", dt.date(2026, 6, 1)),
        ("due", "2026-07-01", dt.date(2026, 7, 1)),
        ("estimate", "7.5", Decimal("7.5")),
        ("remaining", "", None),
    ],
)
def test_one_field_is_opened_and_saved_alone(place, name, posted, kept):
    task = place.task(remaining=3)
    url = f"tasks/{task.key}/fields/{name}/"
    part = html(place.get(url, headers=HTMX))
    assert f'name="{name}"' in part and "<html" not in part
    assert "<html" in html(place.get(url))

    answer = place.post(url, {name: posted, "version": 1}, headers=HTMX)
    assert answer["Location"] == task.get_absolute_url()
    task.refresh_from_db()
    assert (getattr(task, name), task.version) == (kept, 2)


def test_people_are_chosen_where_they_stand(place):
    task, person = place.task(), make.member(place.workspace)
    url = f"tasks/{task.key}/fields/assignees/"
    assert "Noor Haddad" in html(place.get(url, headers=HTMX))
    place.post(url, {"assignees": [person.pk], "version": 1})
    assert list(task.assignees.all()) == [person]


def test_who_lost_access_stays_a_choice_where_they_stand_already(place):
    gone = make.member(place.workspace, name="Gone Person")
    task, other = place.task(assignees=[gone]), place.task()
    gone.deactivate(by=place.owner)

    assert "Gone Person" in html(place.get(f"tasks/{task.key}/fields/assignees/", headers=HTMX))
    assert "Gone Person" not in html(place.get(f"tasks/{other.key}/fields/assignees/", headers=HTMX))


@pytest.mark.parametrize("name", ["number", "started_on", "project", "workspace", "version", "x"])
def test_what_nobody_writes_has_no_field(place, name):
    task = place.task()
    assert place.get(f"tasks/{task.key}/fields/{name}/").status_code == 404


def test_a_field_that_is_wrong_stays_open_with_what_was_typed(place):
    task = place.task(start=make.TODAY)
    part = html(
        place.post(f"tasks/{task.key}/fields/due/", {"due": "2026-06-01", "version": 1}, headers=HTMX), 422
    )
    assert "due before it starts" in part and 'value="2026-06-01"' in part


def test_a_field_that_somebody_changed_shows_both_values(place):
    task = place.task()
    task.edit(by=make.member(place.workspace, name="Ada"), changes={"status": "in_review"})
    url = f"tasks/{task.key}/fields/status/"
    part = html(place.post(url, {"status": "doing", "version": 1}, headers=HTMX), 409)

    assert "Ada changed this" in part and "Theirs: In review" in part and "Yours: Doing" in part
    place.post(url, {"status": "doing"})  # Use mine sends it without a version
    task.refresh_from_db()
    assert task.status == "doing"


def test_a_whole_form_claims_only_what_its_writer_changed(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Theirs"})
    data = FULL | {"estimate": "4", "version": 1}
    assert place.post(f"tasks/{task.key}/edit/", data).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.estimate) == ("Theirs", 4)

    place.project.edit(by=place.owner, changes={"name": "Theirs"})
    data = {"name": "Standing orders rollout", "key": "STO", "description": "Mine", "version": 1}
    assert place.post("projects/STO/edit/", data).status_code == 302
    assert Project.objects.values_list("name", "description").get() == ("Theirs", "Mine")


def test_a_tick_on_what_somebody_moved_shows_both_and_offers_either(place):
    task = place.task()
    task.move("in_review", by=make.member(place.workspace, name="Ada"))
    data = {"status": "done", "version": 1, "next": place.url("work/")}
    page = html(place.post(f"tasks/{task.key}/move/", data), 409)

    assert "Ada changed this" in page and "Theirs: In review" in page and "Yours: Done" in page
    assert f'href="{place.url("work/")}" data-keep-theirs' in page
    mine = page[page.index("data-use-mine") :]
    assert 'name="version" value="2"' in mine and 'name="status" value="done"' in mine


def test_a_tick_beside_another_change_goes_through(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Renamed"})
    assert place.post(f"tasks/{task.key}/move/", {"status": "done", "version": 1}).status_code == 302


def test_each_row_carries_its_version_and_leads_back(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Twice"})
    page = html(place.get("projects/STO/?show=open"))
    address = re.search(r'id="tk-STO-1" form="mv" formaction="([^"]*)"', page)[1]
    form = re.search(r'<form id="mv".*?</form>', page, re.DOTALL)[0]

    assert address == f"{task.get_absolute_url()}move/?version=2"
    assert f'value="{place.url("projects/STO/?show=open")}"' in form
    assert place.client.post(address, {"status": "done"}).status_code == 302
    assert place.client.post(address, {"status": "doing"}).status_code == 409


def test_a_project_shows_all_open_or_mine_with_what_they_stand_below(place):
    top = place.task("Top group", status="done")
    place.task("Of mine", parent=top, assignees=[place.owner])
    place.task("Of nobody", parent=top)
    place.task("Over", status="done")

    def shown(view):
        page = html(place.get(f"projects/STO/?show={view}"))
        return {t for t in ("Top group", "Of mine", "Of nobody", "Over") if f">{t}</a>" in page}

    assert shown("all") == shown("x") == {"Top group", "Of mine", "Of nobody", "Over"}
    assert shown("open") == {"Top group", "Of mine", "Of nobody"}
    assert shown("mine") == {"Top group", "Of mine"}


def test_views_without_a_task_say_so(place):
    place.task(status="done")
    assert "Every task is done or cancelled" in html(place.get("projects/STO/?show=open"))
    assert "No open task here is yours" in html(place.get("projects/STO/?show=mine"))


def test_the_next_step_of_a_project_stands_outside_the_menu(place):
    def offered():
        page = html(place.get("projects/STO/"))
        return re.findall(r'class="btn" form="mv-project" name="state" value="(\w+)"', page)

    assert offered() == ["active"]
    task = place.task(status="doing")
    assert offered() == []
    task.move("done", by=place.owner)
    assert offered() == ["finished"]


def test_a_projects_move_is_undone(place):
    place.post("projects/STO/move/", {"state": "cancelled"})
    url = re.search(r'action="(/w/[^"]*/undo/[^"]*)"', html(place.get("projects/STO/")))[1]
    place.client.post(url, {"next": place.url("projects/STO/")})
    assert Project.objects.get().state == "planned"


def test_what_is_overdue_moves_to_today_in_one_step_of_undo(place):
    old = [
        place.task(f"T{n}", due=make.TODAY - dt.timedelta(days=n), assignees=[place.owner]) for n in (1, 2)
    ]
    other = place.task("Not mine", due=make.TODAY - dt.timedelta(days=1))
    done = place.task("Done", due=make.TODAY - dt.timedelta(days=1), assignees=[place.owner], status="done")
    assert place.post("work/overdue/")["Location"] == place.url("work/")
    page = html(place.get("work/"))

    assert {task.due for task in Task.objects.filter(pk__in=[t.pk for t in old])} == {make.TODAY}
    assert Task.objects.get(pk=other.pk).due == Task.objects.get(pk=done.pk).due == other.due
    assert "2 tasks are due today" in page
    place.client.post(re.search(r'action="(/w/[^"]*/undo/[^"]*)"', page)[1], {"next": place.url("work/")})
    assert [Task.objects.get(pk=task.pk).due for task in old] == [task.due for task in old]


def test_nothing_overdue_is_nothing_moved(place):
    assert place.post("work/overdue/").status_code == 302
    assert "due today" not in html(place.get("work/"))


def test_late_days_say_so_in_words(place):
    task = place.task(due=make.TODAY - dt.timedelta(days=1))
    for path in ("projects/STO/", f"tasks/{task.key}/"):
        assert "Overdue" in html(place.get(path)), path
    task.move("done", by=place.owner)
    for path in ("projects/STO/", f"tasks/{task.key}/"):
        assert "Overdue" not in html(place.get(path)), path


def test_a_long_title_is_whole_everywhere(place):
    title = "Ein sehr langer Titel ohne Ende " * 6
    task = place.task(title.strip(), assignees=[place.owner])
    for path in ("work/", "projects/STO/", f"tasks/{task.key}/"):
        assert title.strip() in html(place.get(path))


def test_hours_are_spelled_as_people_say_them(place):
    place.task(estimate=Decimal("1.75"), assignees=[place.owner])
    place.task(estimate=Decimal("0.5"), assignees=[place.owner])
    place.task(estimate=Decimal(8), remaining=Decimal(2), assignees=[place.owner])
    page = html(place.get("work/"))
    for words in ("1 h 45", "30 min", ">2 h<"):
        assert words in page, words


def test_a_task_leads_to_its_neighbours_in_the_order_of_the_project(place):
    top, other = place.task("Top"), place.task("Other")
    low = place.task("Low", parent=top)

    def neighbours(task):
        page = html(place.get(f"tasks/{task.key}/"))
        return re.findall(r'data-key="([jk])" aria-label="\w+: (\w+)"', page)

    assert neighbours(top) == [("j", "Low")]
    assert neighbours(low) == [("k", "Top"), ("j", "Other")]
    assert neighbours(other) == [("k", "Low")]


def test_my_work_counts_the_subtasks_that_count(place):
    top = place.task("Top", assignees=[place.owner, make.member(place.workspace)])
    for status in ("done", "todo", "cancelled"):
        place.task(parent=top, status=status)
    place.task(parent=top, status="done").trash(by=place.owner)
    assert ">1/2<" in html(place.get("work/"))

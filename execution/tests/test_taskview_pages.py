"""The menu of views on each page of tasks, and what is done with it."""

import html
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from execution.models import TaskView
from execution.tests import factories as make

ALL = {"list": "tasks/", "plan": "tasks/plan/", "board": "tasks/board/", "calendar": "tasks/calendar/"}
ONE = {
    "list": "projects/STO/tasks/",
    "plan": "projects/STO/gantt/",
    "board": "projects/STO/board/",
    "calendar": "projects/STO/tasks/calendar/",
}
PAGES = [(page, path) for paths in (ALL, ONE) for page, path in paths.items()]


@pytest.fixture
def busy(place):
    """The place with a task that has days, so that each page shows something."""
    place.task("Draw it", start=make.TODAY, due=make.TODAY)
    return place


def menu(place, path):
    """The menu of views in a page, "" where there is none."""
    answer = place.get(path)
    assert answer.status_code == 200, answer.content[:2000]
    found = re.search(r'<menu-button class="tv">.*?</menu-button>', answer.content.decode(), re.DOTALL)
    return found[0] if found else ""


def names(found):
    """What it offers, in its order."""
    items = re.findall(
        r'<a class="mi"[^>]*>(.*?)</a>', found.partition("Save as a view")[0] + "</a>", re.DOTALL
    )
    return [re.search(r'<span class="ell">([^<]*)', item)[1] for item in items if 'class="ell"' in item]


def save(place, path, name="Late ones", **data):
    return place.post(
        f"task-views/new/?of={quote(place.url(path))}", {"name": name, "shared": "False"} | data
    )


@pytest.mark.parametrize(("page", "path"), PAGES)
def test_what_a_page_shows_is_saved_opened_and_marked(busy, page, path):
    answer = save(busy, f"{path}?status=todo&cursor=")
    view = TaskView.objects.get()

    assert (view.page, view.query, view.project) == (
        page,
        "status=todo",
        busy.project if path == ONE[page] else None,
    )
    assert (answer.status_code, answer.url) == (302, busy.url(f"{path}?status=todo&saved={view.pk}"))
    assert answer.url == view.get_absolute_url()
    found = menu(busy, f"{path}?status=todo&saved={view.pk}")
    assert names(found) == ["Late ones"] and found.count('aria-current="true"') == 1
    assert "View edited" not in found and "Save changes" not in found
    assert '<span class="v ell">Late ones</span>' in found


@pytest.mark.parametrize(("page", "path"), PAGES)
def test_what_differs_is_told_and_saved(busy, page, path):
    save(busy, f"{path}?status=todo")
    view = TaskView.objects.get()
    there = f"{path}?status=todo&archived=along&saved={view.pk}"
    found = menu(busy, there)
    assert "View edited" in found and "Save changes" in found

    answer = busy.post(f"task-views/{view.pk}/save/", {"of": busy.url(there)})
    view.refresh_from_db()
    assert answer.url == busy.url(there)
    assert view.query == "status=todo&archived=along"
    assert "View edited" not in menu(busy, there)
    busy.post("undo/")
    view.refresh_from_db()
    assert view.query == "status=todo"


def test_what_somebody_else_saved_meanwhile_is_not_replaced_without_a_word(busy):
    save(busy, "tasks/?status=todo", shared="True")
    view = TaskView.objects.get()
    here = f"tasks/?status=doing&saved={view.pk}"
    version = re.search(r'name="version" value="(\d+)"', menu(busy, here))[1]
    view.edit(by=busy.owner, changes={"query": "status=done"})
    sent = {"of": busy.url(here), "version": version}
    answer = busy.post(f"task-views/{view.pk}/save/", sent)
    view.refresh_from_db()
    assert (answer.status_code, view.query) == (409, "status=done")
    assert "status=doing" in answer.content.decode() and "status=done" in answer.content.decode()
    assert busy.post(f"task-views/{view.pk}/save/", {"of": sent["of"]}).status_code == 302


@pytest.mark.parametrize("path", [path for _page, path in PAGES])
def test_where_nothing_was_saved_there_is_only_the_way_to_save(busy, path):
    found = menu(busy, path)
    assert names(found) == [] and "<hr>" not in found
    assert re.findall(r"</svg>([^<]+)</a>", found) == ["Save as a view…"]


@pytest.mark.parametrize("path", [path for _page, path in PAGES])
def test_the_menu_is_one_question(busy, path):
    for n in range(3):
        save(busy, path, name=f"View {n}")
    address = f"{path}?saved={TaskView.objects.first().pk}"
    with CaptureQueriesContext(connection) as asked:
        assert len(names(menu(busy, address))) == 3
    assert sum("execution_taskview" in query["sql"] for query in asked) == 1


def test_those_of_this_page_come_first(busy):
    for n, page in enumerate(("plan", "list", "board", "calendar")):
        save(busy, ALL[page], name=f"{n} {page}")
    save(busy, ONE["list"], name="Of the project")
    assert names(menu(busy, ALL["board"])) == ["2 board", "1 list", "0 plan", "3 calendar"]
    assert names(menu(busy, ONE["board"])) == ["Of the project"]


def test_ones_own_wear_a_lock_and_nobody_elses_are_there(busy):
    save(busy, "tasks/", name="For all", shared="True")
    save(busy, "tasks/", name="Mine")
    found = menu(busy, "tasks/")
    assert names(found) == ["For all", "Mine"] and found.count("Only you") == 1
    busy.sign_in(Role.CONTRIBUTOR)
    assert names(menu(busy, "tasks/")) == ["For all"]


@pytest.mark.parametrize("word", ["", "nothing", make.NOBODY, "%00", "theirs", "elsewhere", "another page"])
def test_what_is_not_here_is_not_open(busy, word):
    theirs = TaskView.create(by=make.member(busy.workspace), name="Theirs")
    _other, stranger = make.workspace("Next door")
    elsewhere = TaskView.create(by=stranger, name="Elsewhere", shared=True)
    beside = TaskView.create(by=busy.owner, name="Beside", page="board")
    word = {"theirs": theirs.pk, "elsewhere": elsewhere.pk, "another page": beside.pk}.get(word, word)
    found = menu(busy, f"tasks/?saved={word}")
    assert 'class="v ell"' not in found and "Delete" not in found


def test_who_may_not_change_it_saves_another_one(busy):
    save(busy, "tasks/?status=todo", shared="True")
    view = TaskView.objects.get()
    busy.sign_in(Role.CONTRIBUTOR)
    found = menu(busy, f"tasks/?status=doing&saved={view.pk}")
    assert "View edited" in found and "Save as a view" in found
    assert not re.search("Save changes|Rename|Delete", found)
    form = busy.get("task-views/new/").content.decode()
    assert "Who sees it" not in form
    save(busy, "tasks/?status=doing", name="Mine", shared="True")
    assert not TaskView.objects.get(name="Mine").shared


def test_where_somebody_looks_is_kept_by_the_address_not_by_the_view(busy):
    answer = save(busy, "tasks/calendar/?day=2026-01-05&unit=week")
    view = TaskView.objects.get()
    assert view.query == "unit=week"
    assert answer.url == busy.url(f"tasks/calendar/?day=2026-01-05&unit=week&saved={view.pk}")


@pytest.mark.parametrize("path", [path for _page, path in PAGES])
def test_whatever_is_chosen_next_still_knows_the_view(busy, path):
    save(busy, f"{path}?text=draw&assignee=nobody")
    view = TaskView.objects.get()
    page = busy.get(f"{path}?text=draw&assignee=nobody&saved={view.pk}").content.decode()
    tools = re.search(
        r'<div class="tools.*?(?=<div class="body|<main|<footer|<task-table|<gantt-chart|<task-board)',
        page,
        re.DOTALL,
    )[0]
    tools = re.sub(r'<menu-button class="tv">.*?</menu-button>', "", tools, flags=re.DOTALL)
    links = [
        link
        for link in re.findall(r'href="([^"]*\?[^"]*)"', tools)
        if "table=" not in link and "noun=" not in link
    ]
    links = [html.unescape(link) for link in links if "due=none" not in link and "next=" not in link]
    assert links and [link for link in links if f"saved={view.pk}" not in link] == []


@pytest.mark.parametrize("path", [ALL["plan"], ONE["plan"]])
def test_a_view_narrows_no_chart_by_itself(busy, path):
    save(busy, path)
    view = TaskView.objects.get()
    page = busy.get(f"{path}?saved={view.pk}")
    assert page.context["asked"] == "" and not page.context["filters"].active


def test_renaming_keeps_the_rest(busy):
    save(busy, "tasks/?status=todo")
    view = TaskView.objects.get()
    here = busy.url(f"tasks/?status=doing&saved={view.pk}")
    data = {"name": "Open ones", "shared": "True", "version": view.version}
    answer = busy.post(f"task-views/{view.pk}/rename/?next={quote(here)}", data)
    view.refresh_from_db()
    assert answer.url == here
    assert (view.name, view.shared, view.query) == ("Open ones", True, "status=todo")


def test_deleting_stays_where_one_is_and_is_taken_back(busy):
    save(busy, "tasks/?status=todo")
    view = TaskView.objects.get()
    here = f"tasks/?status=todo&saved={view.pk}"
    answer = busy.post(f"task-views/{view.pk}/delete/", {"next": busy.url(here)})
    assert answer.url == busy.url(here) and names(menu(busy, here)) == []
    assert "Late ones" in busy.get("trash/").content.decode()
    busy.post("undo/")
    assert names(menu(busy, here)) == ["Late ones"]
    assert busy.post(f"task-views/{view.pk}/delete/").url == busy.url("tasks/")


@pytest.mark.parametrize(
    "of",
    ["tasks/columns/", "projects/", "projects/NIX/tasks/", "tasks/STO-1/", "../../nowhere/", "elsewhere"],
)
def test_only_a_page_of_tasks_is_saved(busy, of):
    other, _owner = make.workspace("Next door")
    address = f"/w/{other.slug}/tasks/" if of == "elsewhere" else busy.url(of)
    assert busy.post("task-views/new/", {"name": "A", "shared": "False", "of": address}).status_code == 404
    assert not TaskView.objects.exists()


def test_too_much_is_told_in_the_dialog(busy):
    answer = save(busy, "tasks/?text=" + "a" * 2000)
    assert answer.status_code == 422 and "Take some filters away" in answer.content.decode()


def test_a_view_of_one_project_is_not_saved_from_another_page(busy):
    save(busy, ONE["list"])
    view = TaskView.objects.get()
    answer = busy.post(f"task-views/{view.pk}/save/", {"of": busy.url("tasks/?status=todo")})
    assert answer.status_code == 422 and "stays with its project" in answer.content.decode()


def test_an_archived_project_offers_none(busy):
    save(busy, ONE["list"])
    view = TaskView.objects.get()
    busy.project.move("finished", by=busy.owner)
    busy.project.archive(by=busy.owner)
    assert menu(busy, ONE["list"]) == ""
    assert busy.get(f"task-views/{view.pk}/rename/").status_code == 404
    assert save(busy, ONE["list"], name="Other").status_code == 404


@pytest.mark.parametrize("of", ["board", "plan"])
def test_from_what_is_gone_the_way_back_keeps_the_view(busy, of):
    asked = f"{'milestone' if of == 'board' else 'baseline'}={make.NOBODY}"
    save(busy, f"{ONE[of]}?label=none&{asked}")
    answer = busy.client.get(TaskView.objects.get().get_absolute_url())
    assert answer.status_code == 400
    back = html.unescape(re.search(r'href="([^"]*\?[^"]*)">Go back', answer.content.decode())[1])
    found = menu(busy, back.removeprefix(busy.url()))
    assert asked not in back and "label=none" in back
    assert "Save changes" in found and "Delete" in found


def test_the_log_tells_what_changed(busy):
    save(busy, "tasks/?status=todo")
    view = TaskView.objects.get()
    busy.post(f"task-views/{view.pk}/save/", {"of": busy.url("tasks/?status=doing")})
    told = busy.get("activity/").content.decode()
    assert "What it asks for" in told and "view of tasks" in told.lower()


def test_it_is_found_by_its_name(busy):
    save(busy, ONE["list"], name="Zebra")
    TaskView.create(by=make.member(busy.workspace), name="Zebra of theirs")
    found = busy.get("search/?q=zebra").content.decode()
    assert "Zebra" in found and "Zebra of theirs" not in found

"""A task as a whole: copied, moved to another project, archived."""

import datetime as dt

import pytest

from accounts import undo
from accounts.errors import Refused
from accounts.models import Activity
from execution.models import ChecklistItem, Label, PastKey, Task, TaskDependency, TaskLink
from execution.tests import factories as make

DUE = dt.date(2026, 6, 30)


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


@pytest.fixture
def full(place):
    """A task with all that could come along, and what could not."""
    place.aim = make.milestone(place.owner, place.project)
    place.label = Label.create(by=place.owner, name="launch")
    place.above = place.task("Above")
    task = place.task(
        "Migrate", description="**All**", due=DUE, estimate=8, parent=place.above, milestone=place.aim,
        labels=[place.label], assignees=[place.owner], status="doing", remaining=2,
    )  # fmt: skip
    place.below = place.task("Below", parent=task)
    place.deepest = place.task("Deepest", parent=place.below)
    place.beside = place.task("Beside")
    ChecklistItem.create(by=place.owner, task=task, text="Dry run", done=True)
    TaskLink.create(by=place.owner, workspace=place.workspace, task=task, url="https://a.example/")
    TaskDependency.create(by=place.owner, before=task, after=place.beside)
    return task


def test_a_copy_is_the_same_job_to_do_again(place, full):
    copy, cause = full.duplicate(by=place.owner)
    assert (copy.title, copy.status, copy.remaining, copy.due, copy.parent) == (
        "Migrate (copy)", "todo", None, DUE, place.above,
    )  # fmt: skip
    assert list(copy.labels.all()) == [place.label] and list(copy.assignees.all()) == [place.owner]
    assert [(item.text, item.done) for item in copy.checklist.all()] == [("Dry run", False)]
    assert copy.links.get().url == "https://a.example/" and copy.milestone == place.aim
    below = copy.children.get()
    assert (below.title, below.children.get().title) == ("Below", "Deepest")
    assert not TaskDependency.objects.of([copy]).exists()
    assert set(Activity.objects.filter(cause=cause).values_list("verb", flat=True)) == {"created"}
    undo.undo(by=place.owner, cause=cause)
    assert Task.objects.count() == 5


def test_a_copy_takes_what_is_asked_for(place, full):
    place.post(f"tasks/{full.key}/duplicate/", {"go": "1"})
    copy = Task.objects.get(title="Migrate (copy)")
    assert not (copy.children.exists() or copy.checklist.exists() or copy.links.exists())


def test_what_stays_is_said_before_it_moves(place, full):
    page = html(place.get(f"tasks/{full.key}/transfer/"))
    assert "2 subtasks come along" in page
    assert full.leaves_behind(None) == [
        ("dependencies on tasks that stay", 1), ("milestones they count towards", 1), ("the task it stands below", 1),
    ]  # fmt: skip


def test_it_moves_with_all_below_and_its_old_keys_lead_to_it(place, full):
    other = make.project(place.owner, "Bulk", key="BHE")
    answer = place.post(f"tasks/{full.key}/transfer/", {"project": other.pk})
    assert answer.url.endswith("/tasks/BHE-1/")
    moved = Task.objects.get(pk=full.pk)
    assert (moved.key, moved.parent, moved.milestone, moved.status) == ("BHE-1", None, None, "doing")
    assert [Task.objects.get(pk=one.pk).key for one in (place.below, place.deepest)] == ["BHE-2", "BHE-3"]
    assert Task.objects.get(pk=place.below.pk).parent == moved and moved.checklist.count() == 1
    assert not TaskDependency.objects.exists()
    assert place.get("tasks/STO-2/").url.endswith("/tasks/BHE-1/")
    assert place.api("get", "tasks/sto-2/").json()["key"] == "BHE-1"
    assert "moved this to another project" in html(place.get("tasks/BHE-1/"))


def test_undo_puts_everything_back_under_its_old_key(place, full):
    other = make.project(place.owner, "Bulk", key="BHE")
    cause = full.move_to(other, by=place.owner)
    undo.undo(by=place.owner, cause=cause)
    back = Task.objects.get(pk=full.pk)
    assert (back.key, back.parent, back.milestone) == ("STO-2", place.above, place.aim)
    assert Task.objects.get(pk=place.deepest.pk).key == "STO-4" and TaskDependency.objects.count() == 1
    assert place.get("tasks/BHE-1/").url.endswith("/tasks/STO-2/")


def test_whoever_comes_back_gets_the_key_they_had(place, full):
    other = make.project(place.owner, "Bulk", key="BHE")
    full.move_to(other, by=place.owner)
    Task.objects.get(pk=full.pk).move_to(place.project, by=place.owner)
    assert Task.objects.get(pk=full.pk).key == "STO-2"
    assert sorted(str(past) for past in PastKey.objects.filter(task=full)) == ["BHE-1"]


def test_it_does_not_move_where_nothing_is_taken(place, full):
    other = make.project(place.owner, "Over", key="OVE", state="finished")
    with pytest.raises(Refused, match="Reopen it"):
        full.move_to(other, by=place.owner)
    with pytest.raises(Refused, match="already"):
        full.move_to(place.project, by=place.owner)
    html(place.post(f"tasks/{full.key}/transfer/", {"project": other.pk}), 422)
    assert Task.objects.get(pk=full.pk).key == "STO-2" and not PastKey.objects.exists()


def test_only_what_is_over_is_archived(place, full):
    with pytest.raises(Refused, match="Finish or cancel"):
        full.archive(by=place.owner)
    full.move("done", by=place.owner)
    with pytest.raises(Refused, match="is open still"):
        full.archive(by=place.owner)


def test_what_is_archived_leaves_the_lists_and_comes_back(place):
    task = place.task("Over", assignees=[place.owner], status="done")
    pages = ("work/", "projects/STO/", "projects/STO/board/")
    assert all("Over" in html(place.get(page)) for page in pages)
    place.post(f"tasks/{task.key}/archive/")
    html(place.get(pages[0]))  # says what happened once
    assert not any(">Over<" in html(place.get(page)) for page in pages)
    assert "It left the lists" in html(place.get(f"tasks/{task.key}/"))
    place.post(f"tasks/{task.key}/unarchive/")
    assert all("Over" in html(place.get(page)) for page in pages)


def test_programs_do_the_same(place, full):
    other = make.project(place.owner, "Bulk", key="BHE")
    copy = place.api("post", f"tasks/{full.key}/duplicate/", {"subtasks": False})
    assert copy.status_code == 201 and copy.json()["title"] == "Migrate (copy)"
    moved = place.api("post", f"tasks/{full.key}/transfer/", {"project": "BHE"})
    assert (moved.status_code, moved.json()["key"]) == (200, "BHE-1") and other.tasks.count() == 3
    assert place.api("post", "tasks/BHE-1/archive/", {}).status_code == 400
    Task.objects.filter(project=other).update(status="done")
    assert place.api("post", "tasks/BHE-1/archive/", {}).json()["archived_at"]
    assert len(place.api("get", "tasks/?archived=true").json()["results"]) == 3  # with all below it
    assert place.api("post", "tasks/BHE-1/unarchive/", {}).json()["archived_at"] is None
    assert place.api("get", "tasks/?archived=true").json()["results"] == []


def test_what_was_reopened_meanwhile_is_not_archived(place):
    task = place.task(status="done")
    stale = Task.objects.get(pk=task.pk)
    task.move("doing", by=place.owner)
    with pytest.raises(Refused, match="Finish or cancel STO-1"):
        stale.archive(by=place.owner)


def test_what_was_archived_along_comes_back_though_it_was_archived_after_it_was_read(place):
    whole = place.task("Whole", status="done")
    part = place.task("Part", parent=whole, status="done")
    stale = Task.objects.get(pk=whole.pk)
    whole.archive(by=place.owner)
    stale.unarchive(by=place.owner)
    part.refresh_from_db()
    assert part.archived_at is None


@pytest.fixture
def gone(place):
    """A task as somebody read it before it went to another project, OTH; and how it stands."""
    other = make.project(place.owner, key="OTH")
    task = place.task("Gone")
    stale = Task.objects.for_list().get(pk=task.pk)
    task.move_to(other, by=place.owner)
    return stale, lambda: Task.objects.select_related("project").get(pk=task.pk)


@pytest.mark.parametrize("version", [None, 1])
def test_what_went_to_another_project_meanwhile_is_not_written_as_of_the_one_it_left(place, gone, version):
    stale, now = gone
    aim = make.milestone(place.owner, place.project)
    for changes in ({"milestone": aim}, {"status": "done"}):
        read = Task.objects.for_list().get(pk=stale.pk)
        read.project, read.version = stale.project, stale.version
        with pytest.raises(Refused, match="went to another project meanwhile"):
            read.edit(by=place.owner, changes=changes, version=version)
    assert (now().milestone, now().status, now().project.tally["done"]) == (None, "todo", 0)


@pytest.mark.parametrize(
    "act",
    [
        lambda task, by: task.move_to(make.project(by, key="THI"), by=by),
        lambda task, by: task.trash(by=by),
        lambda task, by: task.duplicate(by=by),
        lambda task, by: task.block("The bank", by=by),
        lambda task, by: task.place(by=by, changes={"status": "doing"}),
        lambda task, by: Task.edit_all([(task, {"status": "done"})], by=by),
        lambda task, by: Task.trash_all([task], by=by),
    ],
)
def test_nor_is_anything_else_done_with_it(place, gone, act):
    stale, now = gone
    with pytest.raises(Refused, match="went to another project meanwhile"):
        act(stale, place.owner)
    assert (now().project.key, now().number, now().status, now().deleted_at) == ("OTH", 1, "todo", None)


def test_a_copy_of_what_was_deleted_meanwhile_is_none(place):
    task = place.task()
    stale = Task.objects.for_list().get(pk=task.pk)
    task.trash(by=place.owner)
    with pytest.raises(Refused, match="deleted meanwhile"):
        stale.duplicate(by=place.owner)
    assert not Task.objects.exists()

"""What keeps a task from going on: a block that somebody said, and what the plan says."""

import datetime as dt

import pytest

from accounts import undo
from accounts.errors import Refused
from accounts.models import Activity
from accounts.roles import Role
from execution import blocks
from execution.chart import gantt
from execution.models import Task, TaskDependency
from execution.tests import factories as make
from execution.waiting import waited_for

WHY = "The provider's test account, promised for Monday"


def fresh(task):
    return Task.objects.get(pk=task.pk)


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def test_a_block_has_its_words_and_its_day_and_is_said_better_without_losing_it(place):
    task = place.task("Mandates")
    task.block("  The   provider ", by=place.owner, at=make.NOON)
    assert (task.blocked, task.blocked_on) == ("The provider", make.TODAY)

    later = make.NOON + dt.timedelta(days=3)
    assert task.block("The provider", by=place.owner, at=later) is None
    task.block(WHY, by=place.owner, at=later)
    assert (fresh(task).blocked, fresh(task).blocked_on) == (WHY, make.TODAY)
    assert Activity.objects.of(task).filter(verb="blocked").count() == 2

    task.unblock(by=place.owner, at=later)
    assert (fresh(task).blocked, fresh(task).blocked_on) == ("", None)
    with pytest.raises(Refused):
        task.unblock(by=place.owner)
    with pytest.raises(Refused):
        task.block(" ", by=place.owner)


def test_what_is_over_is_blocked_by_nothing_and_undo_brings_the_block_back(place):
    one, other = place.task("Mandates"), place.task("Retries")
    one.block(WHY, by=place.owner, at=make.NOON)
    other.block(WHY, by=place.owner)
    row = one.move("done", by=place.owner)
    Task.edit_all([(other, {"status": "cancelled"})], by=place.owner)
    assert (fresh(one).blocked, fresh(other).blocked, fresh(other).blocked_on) == ("", "", None)
    with pytest.raises(Refused, match="over"):
        one.block(WHY, by=place.owner)

    undo.undo(by=place.owner, cause=row.cause)
    assert (fresh(one).status, fresh(one).blocked, fresh(one).blocked_on) == ("todo", WHY, make.TODAY)


def test_an_undone_block_is_gone_and_an_ended_one_does_not_come_back_to_what_is_over(place):
    task = place.task("Mandates")
    row = task.block(WHY, by=place.owner)
    undo.undo(by=place.owner, cause=row.cause)
    assert fresh(task).blocked == ""

    task = fresh(task)
    task.block(WHY, by=place.owner)
    ended = task.unblock(by=place.owner)
    task.move("done", by=place.owner)
    with pytest.raises(Refused, match="over"):
        undo.undo(by=place.owner, cause=ended.cause)


def test_whoever_works_says_it_where_the_task_is_read(place):
    place.sign_in(Role.CONTRIBUTOR)
    client, task = place.client, place.task("Mandates")
    assert "Mark as blocked" in html(client.get(task.get_absolute_url()))
    assert "Say what blocks it" in html(
        client.post(f"{task.get_absolute_url()}block/", {"blocked": " "}), 422
    )
    assert client.post(f"{task.get_absolute_url()}block/", {"blocked": WHY}).status_code == 302

    page = html(client.get(task.get_absolute_url()))
    assert "Blocked." in page and "test account, promised for Monday" in page and "Noor Haddad, since" in page
    assert client.post(f"{task.get_absolute_url()}unblock/").status_code == 302
    assert "Blocked." not in html(client.get(task.get_absolute_url()))


def test_two_who_say_different_things_both_see_it(place):
    client, task = place.client, place.task("Mandates")
    seen = task.version
    task.block("The provider", by=place.owner)
    page = html(client.post(f"{task.get_absolute_url()}block/", {"blocked": WHY, "version": seen}), 409)
    assert "The provider" in page and "promised for Monday" in page


@pytest.mark.parametrize("way", ["move", "place", "field"])
def test_moving_it_on_asks_once_whether_the_block_is_over(place, way):
    client, task = place.client, place.task("Mandates")
    task.block(WHY, by=place.owner)
    url = f"{task.get_absolute_url()}{'fields/status' if way == 'field' else way}/"

    page = html(client.post(url, {"status": "doing"}))
    assert "data-question" in page and "Still blocked, move it anyway" in page
    assert fresh(task).status == "todo"

    client.post(url, {"status": "doing", "block": "stays"})
    assert (fresh(task).status, fresh(task).blocked) == ("doing", WHY)
    client.post(url, {"status": "todo"})  # back is not on
    assert fresh(task).status == "todo"
    client.post(url, {"status": "doing", "block": "over"})
    assert (fresh(task).status, fresh(task).blocked) == ("doing", "")


def test_what_closes_it_ends_the_block_and_says_so(place):
    client, task = place.client, place.task("Mandates")
    task.block(WHY, by=place.owner)
    page = html(client.post(f"{task.get_absolute_url()}move/", {"status": "done"}))
    assert "The block is over: Done" in page and "move it anyway" not in page
    client.post(f"{task.get_absolute_url()}move/", {"status": "cancelled"})  # giving it up is not going on
    assert (fresh(task).status, fresh(task).blocked) == ("cancelled", "")


def test_programs_say_it_and_end_it_and_read_both(place):
    task = place.task("Mandates")
    said = place.api("post", f"tasks/{task.pk}/block/", {"reason": WHY}).json()
    assert (said["blocked"], said["blocked_on"]) == (WHY, str(make.TODAY))
    assert (
        place.api("patch", f"tasks/{task.pk}/", {"blocked": "", "version": said["version"]}).json()["blocked"]
        == WHY
    )
    assert place.api("post", f"tasks/{task.pk}/block/", {}).status_code == 400
    assert place.api("post", f"tasks/{task.pk}/unblock/").json()["blocked_on"] is None
    assert place.api("post", f"tasks/{task.pk}/unblock/").status_code == 400


def test_the_calendar_wears_the_sign_of_what_cannot_go_on(place):
    task = place.task("Mandates", start=make.TODAY, due=make.TODAY)
    place.task("Fees", due=make.TODAY)
    address = place.project.get_absolute_url() + "tasks/calendar/"
    assert "is-stop" not in html(place.client.get(address))
    task.block(WHY, by=place.owner)
    page = html(place.client.get(address))
    assert page.count("mon-b is-stop") == 1 and "Blocked: The provider" in page and "tag stop is-now" in page


def tied(place, kind="FS", **fields):
    before = place.task("Contract", due=make.TODAY + dt.timedelta(days=5))
    after = place.task("Mandates", **fields)
    TaskDependency.create(by=place.owner, before=before, after=after, kind=kind)
    return before, after


def stop(task, today=make.TODAY):
    return blocks.stop_of(Task.objects.with_waits().get(pk=task.pk), today)


def test_what_waits_is_red_once_it_should_go_on(place):
    before, after = tied(
        place, start=make.TODAY + dt.timedelta(days=6), due=make.TODAY + dt.timedelta(days=8)
    )
    assert stop(after) == ("waits", "Waits for “Contract”", False)
    assert stop(after, make.TODAY + dt.timedelta(days=6)).now
    assert stop(before) is None

    after.block(WHY, by=place.owner)
    assert stop(after) == ("blocked", WHY, True)
    after.unblock(by=place.owner)
    before.move("done", by=place.owner)
    assert stop(after) is None


@pytest.mark.parametrize(("kind", "status", "waits"), [
    ("FS", "todo", True), ("FS", "doing", True), ("SS", "todo", True), ("SS", "doing", False), ("FF", "todo", False),
    ("SF", "todo", False), ("FS", "cancelled", False),
])  # fmt: skip
def test_only_a_beginning_that_is_held_up_keeps_it(place, kind, status, waits):
    before, after = tied(place, kind)
    before.move(status, by=place.owner)
    tie = TaskDependency.objects.select_related("before").get()
    assert (bool(stop(after)), tie.is_unmet) == (waits, waits)


def test_a_part_waits_with_the_whole_at_any_depth_and_its_own_link_comes_first(place):
    client, under_way = place.client, {"start": make.TODAY, "due": make.TODAY}
    _before, whole = tied(place)
    middle = place.task("Middle", parent=whole)
    part = place.task("Part of it", parent=middle, assignees=[place.owner], **under_way)
    beside = place.task("Beside it", **under_way)
    assert stop(part) == ("waits", "Waits for “Contract”", True)
    assert stop(beside) is None
    pages = [html(client.get(task.get_absolute_url())) for task in (part, beside)]
    assert ['id="waits"' in page for page in pages] == [True, False]

    project = place.project.get_absolute_url()
    rows = html(client.get(f"{project}tasks/?stopped=waits"))
    assert part.title in rows and beside.title not in rows
    assert "Waits for “Contract”" in html(client.get(f"/w/{place.workspace.slug}/work/"))
    tasks = client.get(f"{project}gantt/data/").json()["tasks"]
    told = dict(zip((tasks["title"][n] for n in tasks["stopped"]), tasks["why"], strict=True))
    assert told == {"Part of it": "Waits for “Contract”"}

    own = place.task("Signature", due=make.TODAY + dt.timedelta(days=30))
    TaskDependency.create(by=place.owner, before=own, after=part)
    assert stop(part).reason == "Waits for “Signature”"  # due later
    own.move("done", by=place.owner)
    assert stop(part).reason == "Waits for “Contract”"


def test_what_holds_up_the_whole_of_my_part_is_waited_for(place):
    noor = make.member(place.workspace)
    before, whole = tied(place)
    before.edit(by=place.owner, changes={"assignees": [noor]})
    place.task("Part of it", parent=place.task("Middle", parent=whole), assignees=[place.owner])
    found, count = waited_for(place.owner)
    assert ([(one.task, one.holds) for one in found], count) == ([(before, "Mandates")], 1)


def test_board_list_and_plan_tell_who_cannot_go_on(place):
    client = place.client
    _before, after = tied(place, start=make.TODAY, due=make.TODAY)
    other = place.task("Retries", assignees=[place.owner])
    other.block(WHY, by=place.owner)
    project = place.project.get_absolute_url()
    board = html(client.get(f"{project}board/"))
    assert "is-stop" in board and "promised for Monday" in board and "Waits for “Contract”" in board
    assert "promised for Monday" in html(client.get(f"/w/{place.workspace.slug}/work/"))
    assert "promised for Monday" in html(client.get(f"{project}gantt/?view=table"))

    rows = html(client.get(f"{project}tasks/?stopped=blocked"))
    assert "Retries" in rows and "Contract" not in rows
    assert after.title in html(client.get(f"{project}tasks/?stopped=waits"))

    drawn = client.get(f"{project}gantt/data/").json()["tasks"]
    told = {drawn["title"][n]: words for n, words in zip(drawn["stopped"], drawn["why"], strict=True)}
    assert told == {"Mandates": "Waits for “Contract”", "Retries": WHY}


def test_what_was_archived_leaves_the_plan_with_all_below_but_its_work_counts(place):
    client = place.client
    whole = place.task("Whole", estimate=4)
    part = place.task("Part", parent=whole, estimate=6, status="done")
    below = place.task("Below", parent=part, estimate=6, status="done")
    open_ = place.task("Open", parent=whole, estimate=6)
    with pytest.raises(Refused):
        whole.archive(by=place.owner)
    row = fresh(part).archive(by=place.owner)
    assert fresh(below).archived_at is not None

    project = place.project.get_absolute_url()
    drawn = client.get(f"{project}gantt/data/").json()["tasks"]
    assert drawn["title"] == ["Whole", "Open"] and drawn["share"] == [50, 0] and drawn["whole"] == [0]
    assert "Part" not in html(client.get(f"{project}tasks/calendar/"))
    assert "Part" not in html(client.get(f"{project}tasks/"))
    assert "Below" in html(client.get(f"{project}tasks/?archived=only"))

    undo.undo(by=place.owner, cause=row.cause)
    assert fresh(part).archived_at is fresh(below).archived_at is None
    fresh(part).archive(by=place.owner)
    fresh(part).unarchive(by=place.owner)
    assert fresh(below).archived_at is None
    fresh(part).archive(by=place.owner)
    fresh(below).move("doing", by=place.owner)  # whoever takes it up again sees it again
    assert fresh(below).archived_at is None and open_.archived_at is None


def test_what_refers_to_rows_by_index_follows_those_that_are_left():
    drawn = {
        "tasks": {
            "number": [1, 2, 3], "title": "abc", "depth": [0, 1, 0], "status": [0, 3, 0], "start": [None] * 3,
            "due": [None] * 3, "share": [50, 100, 0], "who": [(), (), ()], "baseline_start": (),
            "baseline_finish": (), "moment": [1, 2], "whole": [0], "below": [1], "ready": [1], "stopped": [1, 2],
            "why": ["x", "y"],
        },
        "links": {"before": [0, 1], "after": [2, 2], "kind": ["FS", "SS"], "lag": [0, 0]},
        "milestones": {"behind": [-1, 1, 2]},
    }  # fmt: skip
    found = gantt.without(drawn, {1})
    assert found["tasks"]["number"] == [1, 3] and found["tasks"]["baseline_start"] == ()
    assert (found["tasks"]["moment"], found["tasks"]["stopped"], found["tasks"]["why"]) == ([1], [1], ["y"])
    assert found["links"] == {"before": [0], "after": [1], "kind": ["FS"], "lag": [0]}
    assert found["milestones"]["behind"] == [-1, 0, 1]

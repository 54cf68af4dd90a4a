"""What the Gantt of a project draws: columns that say what the tree says, and answers that tell nothing anew."""

import datetime as dt
import random

import pytest

from execution import tree
from execution.baselines.freezing import keep
from execution.chart import charted, gantt, sheet
from execution.models import Status, TaskDependency
from execution.tests import factories as make

LATER = make.TODAY + dt.timedelta(days=9)


def column(**given):
    """Columns of as many tasks as any list has, the rest empty."""
    size = len(given["id"])
    usual = {"number": range(1, size + 1), "title": [""] * size, "status": ["todo"] * size}
    return [given.get(name, usual.get(name, [None] * size)) for name in gantt.FIELDS]


def found(**given):
    return gantt.tree(column(**given))


def test_subtasks_stand_behind_their_parent_at_any_depth_and_circles_at_the_edge():
    made = found(id="abcdefg", parent=["c", None, None, "a", "zz", "g", "f"])

    assert "".join(made.id) == "bcadefg"
    assert made.depth == [0, 0, 1, 2, 0, 0, 0]
    assert made.above == [-1, -1, 1, 2, -1, -1, -1]
    assert made.whole == [False, True, True, False, False, False, False]


def test_no_tasks_and_thousands_below_each_other_are_drawn():
    size = 3000
    chain = found(id=range(size), parent=[None, *range(size - 1)], due=[None] * (size - 1) + ["2026-06-17"])

    assert gantt.columns(found(id=[]), Status.values)["number"] == ()
    assert (chain.depth[-1], gantt.spans(chain)[1][0]) == (size - 1, "2026-06-17")


def test_a_whole_spans_what_is_not_cancelled_and_keeps_its_own_days_where_nothing_has_any():
    made = found(
        id="abcdef", parent=[None, "a", "a", "a", None, "e"],
        start=["2026-01-01", "2026-05-04", None, "2020-01-01", "2026-02-02", None],
        due=[None, "2026-05-08", "2026-06-01", "2030-01-01", "2026-02-03", None],
        status=["todo", "todo", "done", "cancelled", "todo", "todo"],
    )  # fmt: skip
    starts, dues = gantt.spans(made)

    assert (starts[0], dues[0]) == ("2026-05-04", "2026-06-01")
    assert (starts[4], dues[4]) == ("2026-02-02", "2026-02-03")


def test_a_milestone_stands_in_the_one_task_that_all_work_for_it_is_part_of():
    made = found(
        id="abcde", parent=[None, "a", "a", None, None], milestone=[None, "one", "one", "two", "three"]
    )
    made = made._replace(milestone=(None, "one", "one", "two", "two"))

    assert gantt.places(made, ["one", "two", "none"]) == {"one": (2, 1), "two": (4, 0), "none": (4, 0)}


def test_shares_are_those_of_the_tree_to_the_per_cent(place):
    draw, made = random.Random(7), []
    for n in range(40):
        fields = {"estimate": draw.choice((None, 0, 3, 8)), "remaining": draw.choice((None, 0, 2, 9))}
        parent = draw.choice(made) if made and draw.random() < 0.6 else None
        made.append(place.task(f"T{n}", parent=parent, status=draw.choice(Status.values), **fields))
    rows = tree.rows(list(place.project.tasks.for_list().order_by("number")))
    columns, exact = charted.drawn(place.project, None)["tasks"], {r.task.number: r.share for r in rows}

    assert list(columns["number"]) == [row.task.number for row in rows]
    assert columns["depth"] == [row.depth for row in rows]
    for number, share in zip(columns["number"], columns["share"], strict=True):
        assert (share is None) == (exact[number] is None)
        assert share is None or abs(share - exact[number] * 100) < 1
    assert (columns["below"], columns["ready"]) == (
        [row.below for row in rows if row.task.pk in {t.parent_id for t in made}],
        [row.below_done for row in rows if row.task.pk in {t.parent_id for t in made}],
    )


def test_the_answer_names_people_links_and_milestones(place):
    one, two = make.member(place.workspace, name="Noor Haddad"), place.owner
    mark = make.milestone(place.owner, place.project)
    first = place.task("First", assignees=[one, two], start=make.TODAY, due=LATER, milestone=mark, duration=0)
    second = place.task("Second")
    TaskDependency.create(by=place.owner, before=second, after=first, kind="SS", lag=2)
    gone = place.task("Gone")
    TaskDependency.create(by=place.owner, before=gone, after=first)
    gone.trash(by=place.owner)
    told = place.get("projects/STO/gantt/data/").json()

    assert {told["people"][n][0] for n in told["tasks"]["who"][0]} == {"Noor Haddad", "Jonas Weller"}
    assert told["links"] == {"before": [1], "after": [0], "kind": ["SS"], "lag": [2.0]}
    assert (told["milestones"]["name"], told["milestones"]["behind"]) == (["General release"], [1])
    assert (told["tasks"]["start"][0], told["tasks"]["due"][0]) == ("2026-06-17", "2026-06-26")
    assert (told["tasks"]["moment"], told["today"]) == ([0], "2026-06-17")


def test_a_baseline_tells_where_each_task_stood_and_a_foreign_one_is_refused(place):
    task = place.task("Kept", start=make.TODAY, due=LATER)
    kept = keep(place.project, "Promised", by=place.owner)
    place.task("New", start=make.TODAY, due=LATER)
    task.edit(by=place.owner, changes={"due": LATER + dt.timedelta(days=7)})
    told = place.get(f"projects/STO/gantt/data/?baseline={kept.pk}").json()["tasks"]
    plain = place.get("projects/STO/gantt/data/").json()["tasks"]
    foreign = make.project(place.owner, "Other", key="OTH")
    make.task(place.owner, foreign, start=make.TODAY, due=LATER)
    other = keep(foreign, "Other", by=place.owner)

    assert (told["baseline_start"], told["baseline_finish"]) == (["2026-06-17", None], ["2026-06-26", None])
    assert (told["due"][0], plain["baseline_start"]) == ("2026-07-03", [])
    assert place.get(f"projects/STO/gantt/data/?baseline={other.pk}").status_code == 400
    assert place.get(f"projects/STO/gantt/?baseline={other.pk}").status_code == 400


@pytest.mark.parametrize("what", ["task", "link", "milestone", "name", "person", "nothing"])
def test_an_unchanged_plan_answers_without_a_body(place, what):
    one, two, mark = place.task("One"), place.task("Two"), make.milestone(place.owner, place.project)
    for part in ("data", "schedule"):
        tag = place.get(f"projects/STO/gantt/{part}/")["ETag"]
        change(place, what, one, two, mark)
        again = place.get(f"projects/STO/gantt/{part}/", headers={"If-None-Match": tag})

        assert (again.status_code, bool(again.content)) == (
            (304, False) if what == "nothing" else (200, True)
        )


def change(place, what, one, two, mark):
    by = place.owner
    one.refresh_from_db()
    if what == "task":
        one.edit(by=by, changes={"title": f"{one.title} again"})
    if what == "person":
        by.user.name += " again"
        by.user.save()
    if what == "link":
        found = TaskDependency.objects.filter(before=one).first()
        found.edit(by=by, changes={"lag": 3}) if found else TaskDependency.create(
            by=by, before=one, after=two
        )
    if what == "milestone":
        mark.edit(by=by, changes={"due": mark.due + dt.timedelta(days=1)})
    if what == "name":
        place.project.refresh_from_db()
        place.project.edit(by=by, changes={"name": f"{place.project.name} two"})


def test_the_schedule_tells_float_the_critical_path_and_links_that_are_not_kept(place):
    first = place.task("First", start=make.TODAY, due=LATER)
    late = place.task("Late", start=make.TODAY, due=make.TODAY, pinned=True)
    short = place.task("Short", start=make.TODAY, due=make.TODAY)
    TaskDependency.create(by=place.owner, before=first, after=late)
    told = place.get("projects/STO/gantt/schedule/").json()
    at = {number: n for n, number in enumerate(told["number"])}

    assert told["critical"][at[first.number]] and not told["critical"][at[short.number]]
    assert (told["total"][at[short.number]], told["late"][at[short.number]]) == (14, "2026-06-26")
    assert told["broken"] == [[first.number, late.number]]


def test_the_table_goes_on_behind_the_last_row_and_says_what_waits(place, monkeypatch):
    monkeypatch.setattr(sheet, "SIZE", 2)
    whole = place.task("Whole")
    parts = [place.task(f"Part {n}", parent=whole, due=LATER) for n in range(3)]
    TaskDependency.create(by=place.owner, before=parts[0], after=parts[1], kind="FF")
    first = sheet.page(place.project)
    second = sheet.page(place.project, first.next)

    assert [row.title for row in first.rows + second.rows] == ["Whole", "Part 0", "Part 1", "Part 2"]
    assert (first.rows[0].due, second.rows[0].needs, second.next) == (LATER, ("STO-2 FF",), "")
    assert sheet.page(place.project, "nowhere").rows[0].title == "Whole"


def test_rows_stand_where_somebody_put_them(place):
    first, second = place.task("First"), place.task("Second")
    tag = place.get("projects/STO/gantt/data/")["ETag"]
    second.place(by=place.owner, before=first)
    answer = place.get("projects/STO/gantt/data/", headers={"If-None-Match": tag})

    assert answer.json()["tasks"]["title"] == ["Second", "First"]

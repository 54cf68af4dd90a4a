"""The place people give a task: in its project's order, in a column, below another."""

import pytest

from accounts.errors import Conflict, Refused
from accounts.models import CustomField
from accounts.undo import undo
from execution.models import BoardColumn, Task
from execution.ranks import STEP


def titles(project):
    return "".join(task.title for task in Task.objects.filter(project=project).order_by("rank", "number"))


@pytest.fixture
def five(place):
    return {title: place.task(title) for title in "ABCDE"}


def test_new_tasks_stand_last(place, five):
    five["A"].place(by=place.owner, after=five["E"])
    place.task("F")
    assert titles(place.project) == "BCDEAF"


def test_behind_and_before(place, five):
    five["E"].place(by=place.owner, after=five["A"])
    five["B"].place(by=place.owner, before=five["A"])
    assert titles(place.project) == "BAECD"


def test_where_it_stands_already_nothing_is_written(place, five):
    assert five["B"].place(by=place.owner, after=five["A"]) is None
    assert five["B"].place(by=place.owner, before=five["C"]) is None


def test_one_move_is_one_row_of_the_log_and_undone_exactly(place, five):
    row = five["E"].place(by=place.owner, after=five["A"])
    assert set(row.changes) == {"rank"} and five["E"].version == 2
    undo(by=place.owner, cause=row.cause)
    assert titles(place.project) == "ABCDE"


def test_a_gap_that_runs_out_is_made_again(place, five):
    for n in range(60):
        five["DE"[n % 2]].place(by=place.owner, after=five["A"])
    assert titles(place.project) == "AEDBC"
    ranks = list(Task.objects.filter(project=place.project).order_by("rank").values_list("rank", flat=True))
    assert len(set(ranks)) == 5 and ranks[-1] < 6 * STEP


def test_one_in_the_trash_keeps_its_place(place, five):
    five["C"].trash(by=place.owner)
    five["A"].place(by=place.owner, after=five["B"])
    Task.everything.get(title="C").restore(by=place.owner)
    assert titles(place.project) == "BACDE"


def test_beside_what_is_gone_it_stays(place, five):
    five["C"].trash(by=place.owner)
    with pytest.raises(Refused) as refused:
        five["A"].place(by=place.owner, after=five["C"])
    assert refused.value.field == "after"


def test_a_place_clashes_with_nobody_but_a_status_does(place, five):
    five["A"].edit(by=place.owner, changes={"status": "doing"})
    stale = Task.objects.select_related("project__workspace").get(title="B")
    five["B"].edit(by=place.owner, changes={"status": "doing"})
    stale.place(by=place.owner, before=five["A"], version=1)
    with pytest.raises(Conflict):
        stale.place(by=place.owner, before=five["A"], changes={"status": "done"}, version=1)


def test_a_column_brings_its_state_and_belongs_to_the_board(place, five):
    line = {"column": None, "name": "Backlog", "status": "todo", "limit": None}
    BoardColumn.arrange(place.project, [line, line | {"name": "At work", "status": "doing"}], by=place.owner)
    column = place.project.columns.get(name="At work")
    five["A"].place(by=place.owner, changes={"column": column})
    assert (five["A"].status, five["A"].column) == ("doing", column)
    BoardColumn.arrange(place.project, [], by=place.owner)
    with pytest.raises(Refused):
        five["B"].place(by=place.owner, changes={"column": column})


def test_a_program_places_a_task_and_reads_the_companys_own_fields(place, five):
    CustomField.create(by=place.owner, noun="task", name="Team", kind="text")
    answer = place.api(
        "post", f"tasks/{five['E'].key}/place/", {"before": str(five["B"].pk), "status": "doing"}
    )
    assert (answer.status_code, answer.json()["status"]) == (200, "doing")
    assert titles(place.project) == "AEBCD"
    answer = place.api("patch", f"tasks/{five['E'].pk}/", {"version": 2, "fields": {"team": "Blue"}})
    assert answer.json()["fields"] == {"team": "Blue"}
    wrong = place.api("patch", f"tasks/{five['E'].pk}/", {"version": 3, "fields": {"else": "Blue"}})
    assert wrong.status_code == 400


def test_a_program_arranges_the_columns_of_a_board(place):
    def add(**fields):
        return place.api("post", "board-columns/", {"project": "STO", "status": "todo"} | fields)

    first, second = add(name="Backlog").json(), add(name="Ready", limit=4, rank=1).json()
    path = f"board-columns/?project={place.project.pk}&order=rank"
    assert [c["name"] for c in place.api("get", path).json()["results"]] == ["Ready", "Backlog"]
    change = {"rank": 1, "name": "Later", "version": 2}
    assert place.api("patch", f"board-columns/{first['id']}/", change).status_code == 200
    assert add(name="later").status_code == 400
    assert place.api("delete", f"board-columns/{second['id']}/").status_code == 204
    assert [c["name"] for c in place.api("get", path).json()["results"]] == ["Later"]

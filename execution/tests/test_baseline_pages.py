"""Baselines on their pages and by program: kept, renamed, put away, compared with now and with each other."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.undo import undo
from execution.baselines.freezing import keep
from execution.models import BaselineTasks, Task
from execution.tests import factories as make
from execution.tests.test_plan_pages import html

MON, TUE, WED, THU, FRI = (dt.date(2026, 6, day) for day in range(15, 20))


@pytest.fixture
def plan(place):
    return place.task("Write", start=MON, due=TUE, estimate=Decimal(8)), place.task(
        "Print", start=WED, due=WED
    )


def later(place, plan):
    """Writing takes two days and four hours more, printing is dropped, sending is new."""
    write, print_ = plan
    write.edit(by=place.owner, changes={"due": THU, "estimate": Decimal(12), "remaining": Decimal(3)})
    print_.trash(by=place.owner)
    place.task("Send", start=FRI, due=FRI)


def test_a_plan_is_kept_renamed_put_away_and_taken_back(place, plan):
    assert "No baseline yet" in html(place.get("projects/STO/baselines/"))
    place.post("projects/STO/baselines/new/", {"name": " Kick-off "})
    made = place.workspace.baselines.get()
    shown = html(place.get("projects/STO/baselines/"))
    assert "Kick-off" in shown and "17 Jun" in shown and f"?of={made.pk}" in shown
    assert "of this name already" in html(
        place.post("projects/STO/baselines/new/", {"name": "Kick-off"}), 422
    )
    place.post(f"baselines/{made.pk}/edit/", {"name": "As approved", "version": 1})
    assert "As approved" in html(place.get("projects/STO/baselines/"))
    place.post(f"baselines/{made.pk}/delete/")
    assert not place.workspace.baselines.exists()
    undo(by=place.owner)
    assert place.workspace.baselines.get().days()[plan[0].pk] == (MON, TUE)


def test_an_empty_plan_is_not_kept_and_says_why(place):
    assert "There is no task to keep yet" in html(
        place.post("projects/STO/baselines/new/", {"name": "Nothing"}), 422
    )


def test_it_says_what_became_of_the_plan_task_by_task_and_in_sum(place, plan):
    base = keep(place.project, "Kick-off", by=place.owner)
    assert "no task differs" in html(place.get("projects/STO/baselines/compare/"))
    later(place, plan)
    shown = html(place.get(f"projects/STO/baselines/compare/?of={base.pk}"))
    assert "Since “Kick-off”: the finish is 2 working days later, 3 tasks differ." in shown
    assert '<s class="t3">Print</s>' in shown and "gone" in shown and "new" in shown
    assert "+2 d" in shown and "+4" in shown and "+75" in shown


def test_two_are_compared_the_older_one_first(place, plan):
    first = keep(place.project, "Kick-off", by=place.owner)
    later(place, plan)
    second = keep(place.project, "June", by=place.owner)
    Task.objects.get(title="Send").trash(by=place.owner)
    shown = html(place.get(f"projects/STO/baselines/compare/?of={second.pk}&with={first.pk}"))
    assert "From “Kick-off” to “June”: the finish is 2 working days later" in shown
    assert place.get("projects/STO/baselines/compare/?of=nothing").status_code == 400


def test_the_same_leaves_as_a_file(place, plan):
    base = keep(place.project, "Kick-off", by=place.owner)
    later(place, plan)
    answer = place.get(f"projects/STO/baselines/compare/file/?of={base.pk}&with=now")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert (
        lines[1] == "STO-1,Write,2026-06-15,2026-06-15,0.0,2026-06-16,2026-06-18,2.0,8.00,12.00,4.00,0,75,75"
    )
    assert lines[-1].startswith(
        "STO,In all,2026-06-15,2026-06-15,0.0,2026-06-17,2026-06-19,2.0,8.00,12.00,4.00,"
    )


def test_a_program_keeps_and_compares(place, plan):
    made = place.api("post", "baselines/", {"project": "STO", "name": "Kick-off"}).json()
    assert (made["finish"], made["tasks"], made["work"]) == ("2026-06-17", 2, 8.0)
    later(place, plan)
    found = place.api("get", f"baselines/{made['id']}/compare/").json()
    assert place.api("get", f"baselines/{made['id']}/compare/?with=").json() == found
    assert found["other"] is None and found["sum"]["by"]["finish"] == 2.0
    write = next(row for row in found["tasks"] if row["title"] == "Write")
    assert write["by"] == {"start": 0.0, "finish": 2.0, "work": 4.0, "progress": 75}
    assert [row["title"] for row in found["tasks"] if row["now"] is None] == ["Print"]
    second = place.api("post", "baselines/", {"project": "STO", "name": "June"}).json()
    both = place.api("get", f"baselines/{second['id']}/compare/?with={made['id']}").json()
    assert (both["of"], both["other"]) == (made["id"], second["id"])
    assert place.api("get", f"baselines/{made['id']}/compare/?with=nothing").status_code == 400
    taken = place.api("patch", f"baselines/{made['id']}/", {"finish": "2026-07-01", "version": 1})
    assert (
        taken.status_code == 200 and taken.json()["finish"] == "2026-06-17"
    )  # read only, like every computed field


def marks(place):
    """Beta stands a week later, Alpha is gone, Gamma is new, Delta stands."""
    alpha, beta, _delta = (
        make.milestone(place.owner, place.project, name, due=FRI) for name in ("Alpha", "Beta", "Delta")
    )
    base = keep(place.project, "Kick-off", by=place.owner)
    beta.edit(by=place.owner, changes={"due": FRI + dt.timedelta(days=7)})
    alpha.trash(by=place.owner)
    make.milestone(place.owner, place.project, "Gamma", due=FRI)
    return base


def test_milestones_are_compared_on_the_page_in_the_file_and_by_program(place, plan):
    base = marks(place)
    page = html(place.get("projects/STO/baselines/compare/"))
    assert "26 Jun" in page and "+5 d" in page and "Alpha" in page and "Gamma" in page and "Delta" not in page
    assert "Delta" in html(place.get("projects/STO/baselines/compare/?show=all"))
    told = place.api("get", f"baselines/{base.pk}/compare/").json()["milestones"]
    assert [(one["name"], one["then"], one["now"], one["days"]) for one in told] == [
        ("Delta", "2026-06-19", "2026-06-19", 0),
        ("Gamma", None, "2026-06-19", None),
        ("Beta", "2026-06-19", "2026-06-26", 5),
        ("Alpha", "2026-06-19", None, None),
    ]
    file = b"".join(place.get("projects/STO/baselines/compare/file/").streaming_content).decode()
    assert ",Beta,,,,2026-06-19,2026-06-26,5.0," in file


def test_the_plan_draws_milestones_where_the_baseline_had_them(place, plan):
    base = marks(place)

    def drawn():
        found = place.get(f"projects/STO/gantt/data/?baseline={base.pk}").json()["milestones"]
        return dict(zip(found["name"], found["baseline"], strict=False))

    assert drawn() == {"Delta": "2026-06-19", "Gamma": None, "Beta": "2026-06-19"}
    assert place.get("projects/STO/gantt/data/").json()["milestones"]["baseline"] == []
    here = f"projects/STO/gantt/?baseline={base.pk}"
    assert "Kept before milestones were" not in html(place.get(here))

    BaselineTasks.objects.update(milestones=None)
    assert drawn() == {} and "Kept before milestones were" in html(place.get(here))
    assert "does not know their days" in html(place.get("projects/STO/baselines/compare/"))
    assert place.api("get", f"baselines/{base.pk}/compare/").json()["milestones"] is None

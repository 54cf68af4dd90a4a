"""The contract of milestones and of what is said about projects."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.roles import Role
from execution.tests import factories as make

READ = {
    "id", "version", "created_at", "project", "name", "due", "reached", "reached_on", "progress", "tasks_done",
    "tasks_total", "hours_left",
}  # fmt: skip


def test_one_is_made_changed_reached_and_deleted(place):
    answer = place.api("post", "milestones/", {"project": "STO", "name": "API complete", "due": "2026-07-10"})
    made = answer.json()
    assert (answer.status_code, set(made)) == (201, READ), made
    assert (made["reached"], made["progress"], made["tasks_total"]) == (False, None, 0)

    at = f"milestones/{made['id']}/"
    body = {"name": "API final", "due": "2026-07-12", "reached": True, "version": made["version"]}
    changed = place.api("patch", at, body).json()
    assert (changed["name"], changed["due"], changed["reached_on"]) == (
        "API final",
        "2026-07-12",
        "2026-06-17",
    )
    again = place.api("patch", at, {"reached": False, "version": changed["version"]}).json()
    assert (again["reached"], again["reached_on"]) == (False, None)
    assert place.api("delete", at).status_code == 204
    assert place.api("get", at).status_code == 404


def test_a_list_says_what_is_left_of_each(place):
    one = make.milestone(place.owner, place.project, "One", due=dt.date(2026, 7, 10))
    other = make.project(place.owner, key="OTH")
    make.milestone(place.owner, other, "Other", due=dt.date(2026, 7, 1))
    place.task(milestone=one, estimate=Decimal(8), remaining=Decimal("1.5"))
    place.task(milestone=one, estimate=Decimal(2), status="done")

    found = place.api("get", "milestones/?order=due").json()["results"]
    assert [row["name"] for row in found] == ["Other", "One"]
    assert (found[1]["tasks_done"], found[1]["tasks_total"], found[1]["hours_left"]) == (1, 2, 1.5)
    assert [row["name"] for row in place.api("get", "milestones/?project=OTH").json()["results"]] == ["Other"]
    assert len(place.api("get", f"tasks/?milestone={one.pk}").json()["results"]) == 2


def test_open_work_refuses_it_by_name(place):
    one = make.milestone(place.owner, place.project)
    place.task(milestone=one)
    answer = place.api("patch", f"milestones/{one.pk}/", {"reached": True, "version": 1})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["reached"])


def test_it_stays_in_its_project_and_names_the_version_it_saw(place):
    one = make.milestone(place.owner, place.project)
    make.project(place.owner, key="OTH")
    at = f"milestones/{one.pk}/"
    assert list(place.api("patch", at, {"project": "OTH", "version": 1}).json()["errors"]) == ["project"]
    assert place.api("patch", at, {"name": "Later"}).status_code == 400
    one.edit(by=place.owner, changes={"name": "Theirs"})
    answer = place.api("patch", at, {"name": "Mine", "version": 1})
    assert (answer.status_code, answer.json()["conflicts"]["name"]["theirs"]) == (409, "Theirs")


def test_a_milestone_of_another_project_is_refused_at_its_field(place):
    elsewhere = make.milestone(place.owner, make.project(place.owner, key="OTH"))
    task = place.task()
    answer = place.api("patch", f"tasks/{task.key}/", {"milestone": str(elsewhere.pk), "version": 1})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["milestone"])


def test_what_is_said_is_given_back_newest_first_page_by_page(place):
    for n in range(3):
        answer = place.api(
            "post", "projects/STO/updates/", {"health": "at_risk", "words": f"Week {n} was slow."}
        )
        assert answer.status_code == 201, answer.json()
    first = place.api("get", "projects/STO/updates/?size=2").json()
    assert [row["words"] for row in first["results"]] == ["Week 2 was slow.", "Week 1 was slow."]
    rest = place.client.get(first["next"], headers={"X-Workspace": place.workspace.slug}).json()
    assert ([row["words"] for row in rest["results"]], rest["next"]) == (["Week 0 was slow."], None)

    project = place.api("get", "projects/STO/").json()
    assert (project["declared_health"], project["declared_words"]) == ("at_risk", "Week 2 was slow.")
    assert project["declared_at"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"health": "no_plan", "words": "x"}, "health"),
        ({"health": "on_track", "words": " "}, "words"),
        ({"health": "on_track", "words": "x" * 281}, "words"),
        ({"health": "on_track", "words": "x", "mood": "fine"}, "mood"),
    ],
)
def test_half_a_word_is_400_and_names_the_field(place, body, field):
    answer = place.api("post", "projects/STO/updates/", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_a_contributor_who_leads_says_how_it_stands_and_nobody_else_of_them(place):
    body = {"health": "on_track", "words": "All is well."}
    lead = place.sign_in(Role.CONTRIBUTOR)
    assert place.api("post", "projects/STO/updates/", body).status_code == 403
    place.project.edit(by=place.owner, changes={"lead": lead})
    assert place.api("post", "projects/STO/updates/", body).status_code == 201
    assert place.api("get", "projects/STO/").json()["declared_health"] == "on_track"


def test_a_part_whose_own_milestone_is_in_the_trash_counts_with_its_whole_as_on_pages(place):
    aim, gone = (
        make.milestone(place.owner, place.project, "Aim"),
        make.milestone(place.owner, place.project, "Gone"),
    )
    place.task("Part", parent=place.task("Whole", milestone=aim), milestone=gone, status="done")
    gone.trash(by=place.owner)
    told = place.api("get", f"milestones/{aim.pk}/").json()
    page = place.get(f"milestones/{aim.pk}/").context["standing"]
    assert (told["tasks_total"], told["tasks_done"]) == (page.tasks, page.done) == (1, 1)

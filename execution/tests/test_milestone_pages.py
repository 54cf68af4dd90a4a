"""Milestones and updates where they are read and written."""

import datetime as dt

import pytest

from accounts.roles import Role
from execution.models import Milestone
from execution.models.tally import share_of
from execution.tests import factories as make


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def test_one_is_added_edited_reached_and_deleted_where_it_stands(place):
    answer = place.post("projects/STO/milestones/new/", {"name": "API complete", "due": "2026-07-10"})
    milestone = Milestone.objects.get()
    assert answer["Location"] == milestone.get_absolute_url()

    place.post(f"milestones/{milestone.pk}/edit/", {"name": "API final", "due": "2026-07-12", "version": 1})
    place.post(f"milestones/{milestone.pk}/reach/", {"to": "reached"})
    page = html(place.get("projects/STO/"))
    assert "API final is reached." in page and "Reached 17 Jun" in page and "/undo/" in page
    place.post(f"milestones/{milestone.pk}/reach/", {"to": "open"})
    place.post(f"milestones/{milestone.pk}/delete/")
    assert "API final is in the trash." in html(place.get("projects/STO/"))
    assert "API final" in html(place.get("trash/"))


def test_one_is_carried_to_another_day_of_the_calendar_by_who_may(place):
    milestone = make.milestone(place.owner, place.project, "Beta", due=make.TODAY)
    here, act = "projects/STO/tasks/calendar/", place.url(f"milestones/{milestone.pk}/edit/")
    page = html(place.get(here))
    assert f'data-act="{act}"' in page and "Another day for Beta" in page
    asked = {"name": "Beta", "start": "", "due": "2026-06-24", "version": "1", "next": place.url(here)}
    answer = place.post(f"milestones/{milestone.pk}/edit/", asked)
    milestone.refresh_from_db()
    assert (answer.url, milestone.due) == (place.url(here), dt.date(2026, 6, 24))
    assert place.post(f"milestones/{milestone.pk}/edit/", asked | {"due": "2026-06-25"}).status_code == 409
    place.sign_in(Role.EXECUTIVE)
    assert act not in html(place.get(here))


def test_what_is_left_and_late_is_said_in_words(place):
    late = make.milestone(place.owner, place.project, "Late one", due=make.TODAY - dt.timedelta(days=3))
    place.task(milestone=late, estimate=4)
    page = html(place.get("projects/STO/"))
    assert "3 days late" in page and "1 task left, 4 h" in page and "Mark reached" not in page

    soon = make.milestone(place.owner, place.project, "Soon", due=make.TODAY)
    place.task(milestone=soon, due=make.TODAY + dt.timedelta(days=20))
    assert "Work for it is planned until 7 Jul" in html(place.get("projects/STO/"))


def test_somebody_elses_change_shows_both_values(place):
    milestone = make.milestone(place.owner, place.project, "Mine")
    milestone.edit(by=make.member(place.workspace, Role.OWNER), changes={"name": "Theirs"})
    body = {"name": "Yours", "due": make.TODAY.isoformat(), "version": 1}
    page = html(place.post(f"milestones/{milestone.pk}/edit/", body), 409)
    assert "Theirs" in page and "Yours" in page


def test_a_name_that_is_taken_is_said_at_its_field(place):
    make.milestone(place.owner, place.project, "Taken")
    body = {"name": "Taken", "due": "2026-07-10"}
    assert "has this name" in html(place.post("projects/STO/milestones/new/", body), 422)


def test_a_task_is_given_a_milestone_in_its_rail_and_shows_that_of_its_parent(place):
    milestone = make.milestone(place.owner, place.project, "General release")
    make.milestone(place.owner, make.project(place.owner), "Elsewhere")
    task = place.task()
    below = place.task("Below", parent=task)
    form = html(place.get(f"tasks/{task.key}/fields/milestone/"))
    assert "General release" in form and "Elsewhere" not in form
    place.post(f"tasks/{task.key}/fields/milestone/", {"milestone": milestone.pk, "version": 1})
    assert "General release" in html(place.get(f"tasks/{task.key}/"))
    assert "with its parent" in html(place.get(f"tasks/{below.key}/"))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_finds_what_it_may_do(place, role):
    milestone = make.milestone(place.owner, place.project)
    place.sign_in(role)
    page = html(place.get("projects/STO/"))
    plans = role in {Role.OWNER, Role.PROJECT_MANAGER}
    assert ("Add milestone" in page, "Post update" in page) == (plans, plans)
    assert (f"milestones/{milestone.pk}/delete/" in page) == plans
    assert place.get("projects/STO/updates/new/").status_code == (200 if plans else 403)
    assert place.post(f"milestones/{milestone.pk}/delete/").status_code == (302 if plans else 403)


def test_a_lead_of_any_role_says_how_it_stands(place):
    lead = place.sign_in(Role.CONTRIBUTOR)
    place.project.edit(by=place.owner, changes={"lead": lead})
    assert "Post update" in html(place.get("projects/STO/"))
    answer = place.post("projects/STO/updates/new/", {"health": "at_risk", "words": "The bank is slow."})
    assert answer.status_code == 302
    page = html(place.get("projects/STO/updates/"))
    assert "The bank is slow." in page and "At risk" in page
    assert "The bank is slow." in html(place.get("projects/STO/"))


def test_half_a_word_is_said_at_its_field(place):
    page = html(place.post("projects/STO/updates/new/", {"health": "", "words": "x" * 281}), 422)
    assert "at most 280 characters" in page
    assert "This field is required" in page


def test_updates_page_by_page(place):
    for n in range(51):
        make.update(place.owner, place.project, words=f"Word {n:02d}")
    first = html(place.get("projects/STO/updates/"))
    assert ("Word 50" in first, "Word 00" in first, "Show more" in first) == (True, False, True)


def test_nothing_said_says_what_belongs_there(place):
    assert "Nobody has said yet how it stands" in html(place.get("projects/STO/updates/"))


def test_what_was_archived_counts_on_the_page_of_its_project_as_on_that_of_the_milestone(place):
    aim = make.milestone(place.owner, place.project, "Aim")
    done = place.task("Done", milestone=aim, parent=place.task("Whole"), status="done", estimate=4)
    place.task("Open", milestone=aim, estimate=4)
    done.archive(by=place.owner)
    about = place.get("projects/STO/").context
    there = place.get(f"milestones/{aim.pk}/").context["standing"]
    [standing] = about["standings"]
    assert (standing.tasks, standing.done) == (there.tasks, there.done) == (2, 1)
    place.project.refresh_from_db()
    assert about["explain"]["share"] == share_of(place.project.tally) == 0.5

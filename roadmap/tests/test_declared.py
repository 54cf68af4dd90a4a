"""What is declared stands beside what is computed: everywhere, and never instead of it."""

import datetime as dt
import re

import pytest

from accounts.roles import Role
from execution.models import ProjectState, StatusUpdate
from roadmap.declared import SILENT, word
from roadmap.drawing.lines import lines
from roadmap.tests import factories as make

TODAY = make.NOON.date()
pytestmark = pytest.mark.usefixtures("in_2026")


def html(response, status=200):
    assert response.status_code == status, response.content[:2000]
    return response.content.decode()


def say(place, project, health="on_track", words="All is well.", days=0):
    at = make.NOON - dt.timedelta(days=days)
    return StatusUpdate.declare(project, by=place.owner, health=health, words=words, at=at)


def active(place, days=100):
    """A project that has been active for so many days."""
    project = make.project(place.owner)
    project.move(ProjectState.ACTIVE, by=place.owner)
    type(project).objects.filter(pk=project.pk).update(created_at=make.NOON - dt.timedelta(days=days))
    project.refresh_from_db()
    return project


@pytest.mark.parametrize(
    ("declared", "computed", "differs"),
    [
        ("on_track", "on_track", False),
        ("on_track", "at_risk", True),
        ("at_risk", "off_track", True),
        ("off_track", "on_track", True),
        ("on_track", "no_plan", False),
    ],
)
def test_it_differs_where_it_says_another_health_than_one_that_is_computed(
    place, declared, computed, differs
):
    project = active(place)
    found = word(project, say(place, project, declared), computed, TODAY)
    assert (found.differs, found.health, found.who) == (differs, declared, "Ines")


@pytest.mark.parametrize(("days", "silent"), [(SILENT - 1, 0), (SILENT, SILENT), (30, 30)])
def test_after_fourteen_days_without_a_word_there_is_no_update(place, days, silent):
    project = active(place)
    found = word(project, say(place, project, days=days), "off_track", TODAY)
    assert (found.silent, found.differs) == (silent, not silent)
    assert found.health == ("no_update" if silent else "on_track")
    assert word(active(place, days), None, "on_track", TODAY).silent == silent


def test_only_an_active_project_is_silent(place):
    project = active(place)
    project.move(ProjectState.PAUSED, by=place.owner)
    assert word(project, None, "on_track", TODAY).silent == 0


def test_the_project_page_shows_both_and_boxes_a_disagreement(place, late):
    say(place, late[1].project, "on_track", "The bank will answer on Monday.")
    page = html(place.get("projects/STO/"))

    assert "Off track." in page
    assert '<p class="pj-say differs">' in page and "Ines says on track" in page
    assert ", computed off track" in page and "The bank will answer on Monday." in page
    say(place, late[1].project, "off_track", "The bank said no.")
    assert '<p class="pj-say">' in html(place.get("projects/STO/"))


def test_a_disagreement_sorts_first_in_the_list_and_has_a_tab_of_its_own(place, late):
    sound = make.launched(place.owner, place.product, title="Agrees")[1].project
    other = make.launched(place.owner, place.product, title="Zealous")[1].project
    for project in (sound, other):
        make.task(place.owner, project, start=TODAY, due=dt.date(2026, 6, 30))
    say(place, late[1].project, "off_track")
    say(place, sound, "on_track")
    say(place, other, "at_risk")
    page = html(place.get("projects/"))

    assert re.findall(r'class="ell semi" href="[^"]*">([^<]+)', page) == [
        "Zealous",
        "Standing orders",
        "Agrees",
    ]
    assert len(re.findall('class="says"', page)) == 1
    assert 'Says one, shows another <span class="n">1</span>' in page
    only = html(place.get("projects/?tab=differ"))
    assert re.findall(r'class="ell semi" href="[^"]*">([^<]+)', only) == ["Zealous"]
    say(place, other, "on_track")
    assert "No lead says another health" in html(place.get("projects/?tab=differ"))


def test_the_initiative_and_the_roadmap_say_it_beside_the_computed(place, late):
    say(place, late[1].project, "on_track", "The bank will answer on Monday.")
    place.sign_in(Role.EXECUTIVE)
    initiative = html(place.get(f"initiatives/{late[0].key}/"))
    assert "Off track." in initiative and "Ines says on track" in initiative
    assert "The bank will answer on Monday." in initiative
    card = html(place.get(f"initiatives/{late[0].key}/card/"))
    assert "hc-say differs" in card and "Ines says on track" in card


def test_an_open_roadmap_hears_of_a_new_word(place, late):
    before = place.get("roadmap/live/")
    seen = {"If-None-Match": before["ETag"]}
    assert place.get("roadmap/live/", headers=seen).status_code == 304
    say(place, late[1].project)
    assert place.get("roadmap/live/", headers=seen).status_code == 200


def test_words_of_somebody_who_left_are_still_words(place, late):
    update = say(place, late[1].project)
    StatusUpdate.objects.filter(pk=update.pk).update(by=None)
    assert "Said to be on track" in html(place.get("projects/STO/"))
    (line,) = lines([late[0]], TODAY)
    assert line.said[0].who == ""

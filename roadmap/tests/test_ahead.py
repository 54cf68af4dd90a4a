"""The milestones of its projects on the page of an initiative."""

import datetime as dt

import pytest

from execution.tests import factories as work
from roadmap.ahead import MOST, Ahead, ahead, of
from roadmap.tests import factories as make

pytestmark = pytest.mark.django_db


def milestone(place, delivery, name, due, **fields):
    return work.milestone(place.owner, delivery.project, name, dt.date.fromisoformat(due), **fields)


def rail(place, initiative):
    page = place.get(f"initiatives/{initiative.key}/").content.decode()
    return page.partition('class="lp-ms"')[2].partition("</section>")[0]


def test_the_ones_that_come_next_stand_under_their_project(place, late):
    initiative, delivery = late
    milestone(place, delivery, "General release", "2026-08-14")
    done = milestone(place, delivery, "Design agreed", "2026-05-20")
    done.reach(by=place.owner, at=make.NOON)
    overdue = milestone(place, delivery, "API complete", "2026-06-10")
    shown = rail(place, initiative)
    assert "1 of 3 reached" in shown
    assert shown.index("API complete") < shown.index("General release")
    assert "Design agreed" not in shown
    assert '<li class="late"><svg' in shown.replace('class="late"> <svg', 'class="late"><svg')
    assert f"{delivery.project.get_absolute_url()}#m-{overdue.pk}" in shown


def test_the_last_one_stays_where_all_are_reached(place, late):
    initiative, delivery = late
    for name, due in (("Design agreed", "2026-05-20"), ("Pilot over", "2026-06-01")):
        milestone(place, delivery, name, due).reach(by=place.owner, at=make.NOON)
    shown = rail(place, initiative)
    assert "2 of 2 reached" in shown and "Pilot over" in shown and "Design agreed" not in shown


def test_one_in_the_trash_is_not_counted_and_none_shows_nothing(place, late):
    initiative, delivery = late
    milestone(place, delivery, "General release", "2026-08-14").trash(by=place.owner)
    assert rail(place, initiative) == ""


def test_the_project_has_those_that_find_no_room(place, late):
    initiative, delivery = late
    for n in range(MOST + 2):
        milestone(place, delivery, f"Hub {n}", "2026-08-14")
    shown = rail(place, initiative)
    assert "2 further" in shown and f"Hub {MOST}" not in shown


def test_one_query_for_all_its_projects(place, late, django_assert_num_queries):
    _initiative, delivery = late
    projects = [delivery.project, work.project(place.owner, "A second one")]
    for n in range(30):
        work.milestone(place.owner, projects[n % 2], f"Hub {n}", dt.date(2026, 8, 14))
    with django_assert_num_queries(1):
        found = ahead(projects)
    assert {pk: row.total for pk, row in found.items()} == {project.pk: 15 for project in projects}
    with django_assert_num_queries(0):
        assert ahead([]) == {}


def test_more_counts_only_what_is_not_reached():
    assert Ahead([1, 2], reached=3, total=7).more == 2
    assert of([]).more == 0

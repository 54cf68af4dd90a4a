"""The calendar of tasks: which milestones stand in it beside them."""

import re

import pytest

from execution.tests import factories as make


@pytest.fixture
def aims(place):
    """A milestone of each of three projects, of which the third is cancelled, and a second one of the first."""
    place.aims = {}
    for key, name in (("STO", "First"), ("OTH", "Second"), ("OVR", "Third")):
        project = place.project if key == "STO" else make.project(place.owner, key=key)
        place.aims[name] = make.milestone(place.owner, project, name)
    place.aims["Beside"] = make.milestone(place.owner, place.project, "Beside")
    place.aims["Third"].project.move("cancelled", by=place.owner)
    return place


def shown(place, path):
    answer = place.get(path)
    assert answer.status_code == 200
    return set(re.findall(r'data-title="([^"]+)"', answer.content.decode()))


def test_milestones_are_of_the_projects_whose_tasks_it_shows(aims):
    def found(query):
        return shown(aims, f"tasks/calendar/?{query}")

    assert found("") == {"First", "Beside", "Second"}
    assert found("project=OTH") == {"Second"}
    assert found("project=OTH&project=STO") == {"First", "Beside", "Second"}
    assert found("project=OTH&project.op=not") == {"First", "Beside"}
    assert found("state=cancelled") == {"Third"}
    assert found("project=nothing") == found("status=todo") == set()


def test_of_one_project_those_stand_that_are_asked_for(aims):
    first, here = aims.aims["First"].pk, "projects/STO/tasks/calendar/"
    assert shown(aims, here) == {"First", "Beside"}
    assert shown(aims, f"{here}?milestone={first}") == {"First"}
    assert shown(aims, f"{here}?milestone={first}&milestone.op=not") == {"Beside"}
    assert shown(aims, f"{here}?milestone=none") == set()
    assert shown(aims, "projects/OVR/tasks/calendar/") == {"Third"}

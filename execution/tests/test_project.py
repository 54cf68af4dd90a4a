import pytest

from accounts.errors import Refused
from execution.models import Project, ProjectState
from execution.models.project import MOVES
from execution.tests import factories as make


@pytest.mark.parametrize("old", ProjectState.values)
@pytest.mark.parametrize("new", ProjectState.values)
def test_a_project_moves_as_the_table_says(place, old, new):
    project = place.project
    Project.objects.filter(pk=project.pk).update(state=old)
    project.refresh_from_db()
    if new in MOVES[old]:
        project.move(new, by=place.owner)
        assert project.state == new
        return
    with pytest.raises(Refused):
        project.move(new, by=place.owner)


def test_an_unknown_state_is_refused(place):
    with pytest.raises(Refused):
        place.project.move("asleep", by=place.owner)


def test_a_key_is_taken_until_its_project_is_deleted(place):
    with pytest.raises(Refused) as refused:
        make.project(place.owner, key="STO")
    assert refused.value.field == "key"

    place.project.trash(by=place.owner)
    make.project(place.owner, key="STO")
    with pytest.raises(Refused):
        place.project.restore(by=place.owner)


@pytest.mark.parametrize("key", ["", "A", "sto", "ABCDEF", "1AB", "A-B", "AB\n"])
def test_a_key_is_two_to_five_capitals(place, key):
    with pytest.raises(Refused):
        make.project(place.owner, key=key)


def test_its_tasks_go_along_to_the_trash(place):
    task = place.task()
    place.project.trash(by=place.owner)
    task.refresh_from_db()
    assert task.deletion == place.project.deletion


def test_the_deadline_lies_after_the_start(place):
    with pytest.raises(Refused, match="before the start"):
        make.project(place.owner, start=make.TODAY, deadline=make.TODAY.replace(day=1))

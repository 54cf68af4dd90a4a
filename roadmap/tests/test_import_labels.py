"""Labels of tasks that a file brings."""

import pytest

from accounts.errors import Refused
from accounts.undo import answer_to
from execution.models import Label, Task
from roadmap.imports import running
from roadmap.tests.test_import_landing import land

HEAD = "key,project,title,labels\n"


def tasks(*rows):
    return [("tasks.csv", (HEAD + "".join(f"{row}\n" for row in rows)).encode())]


def worn(key):
    return [label.name for label in Task.objects.get(external_key=key).labels.in_order()]


def test_they_land_once_whatever_their_capitals_and_again_change_nothing(place):
    Label.create(by=place.owner, name="Launch")
    rows = ['T1,P,One,"launch, pilot hubs"', "T2,P,Two,Pilot Hubs;legal", "T3,P,Three,"]
    run = land(place, tasks(*rows))
    assert run.state == "done", run.problems
    assert (worn("T1"), worn("T2"), worn("T3")) == (["Launch", "pilot hubs"], ["legal", "pilot hubs"], [])
    assert land(place, tasks(*rows)).counts["task"] == {"same": 3}
    changed = land(place, tasks('T1,P,One,"LAUNCH"', *rows[1:]))
    assert changed.counts["task"] == {"changed": 1, "same": 2} and worn("T1") == ["Launch"]


def test_undo_takes_the_labels_back_that_came_along(place):
    Label.create(by=place.owner, name="Launch")
    run = land(place, tasks('T1,P,One,"launch, new one"'))
    running.undo(run, by=place.owner)
    assert [label.name for label in Label.objects.all()] == ["Launch"] and answer_to(run.cause)


def test_one_that_is_too_long_is_told_at_its_row(place):
    with pytest.raises(Refused, match="open still"):
        land(place, tasks(f"T1,P,One,{'x' * 41}"))
    assert not Task.objects.exists() and not Label.objects.exists()

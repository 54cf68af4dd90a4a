"""What an import brings is history: it fills no inbox and is no news in the next digest."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.errors import Refused
from accounts.roles import Role
from collaboration.inbox import inbox, words_of
from collaboration.models import Kind, Notification
from execution.models import Project, Task
from roadmap.digests import facts as digest_facts
from roadmap.imports import running
from roadmap.models import DigestPreference
from roadmap.tests import factories as make
from roadmap.tests import twins
from roadmap.tests.test_import_landing import land
from strategy.models import Initiative


@pytest.fixture
def worker(place):
    return make.member(place.workspace, Role.CONTRIBUTOR, "Mara Lindholm")


def owned(text, column, who):
    """The file with one more column that names somebody in every row."""
    header, *rows = text.replace('\nAnd wait."', ' And wait."').replace('"Two\nlines"', "Two").splitlines()
    return "\n".join([f"{header},{column}", *(f"{row},{who}" for row in rows)]) + "\n"


def handed_to(who, **texts):
    files = {"initiatives": twins.INITIATIVES, "projects": twins.PROJECTS, "tasks": twins.TASKS} | texts
    columns = {"initiatives": "owner", "projects": "lead", "tasks": "assignee"}
    return twins.fda(**{name: owned(text, columns[name], who.user.email) for name, text in files.items()})


def of_import(place):
    return list(Notification.objects.filter(workspace=place.workspace))


def test_only_whoever_started_it_hears_and_once(place, worker):
    run = land(place, handed_to(worker), title=5)

    assert Task.objects.filter(assignees=worker).count() == 5
    assert (
        Initiative.objects.filter(owner=worker).count() == 4 and Project.objects.filter(lead=worker).exists()
    )
    (row,) = of_import(place)
    assert (row.member, row.kind, row.actor, row.cause) == (place.owner, Kind.IMPORT, None, run.cause)
    assert (row.subject_label, row.words) == ("initiatives.csv, projects.csv, tasks.csv", "12 new")
    assert place.client.get(place.url(f"inbox/{row.pk}/"))["Location"] == run.get_absolute_url()
    assert "imported" in place.get("inbox/").content.decode()


def test_nor_does_anybody_hear_of_what_it_changes_or_of_its_undoing(place, worker):
    land(place, twins.fda(), title=5)
    run = land(place, handed_to(worker), title=5)
    assert run.counts["task"] == {"changed": 5}
    running.undo(run, by=place.owner)

    assert not Task.objects.filter(assignees=worker).exists()
    assert {row.member for row in of_import(place)} == {place.owner}


def test_a_refused_one_says_why(place, monkeypatch):
    def refuse(cls, **fields):
        raise Refused("Not this one.", "name")

    monkeypatch.setattr(Project, "create", classmethod(refuse))
    run = land(place, twins.fda(), title=5)
    (row,) = of_import(place)
    assert str(words_of(row)) == "did not import"
    assert row.words == run.problems[0]


def test_the_next_digest_tells_of_no_old_decision_or_launch(place, worker):
    run = land(place, handed_to(worker), title=5)
    assert Initiative.objects.filter(state="in_delivery").exists()
    at = timezone.now() + dt.timedelta(minutes=1)
    reader = make.member(place.workspace, Role.EXECUTIVE)
    for member in (reader, worker):
        member.digest = DigestPreference.of(member)
        told = digest_facts.gather(member.digest, at)
        assert (told.moves, told.heard, told.done) == ((), (), ())
    launched = run.workspace.moves.filter(verb="launch").order_by("at")
    assert [move.at.date() for move in launched] == [dt.date(2010, 3, 12), dt.date(2010, 9, 8)]


def test_a_launch_on_a_decision_taken_here_is_of_today(place):
    made = make.approved(place.owner, place.product, external_key="I9")
    project = b"key,initiative,title,start,end\nP9,I9,Order page,2009-07-01,2011-09-29\n"
    land(place, [("projects.csv", project)])
    made.refresh_from_db()
    assert made.state == "in_delivery"
    assert timezone.now() - made.moves.get(verb="launch").at < dt.timedelta(minutes=1)


def test_afterwards_people_are_told_again(place, worker):
    land(place, twins.fda(), title=5)
    Task.objects.get(external_key="T4").edit(by=place.owner, changes={"assignees": [worker]})
    assert Notification.objects.get(member=worker).kind == Kind.ASSIGNMENT
    assert not inbox(place.owner).seen

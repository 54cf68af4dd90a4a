import datetime as dt

import pytest
from django.utils import timezone

from accounts import trash
from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from execution.models import Project, Task
from roadmap.imports import drafts, running
from roadmap.imports.known import mark
from roadmap.imports.mapping import Mapping, Source
from roadmap.models import Delivery, ImportFile, ImportRun, RunState
from roadmap.tests import factories as make
from roadmap.tests import twins
from roadmap.tests.landings import bring, land
from strategy.models import ApprovalRequest, Initiative, Promise


@pytest.fixture
def landed(place):
    return land(place, twins.fda(), title=5)


def test_it_lands_all_of_it_under_one_cause(place, landed):
    assert landed.state == RunState.DONE, landed.problems
    assert landed.counts["initiative"] == {"new": 4}
    assert landed.counts["project"]["new"] == 3
    assert landed.counts["task"] == {"new": 5}
    assert landed.counts["decision"] == {"new": 4}
    rows = Activity.objects.filter(cause=landed.cause)
    assert set(rows.values_list("actor", flat=True)) == {place.owner.pk}
    assert rows.filter(verb="created", subject_type="execution.task").count() == 5


def test_tasks_keep_planned_and_actual_days(landed):
    task = Task.objects.get(external_key="T1")
    assert (task.start, task.due) == (dt.date(2009, 7, 1), dt.date(2009, 12, 1))
    assert (task.started_on, task.finished_on) == (dt.date(2009, 7, 15), dt.date(2010, 1, 10))
    assert Task.objects.get(external_key="T2").description == "Two\nlines"
    numbers = Task.objects.filter(project__external_key="P1").order_by("number")
    assert list(numbers.values_list("number", "external_key")) == [(1, "T1"), (2, "T2")]


def test_a_decision_keeps_its_day_and_says_that_it_was_imported(place, landed):
    initiative = Initiative.objects.get(external_key="I1")
    decision = initiative.requests.get().decisions.get()
    assert decision.imported
    assert initiative.promise.at.date() == dt.date(2010, 3, 12)
    assert (initiative.promise.start, initiative.promise.end) == (dt.date(2009, 7, 1), dt.date(2012, 1, 10))
    assert initiative.state == "in_delivery"
    assert Delivery.objects.filter(initiative=initiative).count() == 2
    page = place.get(f"initiatives/{initiative.key}/").content.decode()
    assert "Imported, decided elsewhere on 12 Mar 2010" in page
    assert "recorded by" in page


def test_the_same_files_again_change_nothing(place, landed):
    versions = list(Task.objects.order_by("pk").values_list("pk", "version"))
    log = Activity.objects.count()
    again = land(place, twins.fda(), title=5)

    assert again.state == RunState.DONE
    assert again.counts["task"] == {"same": 5}
    assert again.cause is None
    assert (list(Task.objects.order_by("pk").values_list("pk", "version")), Activity.objects.count()) == (
        versions,
        log,
    )


def test_a_changed_cell_changes_that_field_only(place, landed):
    again = land(place, twins.fda(tasks=twins.TASKS.replace("Buy printers", "Buy two printers")), title=5)

    assert again.counts["task"] == {"same": 4, "changed": 1}
    row = Activity.objects.get(cause=again.cause)
    assert row.changes == {"title": ["Buy printers", "Buy two printers"]}


def test_it_is_known_how_files_with_these_columns_were_mapped(place, landed):
    run = drafts.begin(place.workspace, by=place.owner, files=twins.fda())
    assert Mapping.of(run.files.first().mapping).sources["title"] == [Source(2), Source(5)]


def test_nothing_lands_where_one_row_is_refused(place, monkeypatch):
    real = Project.create.__func__

    def refuse(cls, *, by, at=None, **fields):
        if fields["name"] == "Probes":
            raise Refused("Not this one.", "name")
        return real(cls, by=by, at=at, **fields)

    monkeypatch.setattr(Project, "create", classmethod(refuse))
    run = land(place, twins.fda(), title=5)

    assert run.state == RunState.FAILED
    assert run.problems == ["projects.csv, row 4, title: “Probes” Not this one."]
    assert not Initiative.objects.exists() and not Project.objects.exists()


def test_nobody_but_an_owner_lands_decisions(place):
    manager = make.member(place.workspace, Role.PRODUCT_MANAGER)
    run = land(place, twins.fda(projects="", tasks=""), by=manager, title=5)

    assert run.state == RunState.DONE
    assert set(Initiative.objects.values_list("state", flat=True)) == {"draft"}
    assert not Promise.objects.exists()
    with pytest.raises(Forbidden):
        ApprovalRequest.land(Initiative.objects.first(), by=manager, decided_at=timezone.now())


def test_projects_stay_alone_until_their_initiative_is_approved(place):
    undecided = twins.INITIATIVES.replace("2010-03-12", "").replace("2010-04-01", "")
    land(place, twins.fda(initiatives=undecided), title=5)
    assert not Delivery.objects.exists()

    again = land(place, twins.fda(), title=5)
    assert Delivery.objects.count() == 3
    assert again.counts["project"]["changed"] == 3


def test_a_decision_in_the_past_only(place):
    initiative = make.initiative(place.owner, place.product)
    with pytest.raises(Refused, match="past"):
        ApprovalRequest.land(initiative, by=place.owner, decided_at=timezone.now() + dt.timedelta(days=1))


def test_people_subtasks_links_and_lists(place):
    run = bring(place, [("export.csv", twins.LISTS.encode())])
    file = run.files.get()
    mapping = Mapping.of(file.mapping)
    mapping.words = {"assignees": {"Jonas Weller": place.owner.user.email, "Nobody Known": ""}}
    drafts.remap(file, mapping)
    running.queue(run, by=place.owner)
    running.run_due()

    weigh, sieve = Task.objects.order_by("number")
    assert list(weigh.assignees.all()) == [place.owner]
    assert sieve.parent == weigh
    assert [(link.label, link.url) for link in weigh.links.all()] == [
        ("Flour", "https://docs.example.com/flour")
    ]
    assert weigh.project.key == "KIT"
    assert weigh.started_on is None and weigh.project.state == "active"


def test_one_worker_lands_it(place):
    run = bring(place, twins.fda(), title=5)
    running.queue(run, by=place.owner)
    first, second = (ImportRun.objects.get(pk=run.pk) for _ in range(2))
    assert first.claim()
    assert not second.claim()
    assert running.run_due() == 0
    assert running.run_due(timezone.now() + dt.timedelta(minutes=16)) == 1  # the first one died
    assert Task.objects.count() == 5


def test_it_is_stopped_before_it_is_saved(place):
    run = bring(place, twins.fda(), title=5)
    running.queue(run, by=place.owner)
    run.claim()
    assert running.stop(run)
    running.work(run)

    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert not Task.objects.exists()


def test_what_waits_is_stopped_at_once(place):
    run = bring(place, twins.fda(), title=5)
    running.queue(run, by=place.owner)
    assert running.stop(run)
    assert running.run_due() == 0


def test_what_changed_meanwhile_is_checked_again(place, monkeypatch):
    """A key that somebody else brought between the check and the landing is found, never doubled."""
    run = bring(place, twins.fda(), title=5)
    running.queue(run, by=place.owner)
    real, calls = running.check, []

    def check(entries, known):
        found = real(entries, known)
        if not calls:
            calls.append(1)
            make.initiative(place.owner, place.product, external_key="I2")
        return found

    monkeypatch.setattr(running, "check", check)
    running.run_due()
    run.refresh_from_db()
    assert Initiative.objects.filter(external_key="I2").count() == 1
    assert run.state == RunState.FAILED
    assert "another product" in run.problems[0]


def test_what_is_purged_meanwhile_is_told(place):
    make.initiative(place.owner, place.product).trash(by=place.owner)
    before = mark(place.workspace)
    trash.purge(timezone.now() + dt.timedelta(days=31))
    make.initiative(place.owner, place.product).edit(by=place.owner, changes={"title": "As many versions"})
    after = mark(place.workspace)
    assert before[:-1] == after[:-1] and before != after


def test_an_open_draft_is_not_queued(place):
    with pytest.raises(Refused):
        running.queue(bring(place, twins.fda()), by=place.owner)


def test_files_are_gone_after_a_day(place, landed):
    draft = bring(place, twins.fda())
    assert drafts.purge(timezone.now()) == 0
    assert drafts.purge(timezone.now() + dt.timedelta(hours=25)) == 1
    assert not ImportRun.objects.filter(pk=draft.pk).exists()
    assert not any(ImportFile.objects.values_list("content", flat=True))


def test_an_external_key_is_there_once_among_the_living(place):
    first = make.initiative(place.owner, place.product, external_key="X")
    with pytest.raises(Refused, match="external key"):
        make.initiative(place.owner, place.product, external_key="X")
    first.trash(by=place.owner)
    make.initiative(place.owner, place.product, external_key="X")


def test_files_can_be_brought_again_once_their_initiatives_are_in_the_trash(place, landed):
    linked = list(Delivery.objects.values_list("project_id", flat=True))
    assert linked
    for initiative in Initiative.objects.all():
        initiative.trash(by=place.owner)

    again = land(place, twins.fda(), title=5)

    assert again.state == RunState.DONE, again.problems
    assert sorted(Delivery.objects.values_list("project_id", flat=True)) == sorted(linked)


def test_old_work_stands_planned_beside_actual_on_the_roadmap(place, landed):
    page = place.get("roadmap/?from=2009-01-01&to=2012-12-31&group=product&zoom=quarters").content.decode()
    assert 'class="bar-act"' in page
    assert "worked since 15 Jul 2009" in page
    assert "bar-tail off cut" in page
    assert 'class="bar-act"' not in place.get("roadmap/").content.decode()

"""Thousands of rows: the number of queries grows with the chunks, what is kept of each row does not shrink."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Activity
from accounts.undo import answer_to
from execution.models import Project, Task
from roadmap.imports import running
from roadmap.models import ImportRun
from roadmap.tests.test_import_landing import bring, land

FEW, MANY = 30, 300
A_ROW = 0.25  # queries for each further row: chunks alone, where one by one takes at least one


def tasks(n, place, title="Task", status="todo"):
    """Five projects, subtasks, people, links: each row has all that could cost a query of its own."""
    head = "key,project,title,status,assignee,parent,link\n"
    rows = (
        f"T{i},P{i % 5},{title} {i},{status},{place.owner.user.email},{f'T{i - 5}' if i % 10 > 4 else ''},"
        f"https://a.example/{title}/{i}\n"
        for i in range(n)
    )
    return [("tasks.csv", (head + "".join(rows)).encode())]


def work(run):
    """How many queries landing it takes."""
    running.queue(run, by=run.by)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        running.run_due()
    run.refresh_from_db()
    assert run.state == "done", run.problems
    return len(seen)


def back(run, place):
    run = ImportRun.objects.select_related("workspace").get(pk=run.pk)
    with CaptureQueriesContext(connection) as seen:
        running.undo(run, by=place.owner)
    return len(seen)


def test_queries_grow_by_chunks_alone(place):
    found = {}
    for n in (FEW, MANY):
        new, changed = bring(place, tasks(n, place)), None
        costs = [work(new)]
        changed = bring(place, tasks(n, place, "Job", "doing"))
        costs += [work(changed)]
        assert changed.counts["task"] == {"changed": n}
        costs += [back(changed, place), back(new, place)]
        assert not Task.objects.exists() and not Project.objects.exists()
        found[n] = costs
    for what, few, many in zip(("new", "changed", "changed back", "new back"), *found.values(), strict=True):
        assert many - few < (MANY - FEW) * A_ROW, (what, few, many)


@pytest.fixture
def landed(place):
    return land(place, tasks(12, place))


def test_each_row_is_changed_and_undone_with_its_own_version_and_line(place, landed):
    changed = land(place, tasks(12, place, "Job", "doing"))
    rows = Activity.objects.filter(cause=changed.cause, subject_type="execution.task")
    assert rows.count() == 12 and set(rows.values_list("verb", "version")) == {("edited", 2)}
    row = rows.get(subject_label="Job 7")
    assert set(row.changes) == {"title", "status", "started_on"}
    assert Project.objects.get(external_key="P1").state == "active"

    running.undo(changed, by=place.owner)
    task = Task.objects.get(external_key="T7")
    assert (task.title, task.status, task.started_on, task.version) == ("Task 7", "todo", None, 3)
    assert list(task.assignees.all()) == [place.owner]
    assert [link.url for link in task.links.all()] == ["https://a.example/Task/7"]
    answered = Activity.objects.filter(cause=answer_to(changed.cause), subject_id=task.pk).get()
    assert answered.changes["title"] == ["Job 7", "Task 7"]
    assert Project.objects.get(external_key="P1").state == "planned"


def test_what_was_undone_comes_back_from_the_trash_with_what_it_owns(place):
    project = Project.create(by=place.owner, key="P0", name="There already")
    run = land(place, tasks(12, place))
    running.undo(run, by=place.owner)
    assert list(Project.objects.all()) == [project]
    whole = Project.everything.get(external_key="P1")
    whole.restore(by=place.owner)
    assert set(whole.tasks.values_list("external_key", flat=True)) == {"T1", "T6", "T11"}

    head = Task.everything.get(external_key="T0")
    assert head.version == 2
    head.restore(by=place.owner)
    assert set(project.tasks.values_list("external_key", flat=True)) == {"T0", "T5"}
    assert Task.objects.get(external_key="T5").links.count() == 1
    assert Activity.objects.of(head).filter(verb="restored").exists()


def test_one_refused_row_among_many_names_itself_and_nothing_changes(place, landed):
    Task.objects.filter(external_key="T3").update(start="2026-05-01")
    late = tasks(12, place, "Job")[0][1].decode().replace("link\n", "link,due\n", 1)
    late = late.replace("/Job/3\n", "/Job/3,2026-04-01\n").replace("/Job/4\n", "/Job/4,2026-06-01\n")
    run = land(place, [("tasks.csv", late.encode())])
    assert run.state == "failed"
    assert run.problems == ["tasks.csv, row 5, due: “2026-04-01” It is due before it starts."]
    assert not Task.objects.filter(title__startswith="Job").exists()


def test_what_somebody_changed_since_is_named_and_nothing_is_taken_back(place, landed):
    changed = land(place, tasks(12, place, "Job"))
    Task.objects.get(external_key="T9").edit(by=place.owner, changes={"title": "Mine"})
    with pytest.raises(Exception, match="changed this since") as raised:
        running.undo(changed, by=place.owner)
    assert raised.value.fields["title"]["theirs"] == "Mine"
    assert Task.objects.filter(title__startswith="Job").count() == 11

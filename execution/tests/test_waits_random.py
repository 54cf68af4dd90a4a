"""Whatever a plan is like, what keeps a task from beginning is what a walk up from it finds, asked of one or of all."""

import random

import pytest

from execution.models import Task, TaskDependency
from execution.tests import factories as make

STATUSES = ("todo", "todo", "doing", "in_review", "done", "cancelled")
KINDS = ("FS", "FS", "SS", "FF", "SF")


def planned(place, chance, count=30):
    """Tasks of any depth and status in a project, some of them in the trash, with links among them that mean nothing."""
    here, tasks = {"workspace": place.workspace}, []
    project = make.project(place.owner)
    for n in range(1, count + 1):
        above = chance.choice(tasks) if tasks and chance.random() < 0.6 else None
        gone = make.NOON if chance.random() < 0.1 else None
        made = Task(
            **here, project=project, number=n, title=f"Task {n}", parent=above, status=chance.choice(STATUSES),
            due=make.TODAY if chance.random() < 0.5 else None, deleted_at=gone,
        )  # fmt: skip
        tasks.append(made)
    Task.objects.bulk_create(tasks)
    pairs = {tuple(chance.sample(range(count), 2)) for _n in range(count)}
    TaskDependency.objects.bulk_create(
        TaskDependency(
            **here, before=tasks[a], after=tasks[b], kind=chance.choice(KINDS),
            deleted_at=make.NOON if chance.random() < 0.1 else None,
        )
        for a, b in sorted(pairs)
        if a < b
    )  # fmt: skip
    return project, tasks


def line_of(task):
    while task:
        yield task
        task = task.parent


def keeping(task, ties):
    """{title of what keeps it from beginning}, by walking up."""
    line = {one.pk for one in line_of(task)}
    return {
        tie.before.title
        for tie in ties
        if tie.after_id in line and tie.is_unmet and not tie.deleted_at and not tie.before.deleted_at
    }


@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_a_walk_up_from_each_finds(place, seed):
    chance = random.Random(seed)
    project, tasks = planned(place, chance)
    planned(place, chance)  # elsewhere, which changes nothing here
    ties = list(TaskDependency.everything.filter(after__project=project).select_related("before"))
    expected = {task.pk: keeping(task, ties) for task in tasks}
    here = Task.objects.filter(project=project)
    waiting = {task.pk for task in tasks if expected[task.pk] and not task.deleted_at}
    assert waiting

    told = dict(here.with_waits().values_list("pk", "waits_for"))
    assert {pk for pk, title in told.items() if title} == waiting
    assert all(title in expected[pk] for pk, title in told.items() if title)
    for some in (
        place.workspace.task_dependencies.all(),
        TaskDependency.objects.filter(after__project=project),
    ):
        assert set(here.filter(pk__in=some.kept()).values_list("pk", flat=True)) == waiting


@pytest.mark.parametrize("seed", range(2))
def test_the_lists_show_just_those_that_are_open(place, seed):
    project, tasks = planned(place, random.Random(seed))
    ties = list(TaskDependency.everything.select_related("before"))
    shown = {
        task.title
        for task in tasks
        if not task.deleted_at and task.status not in ("done", "cancelled") and keeping(task, ties)
    }
    for address in (f"{project.get_absolute_url()}tasks/", f"/w/{place.workspace.slug}/tasks/"):
        rows = place.client.get(f"{address}?stopped=waits&order=title").context["parts"]
        assert {task.title for _group, entries in rows for task, _line in entries} == shown

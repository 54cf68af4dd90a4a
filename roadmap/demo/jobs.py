"""Projects: their tasks, begun, counted anew, moved and done by those who do them."""

from decimal import Decimal

from execution.baselines.freezing import keep
from execution.calendar import working_days_between
from execution.models import Project, ProjectState, Status, Task
from roadmap.demo import files, labels, links, waiting
from roadmap.demo.projects import ACCEPTED, FINISHED, LOOSE, PROJECTS, RESCHEDULED, TOLD
from roadmap.demo.standing import aims, say

TESTER, ACCEPTANCE = "EM", 4  # who accepts a requirement, and hours it takes
SHORT = 5  # working days up to which nobody counts half way what is left
KEPT = {"STO"}  # whose plan was kept as it was approved
LAST = 7  # working days before the deadline on which requirements are accepted


def plan(stage, project, by, groups, at):
    """The tasks of a launched project; its requirements came with the launch."""
    requirements(stage, project, by, at)
    found = aims(stage, project, by, at)
    for title, tasks in groups:
        parent = group(stage, project, by, at, title, tasks, found) if title else None
        for task in tasks:
            job(stage, project, by, parent, at, found.get(task[0]), *task)
    waiting.wait(project, by, at)
    if project.key in KEPT:
        keep(project, "As approved", by=by, at=at)
    say(stage, project)
    if day := FINISHED.get(project.key):
        stage.on(day, finish(stage, project), hour=17)


def group(stage, project, by, at, title, tasks, found):
    """What tasks stand below; it is begun with the first of them and done with the last."""
    parent = Task.create(by=by, at=at, project=project, title=title, milestone=found.get(title))
    begun = [stage.calendar.day(start) for _title, start, _due, _who, _hours, done in tasks if done]
    if begun:
        lead = PROJECTS[project.key][1]
        stage.on(max(min(begun), at.date()), status(stage, parent.pk, Status.DOING, lead), hour=9)
        if len(begun) == len(tasks) and all(done == 1 for *_rest, done in tasks):
            stage.on(
                max(due for _title, _start, due, *_rest in tasks),
                status(stage, parent.pk, Status.DONE, lead),
                17,
            )
    return parent


def requirements(stage, project, by, at):
    due = stage.calendar.until(stage.calendar.before(LAST, project.deadline))
    start = stage.calendar.beyond(max(project.start, stage.calendar.before(LAST - 1, due)))
    finished, accepted = FINISHED.get(project.key), ACCEPTED.get(project.key, ())
    for place, task in enumerate(project.tasks.order_by("number")):
        hours = {"estimate": Decimal(ACCEPTANCE), "remaining": Decimal(ACCEPTANCE)}
        dates = {"start": start, "due": due}
        task.edit(by=by, changes={"assignees": [stage.people[TESTER]]} | hours | dates, at=at)
        if finished or place in accepted:
            stage.on(finished or "06-12", status(stage, task.pk, Status.DONE, TESTER), hour=8)


def job(stage, project, by, parent, at, aim, title, start, due, who, estimate, done):
    first = stage.calendar.first(start)
    last = stage.calendar.last(due, first)
    task = Task.create(
        by=by, at=at, project=project, parent=parent, milestone=aim, title=title, start=first, due=last,
        estimate=Decimal(estimate), remaining=Decimal(estimate), assignees=[stage.people[who]],
        **TOLD.get((project.key, title), {}),
    )  # fmt: skip
    links.of_task(stage, task, at)
    files.of_task(stage, task, at)
    labels.of_task(stage, task, by, at)
    waiting.of_task(stage, task)
    work(stage, task, who, done)
    for key, moved, day, by_whom, new_start, new_due in RESCHEDULED:
        if (key, moved) == (project.key, title):
            stage.on(day, reschedule(stage, task.pk, new_start, new_due, by_whom), hour=11)


def work(stage, task, who, done):
    """Begun on its day, counted half way or on the days told, done when due, but never after yesterday."""
    yesterday, launched = stage.calendar.before(1), task.created_at.date()
    begun = max(min(task.start, yesterday), launched)
    ended = max(min(task.due, yesterday), begun)
    if done and task.start <= yesterday:
        stage.on(begun, status(stage, task.pk, Status.DOING, who), hour=9)
    if done == 1:
        days = working_days_between(begun, ended)
        if days > SHORT:
            stage.on(
                stage.calendar.before(days // 2, ended), left(stage, task.pk, task.estimate / 2, who), 12
            )
        stage.on(ended, status(stage, task.pk, Status.DONE, who), hour=16)
    elif isinstance(done, list):
        for hours, day in done:
            stage.on(day, left(stage, task.pk, hours, who), hour=15)
    elif done:
        stage.on(yesterday, left(stage, task.pk, round(float(task.estimate) * (1 - done), 1), who), hour=15)


def status(stage, pk, value, who):
    return lambda at: task_of(pk).move(value, by=stage.people[who], at=at)


def left(stage, pk, hours, who):
    changes = {"remaining": Decimal(str(hours))}
    return lambda at: task_of(pk).edit(by=stage.people[who], changes=changes, at=at)


def reschedule(stage, pk, start, due, who):
    first = stage.calendar.first(start)
    changes = {"start": first, "due": stage.calendar.last(due, first)}
    return lambda at: task_of(pk).edit(by=stage.people[who], changes=changes, at=at)


def task_of(pk):
    return Task.objects.select_related("workspace", "project").get(pk=pk)


def finish(stage, project):
    def act(at):
        found = Project.objects.select_related("workspace", "lead").get(pk=project.pk)
        found.move(ProjectState.FINISHED, by=stage.people["JW"], at=at)

    return act


def loose(stage):
    key, name, lead, deadline, tasks = LOOSE

    def act(at):
        by = stage.people["JW"]
        project = stage.projects[key] = Project.create(
            by=by, at=at, key=key, name=name, lead=stage.people[lead], deadline=stage.calendar.day(deadline)
        )
        found = aims(stage, project, by, at)
        for task in tasks:
            job(stage, project, by, None, at, found.get(task[0]), *task)
        say(stage, project)

    stage.on("05-27", act)

"""Milestones and what is said of projects. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Project, Task


def finished(here):
    """Nothing that counts towards the milestone is open."""
    for task in Task.objects.filter(project=here.project):
        task.move("done", by=here.owner)


def led_by_the_contributor(here):
    project = Project.objects.get(pk=here.project.pk)
    project.edit(by=here.owner, changes={"lead": here.members["contributor"]})


def word(here):
    return {"health": "at_risk", "words": "The bank is slow."}


ROWS = [
    Row(
        "execution:update_list",
        args=lambda here: [here.project.key],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "execution:update_new",
        args=lambda here: [here.project.key],
        data=word,
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:update_new",
        case="its lead, whatever their role",
        args=lambda here: [here.project.key],
        data=word,
        before=led_by_the_contributor,
        GET="200 403 200 200 403 404 404 login login",
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row(
        "execution:milestone_new",
        args=lambda here: [here.project.key],
        data=lambda here: {"name": "API complete", "due": "2026-07-10"},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:milestone_show",
        args=lambda here: [here.milestone.pk],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "execution:milestone_edit",
        args=lambda here: [here.milestone.pk],
        data=lambda here: {"name": "Pilot", "due": "2026-07-10", "version": here.milestone.version},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:milestone_reach",
        args=lambda here: [here.milestone.pk],
        data=lambda here: {"to": "reached"},
        before=finished,
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:milestone_delete",
        args=lambda here: [here.milestone.pk],
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:task_field",
        case="what it counts towards",
        args=lambda here: [here.task.key, "milestone"],
        data=lambda here: {"milestone": here.milestone.pk, "version": here.task.version},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
]

"""Checklists; tasks copied, moved and archived. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Task

DONE = "302 403 302 302 403 404 404 login login"  # by whoever works
FORM = "200 403 200 200 403 404 404 login login"
PLANNED = "302 403 302 403 403 404 404 login login"
PLAN_FORM = "200 403 200 403 403 404 404 login login"


def over(here):
    Task.objects.filter(project=here.project).update(status="done")


def put_away(here):
    over(here)
    Task.objects.get(pk=here.task.pk).archive(by=here.owner)


def step(here):
    return [here.task.key, here.checklist_item.pk]


ROWS = [
    Row(
        "execution:step_new",
        args=lambda here: [here.task.key],
        data=lambda here: {"text": "Dry run"},
        GET=FORM,
        POST=DONE,
    ),
    Row(
        "execution:step_edit",
        args=step,
        data=lambda here: {"text": "Dry run", "version": here.checklist_item.version},
        GET=FORM,
        POST=DONE,
    ),
    Row("execution:step_tick", args=step, data=lambda here: {"done": "1"}, POST=DONE),
    Row("execution:step_place", args=step, data=lambda here: {"to": "down"}, POST=DONE),
    Row("execution:step_delete", args=step, POST=DONE),
    Row("execution:step_promote", args=step, POST=PLANNED),
    Row(
        "execution:task_duplicate",
        args=lambda here: [here.task.key],
        data=lambda here: {"subtasks": "on"},
        GET=PLAN_FORM,
        POST=PLANNED,
    ),
    Row(
        "execution:task_transfer",
        args=lambda here: [here.task.key],
        data=lambda here: {"project": here.loose.pk},
        GET=PLAN_FORM,
        POST=PLANNED,
    ),
    Row("execution:task_archive", args=lambda here: [here.task.key], before=over, POST=PLANNED),
    Row("execution:task_unarchive", args=lambda here: [here.task.key], before=put_away, POST=PLANNED),
]

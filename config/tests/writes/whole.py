"""Checklists; tasks copied, moved and archived."""

from config.tests.writes.row import PROJECT, WORKER, delete, page, patch, post
from execution.models import Task


def over(place):
    Task.objects.filter(project=place.project).update(status="done")
    return {}


def put_away(place):
    over(place)
    Task.objects.get(pk=place.task.pk).archive(by=place.owner)
    return {}


STEP = ("task.key", "checklist_item.pk")
WRITES = [
    page("execution:step_new", WORKER, "task.key", verb="created", body={"text": "Dry run"}),
    page("execution:step_edit", WORKER, *STEP, body={"text": "Dry run"}),
    page("execution:step_tick", WORKER, *STEP, body={"done": "1"}),
    page("execution:step_place", WORKER, *STEP, body={"to": "down"}),
    page("execution:step_delete", WORKER, *STEP, verb="deleted"),
    page("execution:step_promote", PROJECT, *STEP, verb="created"),
    page("execution:task_duplicate", PROJECT, "task.key", verb="created", body={"links": "on"}),
    page("execution:task_transfer", PROJECT, "task.key", verb="moved", body=lambda p: {"project": p.loose.pk}),
    page("execution:task_archive", PROJECT, "task.key", verb="archived", body=over),
    page("execution:task_unarchive", PROJECT, "task.key", verb="unarchived", body=put_away),
    post("task-step-list", WORKER, "task.pk", body={"text": "Dry run"}),
    patch("task-step", WORKER, "checklist_item.pk", {"done": True})._replace(arguments=("task.pk", "checklist_item.pk")),
    delete("task-step", WORKER, "checklist_item.pk")._replace(arguments=("task.pk", "checklist_item.pk")),
    post("task-step-place", WORKER, "task.pk", "checklist_item.pk", verb="edited",
         body=lambda p: {"after": str(p.other_item.pk)}),
    post("task-step-promote", PROJECT, "task.pk", "checklist_item.pk"),
    post("task-duplicate", PROJECT, "task.pk"),
    post("task-transfer", PROJECT, "task.pk", verb="moved", body=lambda p: {"project": str(p.loose.pk)}),
    post("task-archive", PROJECT, "task.pk", verb="archived", body=over),
    post("task-unarchive", PROJECT, "task.pk", verb="unarchived", body=put_away),
]  # fmt: skip

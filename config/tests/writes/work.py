"""Projects, milestones and tasks."""

import datetime as dt

from config.tests.writes.row import PROJECT, WORKER, delete, page, patch, post, word
from execution.models import Milestone, Task


def overdue(place):
    """Something of the writer's that was due long ago."""
    me = place.members[PROJECT]
    Task.create(by=me, project=place.project, title="Late", due=dt.date(2020, 1, 1), assignees=[me])
    return {}


def bare_milestone(place):
    """One without work, so that a word makes it reached."""
    me = place.members[PROJECT]
    return Milestone.create(by=me, project=place.project, name="Bare", due=dt.date(2026, 7, 10)).pk


WRITES = [
    page("execution:project_new", PROJECT, verb="created", body={"name": "Cold store", "key": "COL"}),
    page("execution:project_edit", PROJECT, "project.key", body={"name": "Cold store", "key": "COL"}),
    page("execution:project_move", PROJECT, "loose.key", body={"state": "active"}),
    page("execution:project_delete", PROJECT, "loose.key", verb="deleted"),
    page("execution:update_new", PROJECT, "project.key", verb="declared",
         body={"health": "at_risk", "words": "The bank is slow."}),
    page("execution:milestone_new", PROJECT, "project.key", verb="created",
         body={"name": "API complete", "due": "2026-07-10"}),
    page("execution:milestone_edit", PROJECT, "milestone.pk", body={"name": "Pilot", "due": "2026-07-10"}),
    page("execution:milestone_reach", PROJECT, bare_milestone, body={"to": "reached"}),
    page("execution:milestone_delete", PROJECT, "milestone.pk", verb="deleted"),
    page("execution:task_new", PROJECT, verb="created",
         body=lambda place: {"title": "Call the bank", "project": place.project.pk}),
    page("execution:task_edit", PROJECT, "task.key",
         body={"title": "Call the bank", "status": "todo", "priority": "none"}),
    page("execution:task_field", WORKER, "task.key", word("remaining"), body={"remaining": "3"}),
    page("execution:work_overdue", PROJECT, body=overdue),
    page("execution:task_move", WORKER, "task.key", body={"status": "done"}),
    page("execution:task_delete", PROJECT, "task.key", verb="deleted"),
    post("project-list", PROJECT, body={"name": "Cold store", "key": "COL"}),
    patch("project", PROJECT, "project.pk", {"name": "Cold store"}),
    delete("project", PROJECT, "loose.pk"),
    post("project-updates", PROJECT, "project.pk", verb="declared",
         body={"health": "off_track", "words": "The bank said no."}),
    post("milestone-list", PROJECT,
         body=lambda p: {"project": str(p.project.pk), "name": "API complete", "due": "2026-07-10"}),
    patch("milestone", PROJECT, "milestone.pk", {"name": "Pilot"}),
    delete("milestone", PROJECT, "milestone.pk"),
    post("task-list", PROJECT, body=lambda p: {"project": str(p.project.pk), "title": "Call the bank"}),
    patch("task", WORKER, "task.pk", {"status": "done"}),
    delete("task", PROJECT, "task.pk"),
]  # fmt: skip

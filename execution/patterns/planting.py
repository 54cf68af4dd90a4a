"""A whole project at once: its milestones, its tasks and what waits for what, in a few statements and as one act."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models import Activity
from accounts.models.many import chunks
from collaboration.models import Kind, Notification
from execution.bulk import BATCH, add_drafts, draft_tasks
from execution.models import Milestone, Project, Task, TaskDependency, WorkCalendar
from execution.patterns.pattern import lay_out
from execution.scheduling.network import Circle
from execution.scheduling.planning import calendars_of, people_of
from execution.scheduling.workdays import TooFar


class Bed(NamedTuple):
    """What is planted. tasks: rows as `execution.bulk.draft_tasks` takes them, each with its pk; milestones: [Milestone]
    not saved yet; ties: [Tie] by the pks of tasks."""

    tasks: list
    milestones: list
    ties: list


def plant(project, bed, *, by, at=None, cause=None):
    """[Task]: the bed as milestones and tasks of a project that is new, under one cause."""
    how = {"by": by, "at": at or timezone.now(), "cause": cause or new_id()}
    with transaction.atomic():
        keep(bed.milestones, how, "project", "name", "due")
        drafts = draft_tasks(project.workspace, bed.tasks, **how)
        tasks = add_drafts(project, drafts, **how)
        keep(links_of(bed.ties, tasks, how["at"]), how, "before", "after", "kind", "lag")
        given = [(draft.task, member) for draft in drafts for member in draft.lists["assignees"]]
        Notification.tell_all(Kind.ASSIGNMENT, given, **how, verb="assign")
    return tasks


def links_of(ties, tasks, at):
    by_pk = {task.pk: task for task in tasks}
    return [
        TaskDependency(
            workspace_id=by_pk[tie.before].workspace_id, before=by_pk[tie.before], after=by_pk[tie.after],
            kind=tie.kind, lag=tie.lag, created_at=at,
        )
        for tie in ties
    ]  # fmt: skip


def keep(records, how, *names):
    """New rows of one noun with their lines in the log."""
    for some in chunks(records, BATCH):
        for record in some:
            record.check_fields(set(names))
        with guard(type(some[0])):
            type(some[0]).objects.bulk_create(some)
        told = [(record, {name: [None, getattr(record, name)] for name in names}) for record in some]
        Activity.objects.bulk_create(
            Activity.draft(record, "created", changes=changes, **how) for record, changes in told
        )


def begin(pattern, start, people, *, by, at=None, cause=None, **fields):
    """(Project, its tasks): a new project from a pattern, as one act.

    start: a date. people: {role: Membership}; roles that nobody fills stay open. fields: of the project.
    """
    cause = cause or new_id()
    with transaction.atomic():
        project = Project.create(by=by, at=at, cause=cause, start=start, **fields)
        bed = bed_of(pattern, project, start, people, at or timezone.now())
        return project, plant(project, bed, by=by, at=at, cause=cause)


def bed_of(pattern, project, start, people, at):
    """Bed of a pattern on the days of the calendars that the project will be planned by."""
    doing = {step.id: people[step.role] for step in pattern.steps if people.get(step.role)}
    laid = laid_of(pattern, project, start, {one: member.pk for one, member in doing.items()})
    own = {"workspace_id": project.workspace_id, "created_at": at}
    marks = {
        mark.id: Milestone(project=project, name=mark.name, due=laid.marks[mark.id], rank=rank, **own)
        for rank, mark in enumerate(pattern.marks, 1)
    }
    stubs = {step.id: Task(pk=new_id(), title=step.title) for step in pattern.steps}
    rows = []
    for step in pattern.steps:
        row = {"pk": stubs[step.id].pk, "title": step.title, "priority": step.priority}
        row |= {"description": step.description} if step.description else {}
        if step.id not in laid.wholes:
            start_of, due = laid.days[step.id]
            row |= {"start": start_of, "due": due, "duration": step.duration, "estimate": step.estimate}
        row |= {"parent": stubs.get(step.parent), "milestone": marks.get(step.mark)}
        row |= {"assignees": (doing[step.id],)} if step.id in doing else {}
        rows.append({name: value for name, value in row.items() if value is not None})
    ties = [tie._replace(before=stubs[tie.before].pk, after=stubs[tie.after].pk) for tie in pattern.ties]
    return Bed(rows, list(marks.values()), ties)


def laid_of(pattern, project, start, person=None):
    """Laid by the calendars of a project and of those who do it alone. Refused where no plan can be made."""
    person = person or {}
    calendar = WorkCalendar.of(project.workspace, project)
    people = people_of(project, calendar, [{"person": pk} for pk in person.values()])
    usual, own = calendars_of(calendar, calendar.exceptions(), people)
    try:
        return lay_out(pattern, start, usual, own, person)
    except Circle as fault:
        raise Refused(
            _("Tasks of this template wait for each other. Mend it before you use it."), "template"
        ) from fault
    except TooFar as fault:
        raise Refused(_("Some dates would lie centuries away. Look at the start."), "start") from fault

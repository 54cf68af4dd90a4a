"""What one line makes: the Reading of it against a workspace, and the task."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models import Membership
from execution.models import Label, Milestone, Task, WorkCalendar
from execution.quick.line import read
from execution.quick.reading import Known, Named


def reading(line, member):
    """The Reading of a line as this member wrote it, in a fixed number of queries."""
    return read(line, known(member))


def known(member):
    """Known of the workspace: active members, labels, the projects that still take tasks, and what they aim at."""
    workspace = member.workspace
    projects = workspace.projects.open().order_by("name", "id")
    people = [
        Named(m.pk, m.user.name or m.user.email, m.user.email)
        for m in Membership.objects.active().filter(workspace=workspace).named()
    ]
    aims = Milestone.objects.filter(project__in=projects.order_by(), reached_on=None).in_order()
    aims = aims.values_list("pk", "name", "project__key", "project", "due")
    return Known(
        today=workspace.today(),
        people=tuple(people),
        labels=tuple(Named(*row) for row in workspace.labels.in_order().values_list("pk", "name")),
        projects=tuple(Named(*row) for row in projects.values_list("pk", "name", "key")),
        milestones=tuple(Named(*row) for row in aims),
        me=next((one for one in people if one.id == member.pk), None),
        hours_a_day=WorkCalendar.of(workspace).hours,
    )


def add(found, *, by, project=None, at=None, **more):
    """(the Task that a Reading says, its cause), in the project that the line names, else in `project`.

    `more` are further fields, which the line wins over; `assignees` stand where it names nobody.

    Raises Refused with field "line" for what is wrong with the line, "project" where there is none.
    """
    if found.faults:
        raise Refused(" ".join(found.faults), "line")
    workspace = by.workspace
    named, aim = found.one("project"), found.one("milestone")
    if named or aim:
        project = workspace.projects.get(pk=named.id if named else aim.of)
    if project is None:
        raise Refused(_("Say which project, here or in the line: ~ and its key or name."), "project")
    fields = {n: found.one(n) for n in ("priority", "due", "estimate") if found.one(n) is not None}
    if aim:
        fields["milestone"] = project.milestones.get(pk=aim.id)
    people = [one.id for one in found.all("assignee")]
    if people:
        fields["assignees"] = list(workspace.memberships.filter(pk__in=people))
    cause = new_id()
    with transaction.atomic():
        labels = labels_of(found, workspace, by=by, at=at, cause=cause)
        if labels:
            fields["labels"] = labels
        return Task.create(
            by=by, at=at, cause=cause, project=project, title=found.title, **more | fields
        ), cause


def labels_of(found, workspace, **how):
    names = [one if isinstance(one, str) else one.name for one in found.all("label")]
    return Label.called(workspace, names, **how) if names else []

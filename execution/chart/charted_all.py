"""What the Gantt of all projects draws: the open ones of a workspace with their tasks, in a few questions however many."""

from django.utils.translation import get_language

from accounts.models import CustomField
from execution.chart import charted, gantt
from execution.chart.charted import LINE, hours, ident, text
from execution.chart.together import HEAD, headed, joined
from execution.models import Label, Milestone, Status, Task, TaskDependency
from execution.models.project import ProjectState
from execution.models.tally import share_of

MOST = 5_000  # tasks that come along; a project beyond them is a row that leads to its own plan
PARENT = 1  # of a row: what it is part of
NOTHING = (None,) * (
    len(LINE) - 6
)  # estimate, remaining, duration, milestone, archived, and nobody works on it


def projects_of(workspace):
    """The open projects that were not archived, by name."""
    return list(workspace.projects.current().open().select_related("workspace").order_by("name", "key"))


def come_along(projects):
    """Ids of those whose tasks are drawn: one after the other, as long as there is room."""
    found, room = set(), MOST
    for project in projects:
        if project.task_count <= room:
            found.add(project.pk)
            room -= project.task_count
    return found


def drawn(workspace, today, picked=None):
    """All that is drawn of all projects, as `charted.drawn` says of one; `projects`: [{"key", "name", "left"}] by the place
    that `tasks["of"]` tells, left: whether its tasks stand on its own plan alone. picked: as there."""
    projects = [one for one in projects_of(workspace) if picked is None or one.pk in picked.projects]
    along = come_along(projects)
    read, people = Read(along), People(workspace)
    kept, parts = [], []
    for project in projects:
        left = project.pk not in along
        part = part_of(project, read, people, today, None if left else picked)
        if not part["tasks"]["number"]:
            continue
        if project.pk not in read.lines:
            part["tasks"]["share"] = [percent_of(project)]
        kept.append({"key": project.key, "name": project.name, "left": left})
        parts.append(part)
    whole = {"key": "", "today": today, "statuses": Status.values, "people": people.named(), "projects": kept}
    return whole | joined(parts)


def part_of(project, read, people, today, picked):
    """`charted.seen` of one under the row of the project itself."""
    rows = headed(read.lines.get(project.pk, []), head_of(project), PARENT)
    found, who, members = charted.grown(rows)
    at = {id: n for n, id in enumerate(found.id)}
    links = charted.linked(read.ties.get(project.pk, []), at)
    blocked = {at[id]: words for id, words in read.held.get(project.pk, []) if id in at}
    rest = {"who": people.places(who, members)} | charted.kept_days((), None)
    rest |= gantt.stops(found, links, blocked, today)
    marks = charted.marked(read.aims.get(project.pk, []), found, head=0)
    return charted.seen(found, rest, links, marks, picked)


def percent_of(project):
    share = share_of(project.tally)
    return None if share is None else gantt.percent(share, 1)


def head_of(project):
    """The row of a project: under way where it is, by its own days where its tasks have none."""
    status = Status.DOING if project.state == ProjectState.ACTIVE else Status.TODO
    days = [day and day.isoformat() for day in (project.start, project.deadline)]
    return (str(project.pk), None, HEAD, project.name, status.value, *days, *NOTHING)


class Read:
    """{project id: rows} of some projects. lines: of LINE and an assignee; ties: (before, after, kind, lag); held: (id, what
    blocks it); aims: as `charted.marked` takes them."""

    def __init__(self, projects):
        lines = Task.objects.filter(project__in=projects).order_by("rank", "number")
        self.lines = apart(lines.values_list("project", *LINE, ident("assignees")))
        ties = TaskDependency.objects.filter(before__project__in=projects, before__deleted_at=None)
        self.ties = apart(
            ties.values_list("before__project", ident("before"), ident("after"), "kind", hours("lag"))
        )
        held = Task.objects.filter(project__in=projects, blocked_on__isnull=False)
        self.held = apart(held.values_list("project", ident("id"), "blocked"))
        aims = Milestone.objects.filter(project__in=projects).in_order()
        self.aims = apart(aims.values_list("project", ident("id"), "name", text("due"), "reached_on", "pk"))


def apart(rows):
    """{first of each row: [the rest]}."""
    found = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(tuple(rest))
    return found


class People:
    """Who works on the tasks of several projects, each once."""

    def __init__(self, workspace):
        self.workspace, self.place = workspace, {}

    def places(self, who, members):
        """The same lists of places, among all that were met."""
        here = [self.place.setdefault(one, len(self.place)) for one in members]
        return [tuple(here[n] for n in those) for those in who]

    def named(self):
        return charted.named(self.workspace.pk, list(self.place))


def stamp(workspace, today, narrowed=""):
    """Changes with all that is drawn. narrowed: the words that it is narrowed by, which labels and own fields mean."""
    projects = projects_of(workspace)
    found = [(one.pk, one.version, one.work_version) for one in projects]
    marks = Milestone.objects.filter(project__in=[one.pk for one in projects])
    found += marks.order_by("pk").values_list("pk", "version")
    found += [*charted.members_of(workspace.pk), today, get_language(), narrowed]
    if narrowed:
        for model in (Label, CustomField):
            found += model.objects.filter(workspace=workspace).order_by("pk").values_list("pk", "version")
    return charted.tag(found)

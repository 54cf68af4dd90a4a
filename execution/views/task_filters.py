"""The tasks of one project, or of all, as the address says."""

from django.db.models import Q
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.ownfields import Kind
from accounts.views import chip_filters
from accounts.views.chip_filters import CHOICE, DATE, NUMBER, TEXT, Filter
from accounts.views.tabled import Tabled
from execution.models import Priority, Status, Task
from execution.models.project import OPEN
from execution.models.status import CLOSED

# The orders of the list; each may be turned round by a "-" before its name.
ORDERS = {
    "title": _l("Title"),
    "status": _l("Status"),
    "assignees": _l("Assignees"),
    "start": _l("Start"),
    "due": _l("Due"),
    "estimate": _l("Estimate"),
    "remaining": _l("Remaining"),
    "priority": _l("Priority"),
    "milestone": _l("Milestone"),
    "new": _l("Newest first"),
}
GROUPS = {
    "status": _l("Status"),
    "assignees": _l("Assignee"),
    "milestone": _l("Milestone"),
    "priority": _l("Priority"),
}
FLAT = "flat"  # across projects, under no heading at all


class Filters(Tabled):
    """What narrows, groups and orders the tasks. What names nothing matches nothing. project: the only one, or None."""

    offered = ("", "due", "priority", "new")

    def __init__(self, request, project=None):
        self.project = project
        self.own = list(request.workspace.customfields.of("task"))
        choices = [its for its in self.own if its.kind == Kind.CHOICE]
        of_own = {its.field_name: lazystr(its.name) for its in choices}
        self.names = (
            {"": _l("By hand") if project else _l("Project")}
            | ORDERS
            | {its.field_name: lazystr(its.name) for its in self.own}
        )
        self.groups = (
            ({"": _l("Nothing")} if project else {"": _l("Project"), FLAT: _l("Nothing")}) | GROUPS | of_own
        )
        super().__init__(request, declared(request, project, self.own))

    @property
    def by_hand(self):
        """Whether the rows stand as people put them, subtasks below their parents."""
        return not self.order and not self.group

    def rows(self):
        """The tasks that the list is about, before anything narrows it: across projects what is open, unless the
        address asks for what is not."""
        found = self.for_board()
        return found if self.project or self.beyond else found.exclude(status__in=CLOSED)

    def for_board(self):
        """The same with what is over, for a board has a column of it and a plan draws it."""
        of = self.project or self.workspace
        found = of.tasks.all() if self.asks("archived") else of.tasks.current()
        return self.of_projects(found)

    def of_projects(self, rows):
        """Those of rows with a project that are of the projects that this is about."""
        if self.project:
            return rows.filter(project=self.project)
        rows = rows.filter(project__deleted_at=None)
        return rows if self.beyond or self.asks("state") else rows.filter(project__state__in=OPEN)

    @property
    def beyond(self):
        """Whether the address asks for what is over or was put away."""
        if self.asks("archived") or self.asks("closed"):
            return True
        chip = next((chip for chip in self.chips.chips if chip.name == "status" and not chip.opened), None)
        return bool(chip) and (chip.negated or any(word in CLOSED for word in chip.chosen))

    def of_status(self, status):
        """The address of a list of all that a column of the board across projects holds: a state that is over asks for
        projects that are over too, one that is not for none, so where the board does otherwise the address says it."""
        more = {}
        if not self.beyond and status in CLOSED and not self.asks("state"):
            more = {"state": "open"}
        elif self.beyond and status not in CLOSED and not (self.asks("closed") or self.asks("archived")):
            more = {"closed": "along"}
        return self.url(**{"status": status, "status.op": "", "rows": "", **more})

    def apply(self, queryset):
        return self.chips.apply(queryset)


def worded(_how, word):
    return Q(title__icontains=word) | Q(description__icontains=word)


def assigned(how, people):
    """Q of tasks that one of some people works on, or nobody."""
    through = Task.assignees.through.objects
    if how == "none":
        return ~Q(pk__in=through.values("task"))
    return Q(pk__in=through.filter(membership__in=people).values("task"))


def labelled(how, labels):
    """Q of tasks that wear one of some labels, or none."""
    through = Task.labels.through.objects.filter(label__deleted_at=None)
    if how == "none":
        return ~Q(pk__in=through.values("task"))
    return Q(pk__in=through.filter(label__in=labels).values("task"))


def aimed(how, value):
    if how == "none":
        return Q(milestone=None) | Q(milestone__deleted_at__isnull=False)
    return Q(milestone__in=value)


def closed(_how, words):
    """Q of what is done or cancelled: those alone, or along with all others."""
    return Q() if "along" in words else Q(status__in=CLOSED)


def of_state(_how, words):
    """Q of tasks whose project is open, or over in one of two ways."""
    states = {"open": OPEN, "finished": ("finished",), "cancelled": ("cancelled",)}
    return Q(project__state__in=[state for word in words for state in states[word]])


def archived(_how, words):
    """Q of what was archived: that alone, or along with all others."""
    return Q() if "along" in words else Q(archived_at__isnull=False)


def stopped(workspace, project):
    """Q of what cannot go on: what is blocked, or what begins only once something else is done."""

    def where(_how, words):
        ties = workspace.task_dependencies.filter(**({"after__project": project} if project else {}))
        ways = {
            "blocked": Q(blocked_on__isnull=False),
            "waits": Q(pk__in=ties.kept()) & ~Q(status__in=CLOSED),
        }
        return Q.create([ways[word] for word in words], connector=Q.OR)

    return where


def declared(request, project, own):
    """[Filter] of the tasks of a project, or of a workspace."""
    workspace = request.workspace
    column = chip_filters.column

    def people():
        return workspace.memberships.select_related("user")

    found = [
        Filter("text", _("Text"), "search", TEXT, worded),
        Filter("status", _("Status"), "today", CHOICE, column("status"), chip_filters.one_of(Status.values),
               lambda: Status.choices),
        Filter("assignees", _("Assignee"), "user", CHOICE, assigned, chip_filters.among(people),
               lambda: [(m.pk, m) for m in people().active().named()], _("Nobody")),
        Filter("due", _("Due"), "calendar", DATE, column("due"), chip_filters.date, unset=_("No due day")),
        Filter("start", _("Start"), "calendar", DATE, column("start"), chip_filters.date, unset=_("No start")),
        Filter("priority", _("Priority"), "flag", CHOICE, column("priority"), chip_filters.one_of(Priority.values),
               lambda: Priority.choices),
        *aims(workspace, project),
        Filter("stopped", _("Cannot go on"), "block", CHOICE, stopped(workspace, project),
               chip_filters.one_of(("blocked", "waits")),
               lambda: [("blocked", _("blocked")), ("waits", _("waits for a task"))]),
        Filter("label", _("Label"), "tag", CHOICE, labelled, chip_filters.among(workspace.labels.all),
               lambda: [(label.pk, label.name) for label in workspace.labels.in_order()], _("No label")),
        Filter("estimate", _("Estimate"), "scale", NUMBER, column("estimate"), chip_filters.number,
               unset=_("Not estimated")),
    ]  # fmt: skip
    found.append(
        Filter("archived", _("Archived"), "inbox", CHOICE, archived, chip_filters.one_of(("only", "along")),
               lambda: [("only", _("only these")), ("along", _("along with the others"))])
    )  # fmt: skip
    return [*found, *map(chip_filters.own, own)]


def aims(workspace, project):
    """What tells one project's tasks from another's, and its milestones."""
    if project:
        milestones = project.milestones.in_order
        return [
            Filter("milestone", _("Milestone"), "diamond", CHOICE, aimed, chip_filters.among(milestones),
                   lambda: [(m.pk, m.name) for m in milestones()], _("None")),
        ]  # fmt: skip

    def projects():
        return workspace.projects.order_by("name", "id")

    return [
        Filter("project", _("Project"), "project", CHOICE, chip_filters.column("project"),
               chip_filters.among(projects), lambda: [(p.key, p.name) for p in projects()]),
        Filter("state", _("State of the project"), "project", CHOICE, of_state,
               chip_filters.one_of(("open", "finished", "cancelled")),
               lambda: [("open", _("open")), ("finished", _("finished")), ("cancelled", _("cancelled"))]),
        Filter("closed", _("Closed"), "check", CHOICE, closed, chip_filters.one_of(("only", "along")),
               lambda: [("only", _("only these")), ("along", _("along with the others"))]),
    ]  # fmt: skip

"""What the navigation of every page counts and lists, each in a question that is made once."""

from collections import namedtuple

from django.db.models import Count, Value

from accounts.prepared import Prepared
from execution.models import Project, Task
from roadmap.models import Delivery
from strategy.models import ApproverSeat, Idea, IdeaState, Initiative

AT_WORK = ("active", "planned", "paused")
# of a project, all that is looked at here
LISTED = (
    "pk", "key", "name", "state", "start", "deadline", "lead_id", "version", "work_version",
)  # fmt: skip
Listed = namedtuple("Listed", LISTED)


def figure(rows):
    """The number that a question for one number answers; it has no row where there is nothing."""
    return rows[0][0] if rows else 0


def counted(rows):
    return rows.order_by().values(every=Value(1)).annotate(n=Count("pk")).values_list("n")


@Prepared
def tasks_of(workspace, member):
    """How many open tasks a member has: as many as My work lists."""
    return counted(Task.objects.filter(workspace=workspace).asked_of(member).open())


@Prepared
def ideas_of(workspace):
    return counted(Idea.objects.filter(workspace=workspace, state=IdeaState.OPEN))


@Prepared
def seats_of(member):
    return ApproverSeat.objects.filter(member=member).active().values_list("pk")[:1]


@Prepared
def asked_of(workspace, member):
    """How many initiatives wait for a member's answer."""
    return counted(Initiative.objects.filter(workspace=workspace).waiting_for(member))


@Prepared
def running_in(workspace):
    found = Project.objects.filter(workspace=workspace, state__in=AT_WORK).order_by()
    return found.values_list(*LISTED)


@Prepared
def health_in(workspace):
    return Delivery.objects.filter(workspace=workspace).with_last_health().values_list("project_id", "last")

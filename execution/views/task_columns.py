"""The columns of the lists of tasks."""

from django.utils.translation import gettext as _

from accounts.views import columns
from accounts.views.columns import Column, Columns

ONE, ALL = "task", "tasks"  # the list of one project and the one across them, each with columns of its own


def every(own, table, group=""):
    """[Column] behind the title, in their usual order. own: the CustomFields of tasks; group: what the headings say."""
    found = [
        Column("status", _("Status"), "c-s", "status", True),
        Column("assignees", _("Assignees"), "c-as", "assignees", True),
        Column("share", _("Done"), "c-pc", usual=table == ONE),
        Column("start", _("Start"), "c-d", "start", True),
        Column("due", _("Due"), "c-d", "due", True),
        Column("estimate", _("Estimate"), "c-h", "estimate", True),
        Column("remaining", _("Remaining"), "c-h", "remaining", True),
        Column("labels", _("Labels"), "c-x", "", True, usual=False),
        Column("priority", _("Priority"), "c-pr", "priority", True),
        Column("milestone", _("Milestone"), "c-x", "milestone", True),
        *map(columns.own, own),
        Column("added", _("Added"), "c-d", "new", usual=False),
    ]
    if table == ALL:
        found.insert(0, Column("project", _("Project"), "c-x", usual=bool(group)))
    return found


def of(request, own, table, group=""):
    return Columns(table, every(own, table, group), request.membership)


def asked(request):
    """Which of the two tables an address speaks of: `table=tasks`, or anything else."""
    return ALL if request.GET.get("table") == ALL else ONE

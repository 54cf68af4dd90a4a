"""What of the project side words find."""

from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.search import Hit, Source
from collaboration.search import comments
from execution.models.comment import ProjectComment, TaskComment
from execution.models.project import OPEN
from execution.models.status import CLOSED

LABELS = {
    "project": _("Projects"),
    "task": _("Tasks"),
    "label": _("Labels"),
    "task_view": _("Views of tasks"),
}


def project(row):
    lead = str(row.lead) if row.lead else row.get_state_display()
    return Hit(
        "project", str(row.pk), row.name, row.get_absolute_url(), key=row.key, where=lead, icon="project",
        text=row.description,
    )  # fmt: skip


def task(row):
    return Hit(
        "task", str(row.pk), row.title, row.get_absolute_url(), key=row.key, where=row.project.name,
        icon="check" if row.status in CLOSED else "today", text=row.description,
    )  # fmt: skip


def label(row):
    return Hit("label", str(row.pk), row.name, row.get_absolute_url(), icon="tag")


def view(row):
    home = row.project.name if row.project else _t("All tasks")
    return Hit("task_view", str(row.pk), row.name, row.get_absolute_url(), where=home, icon="eye")


SOURCES = [
    Source(
        "project",
        rows=lambda member: member.workspace.projects.select_related("workspace", "lead__user"),
        hit=project,
        title="name",
        texts=("description",),
        over=~Q(state__in=OPEN),
    ),
    Source(
        "task",
        rows=lambda member: member.workspace.tasks.select_related("workspace", "project"),
        hit=task,
        texts=("description",),
        over=Q(status__in=CLOSED),
    ),
    Source(
        "label",
        rows=lambda member: member.workspace.labels.select_related("workspace"),
        hit=label,
        title="name",
    ),
    Source(
        "task_view",
        rows=lambda member: member.workspace.taskviews.seen_by(member).for_list(),
        hit=view,
        title="name",
    ),
    comments(ProjectComment),
    comments(TaskComment),
]

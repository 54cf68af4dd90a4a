"""What those who follow a task hear of: its status, its days, and what blocks it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _t

from collaboration.models import Kind, Notification
from collaboration.quiet import hushed
from execution.models.status import Status

HEARD = ("blocked", "status", "due", "start")  # of several in one act the first is told


def tell_steps(model, written, *, by, cause, at):
    """written: [(task, {field: [before, after]})] of one act. One question, whoever follows; none where nothing is a step."""
    steps = {
        task.pk: (task, told(diff))
        for task, diff in written
        if task.is_followed is not False and not diff.keys().isdisjoint(HEARD)
    }
    if not steps or hushed.get():
        return
    follows = model._meta.get_field("follows").related_model.objects.standing().filter(task__in=list(steps))
    rows = []
    for follow in follows:
        task, (verb, words) = steps[follow.task_id]
        if by is None or follow.member_id != by.pk:
            rows.append(Notification.drafted(Kind.FOLLOW, follow.member, task, by, words, cause, at, verb))
    if rows:
        Notification.objects.bulk_create(rows, ignore_conflicts=True)


def told(diff):
    """(verb, words) of what changed."""
    if "blocked" in diff and diff["blocked"][1]:
        return "block", diff["blocked"][1]
    if "status" in diff:
        return "status", str(Status(diff["status"][1]).label)
    if "blocked" in diff:
        return "unblock", ""
    return "days", said(diff)


def said(diff):
    """The day that it is due by now, or that it starts on; "" where it lost it."""
    name = "due" if "due" in diff else "start"
    day = diff[name][1]
    if not day:
        return ""
    day = date_format(day, "j F Y") if hasattr(day, "year") else str(day)
    return (_t("Due %(day)s") if name == "due" else _t("Starts %(day)s")) % {"day": day}

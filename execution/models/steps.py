"""What those who follow a task hear of: its status, its days, and what blocks it."""

from accounts import reasons
from accounts.undo import answer_to
from collaboration.models import Kind, Notification
from collaboration.models.notification import HUSH
from collaboration.quiet import hushed

HEARD = ("blocked", "status", "due", "start")  # of several in one act the first is told


def tell_steps(model, written, *, by, cause, at):
    """written: [(task, {field: [before, after]})] of one act. One question, whoever follows; none where nothing is a step.

    Called once all else of the act is told: who heard of it by that hears it once.
    """
    steps = {
        task.pk: (task, told(diff))
        for task, diff in written
        if task.is_followed is not False and not diff.keys().isdisjoint(HEARD)
    }
    if not steps or hushed.get():
        return
    follows = model._meta.get_field("follows").related_model.objects.standing().filter(task__in=list(steps))
    heard = [follow for follow in follows if by is None or follow.member_id != by.pk]
    if not heard:
        return
    knowing = knowing_of(list(steps), cause) | taken_back(list(steps), by, cause, at)
    rows = []
    for follow in heard:
        task, (verb, words, facts) = steps[follow.task_id]
        if (follow.member_id, task.pk) not in knowing:
            what = (words, cause, at, verb)
            rows.append(Notification.drafted(Kind.FOLLOW, follow.member, task, by, *what, facts=facts))
    Notification.objects.bulk_create(rows, ignore_conflicts=True)


def knowing_of(tasks, cause):
    """{(member, task)} told of this act otherwise, as of what it gave them."""
    told = Notification.objects.filter(cause=cause, subject_id__in=tasks)
    return set(told.values_list("member_id", "subject_id"))


def taken_back(tasks, by, cause, at):
    """{(member, task)} who never hear of what this act takes back, nor of the taking back, since they had not seen it."""
    if cause.version != 5 or by is None:  # no answer to another act
        return set()
    fresh = Notification.objects.unread().filter(
        kind=Kind.FOLLOW, actor=by, subject_id__in=tasks, at__gt=at - HUSH
    )
    rows = [row for row in fresh if answer_to(row.cause) == cause]
    Notification.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return {(row.member_id, row.subject_id) for row in rows}


def told(diff):
    """(verb, words, facts) of what changed: words are somebody's own, facts become the reader's."""
    if "blocked" in diff and diff["blocked"][1]:
        return "block", diff["blocked"][1], {}
    if "status" in diff:
        return "status", "", {"status": str(diff["status"][1])}
    if "blocked" in diff:
        return "unblock", "", {}
    return "days", reasons.given.get(), day_of(diff)


def day_of(diff):
    """The day that it is due by now, or that it starts on; nothing where it lost it."""
    name = "due" if "due" in diff else "start"
    day = diff[name][1]
    return {name: day.isoformat() if hasattr(day, "isoformat") else str(day)} if day else {}

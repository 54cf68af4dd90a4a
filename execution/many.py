"""What may be done to many tasks at once, by the verbs of one."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import bulk
from accounts.errors import Conflict, Refused
from execution.models import Task, WorkCalendar
from execution.models.blockable import FREE
from execution.scheduling.workdays import DAY, TooFar, day_of, evening, morning

FARTHEST = 2600  # working days that dates are shifted by, either way


def change(tasks, changes, *, by, seen=None, **how):
    """Outcome of setting {field: value} on each. seen: {id: version the writer saw}, where they say it."""
    return edited([(task, changes) for task in tasks], by, seen or {}, how)


def move(tasks, status, *, over, by, seen=None, **how):
    """Outcome of giving each this status. over: what blocked those that go on by it does so no more."""
    pairs = []
    for task in tasks:
        ends = over and task.blocked and task.goes_on(status)
        pairs.append((task, {"status": status} | (FREE if ends else {})))
    return edited(pairs, by, seen or {}, how)


def edited(pairs, by, seen, how):
    """Outcome of [(task, changes)]: together where all of them may be, else one by one, so that each refusal is said of
    its own row."""
    known, same, real = [task for task, _changes in pairs], [], []
    for task, changes in pairs:
        whole = task.version == seen.get(task.pk, task.version)
        differs = not whole or any(task.value_of(name) != value for name, value in changes.items())
        (real if differs else same).append((task, changes))
    read = {task.pk: task.version for task in known}  # until its project is held, somebody else may change it
    if all(task.version == seen.get(task.pk, task.version) for task in known):
        try:
            with transaction.atomic():
                Task.edit_all(real, by=by, seen=read, **how)
        except (Refused, Conflict):
            pass  # whose fault it is shows when they go one by one
        else:
            return outcome([task for task, _changes in real], [task for task, _changes in same], how)
    wanted = dict((task.pk, changes) for task, changes in real)

    def act(task, cause, at):
        version = seen.get(task.pk, read[task.pk])
        return task.edit(by=by, changes=wanted[task.pk], version=version, cause=cause, at=at)

    found = bulk.each([task for task, _changes in real], act, **how)
    found.same += [task for task, _changes in same]
    return found


def outcome(changed, same, how):
    return bulk.Outcome(how["cause"] if changed else None, changed, same)


def add(tasks, name, one, *, by, seen=None, **how):
    """Outcome of adding a person or a label to the list of that name of each, beside those it has; None empties it."""
    pairs = [(task, {name: with_one(task.value_of(name), one)}) for task in tasks]
    return edited(pairs, by, seen or {}, how)


def with_one(items, one):
    """As `value_of` has them: in the order of their ids."""
    if one is None:
        return []
    return sorted({item.pk: item for item in [*items, one]}.values(), key=lambda item: item.pk)


def shift(tasks, days, *, by, seen=None, **how):
    """Outcome of moving the days of each by working days of its project, later or, below nought, earlier."""
    if not days or abs(days) > FARTHEST:
        raise Refused(_("Shift by 1 to %(n)s working days, later or earlier.") % {"n": FARTHEST}, "shift")
    dated, worked = [task for task in tasks if task.start or task.due], {}
    for task in dated:
        if task.project_id not in worked:
            calendar = WorkCalendar.of(task.workspace, task.project)
            worked[task.project_id] = calendar.workdays(calendar.exceptions())
    pairs = [
        (
            task,
            {
                name: moved(getattr(task, name), days, worked[task.project_id])
                for name in ("start", "due")
                if getattr(task, name)
            },
        )
        for task in dated
    ]
    found = edited(pairs, by, seen or {}, how)
    words = _("It has no days to shift.")
    found.left += [bulk.Left(task, words) for task in tasks if not (task.start or task.due)]
    return found


def moved(day, days, worked):
    """The date so many working days after `day` or, below 0, before it. worked: Workdays."""
    try:
        if days > 0:
            return day_of(worked.begin(worked.count(evening(day)) + DAY * (days - 1)))
        return day_of(worked.begin(worked.count(morning(day)) + DAY * (days + 1) - 1))
    except TooFar as error:
        raise Refused(_("Some dates would lie centuries away."), "shift") from error


def trash(tasks, *, by, **how):
    """Outcome of moving each to the trash with all below it; one undo brings them all back."""
    there = {task.pk for task in Task.objects.filter(pk__in=[task.pk for task in tasks])}
    Task.trash_all([task for task in tasks if task.pk in there], by=by, **how)
    gone = [task for task in tasks if task.pk in there]
    return outcome(gone, [], how)

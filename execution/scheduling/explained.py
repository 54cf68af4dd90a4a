"""What the page of a task says of its place in the schedule, and why it is there."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from execution.models import Rule, Task, TaskDependency
from execution.scheduling import planning
from execution.scheduling.binding import breaches, through, why
from execution.scheduling.network import Circle
from execution.scheduling.workdays import TooFar

LINKED = {
    "FS": gettext_lazy("It starts once {task} is finished{lag}."),
    "SS": gettext_lazy("It starts with {task}{lag}."),
    "FF": gettext_lazy("It is finished with {task} at the earliest{lag}."),
    "SF": gettext_lazy("It is finished once {task} starts at the earliest{lag}."),
}


@dataclass
class Standing:
    """needs, blocks: its dependencies. through, passes: the same of what it is part of, which hold for it too: [(dependency,
    the task above it)]. row: execution.schedule.Row, None where it is in no schedule. whys: sentences. broken: sentences
    about what is not kept. moved: its days in the schedule differ from those that are written down."""

    task: Any
    needs: list = field(default_factory=list)
    blocks: list = field(default_factory=list)
    through: list = field(default_factory=list)
    passes: list = field(default_factory=list)
    row: Any = None
    whys: list = field(default_factory=list)
    broken: list = field(default_factory=list)
    moved: bool = False
    too_far: bool = False

    @property
    def held(self):
        """What it, or what it is part of, waits for before it can begin, unfinished: what lists mark it for."""
        ties = [*self.needs, *(tie for tie, _whole in self.through)]
        return [tie for tie in ties if tie.is_unmet] if self.task.is_open else []

    @property
    def duration(self):
        """How long somebody said that it lasts, in words; "" where nobody did."""
        if self.task.duration is None:
            return ""
        return days_said(self.task.duration) if self.task.duration else _("A moment")

    @property
    def room(self):
        """Its total float in words."""
        if self.row.total > 0:
            return days_said(self.row.total / 2)
        if not self.row.total:
            return _("None: critical")
        return _("%(days)s too little") % {"days": days_said(-self.row.total / 2)}


def standing_of(task, above=()):
    """above: the tasks that it stands below, from the top down."""
    found, wholes = Standing(task), {whole.pk: whole for whole in above}
    ties = TaskDependency.objects.within(task.project).of([task, *above]).for_list()
    for tie in ties.prefetch_related("before__assignees__user"):
        file(found, tie, wholes)
    try:
        planned = planning.plan_of(task.project)
    except (TooFar, Circle):
        found.too_far = True
        return found
    if planned is None or task.pk not in planned.schedule.number:
        return found
    plan = planned.schedule
    found.row = plan[task.pk]
    told = [breach for breach in breaches(plan) if breach.id == task.pk] + through(plan, task.pk)
    reasons = why(plan, task.pk)
    names = others(reasons, told)
    found.whys = list(
        dict.fromkeys(filter(None, (sentence(task, reason, names, n) for n, reason in enumerate(reasons))))
    )
    found.broken = [broken(breach, names) for breach in told]
    wholes = plan.has_parts[plan.number[task.pk]]
    dated = (task.start or found.row.start, task.due or found.row.finish)
    found.moved = (task.pk in planned.free or wholes) and dated != (found.row.start, found.row.finish)
    return found


def file(found, tie, wholes):
    """The dependency where it belongs: its own, or of one of the tasks above it. Those within a whole are its parts'."""
    pk = found.task.pk
    if pk in (tie.before_id, tie.after_id):
        (found.needs if tie.after_id == pk else found.blocks).append(tie)
    elif tie.after_id in wholes:
        found.through.append((tie, wholes[tie.after_id]))
    elif tie.before_id in wholes:
        found.passes.append((tie, wholes[tie.before_id]))


def others(reasons, told):
    ids = {reason.of for reason in reasons} | {reason.whole for reason in reasons}
    ids |= {breach.link.before for breach in told if breach.link}
    return Task.objects.select_related("workspace", "project").in_bulk(ids - {None})


def linked(task):
    return format_html('<a class="link" href="{}">{}</a>', task.get_absolute_url(), task.title)


def sentence(task, reason, names, of_finish):
    """Why it is on its days, as one sentence with links; "" where there is nothing to say."""
    of, whole = names.get(reason.of), names.get(reason.whole)
    if reason.word == "link" and of:
        said = format_html(LINKED[reason.link.kind], task=linked(of), lag=lag_said(reason.link.lag))
        return (
            format_html(_("{why} That holds for all of {whole}."), why=said, whole=linked(whole))
            if whole
            else said
        )
    if reason.word == "part" and of:
        words = (
            _("It ends with its last part, {task}.")
            if of_finish
            else _("It begins with its first part, {task}.")
        )
        return format_html(words, task=linked(of))
    if reason.word == "rule":
        rule = Rule((of or task).rule).label
        words = (
            _("Its rule says so: {rule} {day}.") if not of else _("The rule of {task} says so: {rule} {day}.")
        )
        return format_html(words, task=linked(of) if of else "", rule=rule.lower(), day=day_said(reason.day))
    return own_sentence(task, reason)


def own_sentence(task, reason):
    if reason.word == "wanted":
        return _(
            "It begins on %(day)s as it was planned; what it waits for would let it begin earlier or then."
        ) % {"day": day_said(reason.day)}
    if reason.word == "held":
        if not task.is_open:
            return _("It is over.")
        if task.is_begun:
            return _("It has begun: its days are those that were planned.")
        return (
            _("It is pinned to its days.")
            if task.pinned
            else _("It waits for nothing: its days were set by hand.")
        )
    return _("It waits for nothing and has no day of its own: it may begin when the project does.")


def broken(breach, names):
    missing = days_said(breach.halves / 2)
    if breach.word == "link":
        words = _("{days} too early for what it waits for: {task}.")
        return format_html(words, days=missing, task=linked(names[breach.link.before]))
    if breach.word == "deadline":
        return _("%(days)s beyond its deadline, %(day)s.") % {"days": missing, "day": day_said(breach.day)}
    return _("%(days)s later than its rule allows, %(day)s.") % {"days": missing, "day": day_said(breach.day)}


def lag_said(halves):
    if not halves:
        return ""
    days = days_said(abs(halves) / 2)
    return _(", %(days)s later") % {"days": days} if halves > 0 else _(", %(days)s earlier") % {"days": days}


def days_said(days):
    """ "1 working day", "2.5 working days"."""
    whole = days == int(days)
    said = number_format(int(days) if whole else days, decimal_pos=0 if whole else 1)
    return ngettext("%(n)s working day", "%(n)s working days", 1 if days == 1 else 2) % {"n": said}


def day_said(day):
    return date_format(day, "j M Y")

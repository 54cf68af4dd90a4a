"""The pattern that a project followed: its days counted from the start, its people as roles."""

from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.errors import Refused
from execution import tree
from execution.models import Person, TaskDependency, WorkCalendar
from execution.patterns.pattern import Mark, Pattern, Step, Tie, lay_out
from execution.scheduling.network import Circle
from execution.scheduling.planning import plan_of
from execution.scheduling.workdays import TooFar, morning

PASSES = 60  # times that a pattern is laid out to see which waits are longer than they must be


def people_of(project):
    """[(Membership, the role that is proposed for it)] of those who work on its tasks, by name."""
    members = list(
        project.workspace.memberships.filter(tasks_assigned__project=project, tasks_assigned__deleted_at=None)
        .distinct()
        .named()
    )
    titles = dict(
        Person.objects.filter(member__in=[m.pk for m in members])
        .exclude(title="")
        .values_list("member_id", "title")
    )
    found, taken = [], set()
    for member in sorted(members, key=str):
        role = titles.get(member.pk) or member.get_role_display()
        names = [role, *(f"{role} {n}" for n in range(2, len(members) + 2))]
        found.append((member, next(name for name in names if name not in taken)))
        taken.add(found[-1][1])
    return found


def pattern_of_project(project, roles):
    """Pattern of the living tasks that are not cancelled. roles: {membership id: role}; who is not named there leaves none.
    Refused where no plan can be made of it."""
    try:
        planned = plan_of(project)
    except (Circle, TooFar) as fault:
        raise Refused(
            _("No plan can be made of this project, so no template either. Mend its dates first.")
        ) from fault
    tasks = kept(list(project.tasks.for_list().order_by("rank", "number")), planned)
    ids = {task.pk for task in tasks}
    found = TaskDependency.objects.within(project).order_by("created_at", "id")
    ties = [Tie(*row) for row in found.values_list("before_id", "after_id", "kind", "lag")]
    ties = [tie for tie in ties if tie.before in ids and tie.after in ids]
    milestones = list(project.milestones.in_order())
    usual = WorkCalendar.of(project.workspace, project)
    usual = usual.workdays(usual.exceptions())
    first = first_of(project, tasks, planned)
    days = Days(first, usual)
    living = {milestone.pk for milestone in milestones}
    steps = [step_of(task, planned, days, ids, living, roles) for task in tasks]
    marks = [Mark(one.pk, one.name, days.after(one.due)) for one in milestones]
    pattern = Pattern(project.name, project.description[:5000], steps, marks, ties)
    return loosened(pattern, planned, first, usual, milestones) if steps else pattern


def kept(tasks, planned):
    """The tasks that the plan holds, each behind what it is part of; cancelled ones only where work stands below them."""
    if planned is None:
        return []
    rows = tree.rows([task for task in tasks if task.pk in planned.schedule.number])
    return [row.task for row in rows]


def first_of(project, tasks, planned):
    begins = [planned.schedule.days(task.pk)[0] for task in tasks]
    return min(filter(None, [project.start, *begins]), default=project.workspace.today())


class Days:
    """Counts working days from the first day of a project."""

    def __init__(self, first, usual):
        self.usual, self.zero = usual, usual.count(morning(first))

    def after(self, day):
        return max(0, (self.usual.count(morning(day)) - self.zero) // 2)


def step_of(task, planned, days, ids, living, roles):
    whole = planned.schedule.has_parts[planned.schedule.number[task.pk]]
    people = sorted(task.assignees.all(), key=str)
    role = next((roles[member.pk] for member in people if roles.get(member.pk)), "")
    step = Step(
        task.pk, task.title, task.description, role,
        parent=task.parent_id if task.parent_id in ids else None,
        mark=task.milestone_id if task.milestone_id in living else None, priority=task.priority,
    )  # fmt: skip
    if whole:
        return step
    first, last = planned.schedule.days(task.pk)
    length = task.duration
    if length is None:
        length = max(Decimal("0.5"), days.usual.days_between(first, last))
    return step._replace(offset=days.after(first), duration=length, estimate=task.estimate)


def loosened(pattern, planned, first, usual, milestones):
    """Without the days that follow from something else: of what waits, and of milestones that end with their tasks."""
    waiting = {tie.after for tie in pattern.ties}
    asked = {step.id: step.offset for step in pattern.steps if step.offset is not None}
    loose = {one for one in asked if one in waiting}
    wanted = {one: planned.schedule.days(one)[0] for one in asked}
    laid = None
    for turn in range(PASSES):
        steps = [s._replace(offset=None) if s.id in loose else s for s in pattern.steps]
        laid = lay_out(pattern._replace(steps=steps), first, usual)
        early = [one for one in loose if laid.days[one][0] < wanted[one]]
        if not early:
            break
        early.sort(key=lambda one: wanted[one])
        loose -= set(early if turn == PASSES - 2 else early[:1])
    aims = lay_out(
        pattern._replace(steps=steps, marks=[m._replace(offset=None) for m in pattern.marks]), first, usual
    )
    used = {step.mark for step in steps}
    due = {one.pk: one.due for one in milestones}
    marks = [
        mark._replace(offset=None) if mark.id in used and aims.marks[mark.id] == due[mark.id] else mark
        for mark in pattern.marks
    ]
    return pattern._replace(steps=steps, marks=marks)

import datetime as dt

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access, wreverse
from accounts.keyset import page
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from execution import week
from execution.along import MovesOthers, agreed_in, along
from execution.models import Status, Task
from execution.models.project import OPEN

SIZE, DONE_SHOWN = 200, 50


@access(Can.READ)
@require_safe
def show(request):
    """What this person has to do, by when."""
    me, today = request.membership, request.workspace.today()
    mine = Task.objects.mine(me)
    found = page(mine.open(), ("due_or_far", "id"), request.GET.get("cursor", ""), SIZE)
    done = list(done_since(mine, week.monday(today)))
    lead = list(request.workspace.projects.for_list().filter(lead=me, state__in=OPEN).order_by("name", "id"))
    here, days = wreverse(request, "execution:work"), week.days([*found.rows, *done], today)
    context = {
        "me": me,
        "today": today,
        "groups": groups(found.rows, [task for task in done if task.finished_on == today], today),
        "done": [task for task in done if task.finished_on != today],
        "days": days,
        "busy": any(day.hours for day in days),
        "lead": lead,
        "all_projects": list({p.pk: p for p in [*lead, *(t.project for t in [*found.rows, *done])]}.values()),
        "open_projects": addable(request),
        "next_url": f"{here}?cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/work/show.html", context)


def done_since(mine, day):
    return mine.filter(status=Status.DONE, finished_on__gte=day).order_by("-finished_on", "-id")[:DONE_SHOWN]


def addable(request):
    """The projects a task may be added to by somebody who may: first those they lead."""
    if not request.membership.can(Can.PLAN):
        return []
    found = request.workspace.projects.open().order_by("name", "id")
    return sorted(found, key=lambda project: project.lead_id != request.membership.pk)


def groups(tasks, done, today):
    """Open tasks by when they are due, with what was done today; only groups that hold some."""
    monday = week.monday(today) + dt.timedelta(weeks=1)
    names = [
        ("overdue", _("Overdue"), today),
        ("today", _("Today"), today + dt.timedelta(days=1)),
        ("week", _("This week"), monday),
        ("next", _("Next week"), monday + dt.timedelta(weeks=1)),
        ("later", _("Later"), dt.date.max),
    ]
    found, rest = [], list(tasks)
    for name, label, before in names:
        inside = [t for t in rest if before == dt.date.max or (t.due and t.due < before)]
        rest = [t for t in rest if t not in inside]
        over = done if name == "today" else []
        if inside or over:
            hours = sum(task.hours_left or 0 for task in inside)
            found.append({"name": name, "label": label, "tasks": inside, "done": over, "hours": hours})
    return found


@access(Can.PLAN)
@require_POST
def catch_up(request):
    """What was due earlier is due today; one step in undo."""
    today = request.workspace.today()
    late = Task.objects.mine(request.membership).open().filter(due__lt=today)
    late = list(late.select_related("project__workspace", "workspace"))

    def act(cause):
        return Task.due_again(late, today, by=request.membership, cause=cause)

    projects, here = (
        {task.project_id: task.project for task in late}.values(),
        wreverse(request, "execution:work"),
    )
    try:
        (moved, cause), _others = along(projects, act, by=request.membership, agreed=agreed_in(request.POST))
    except MovesOthers as asked:
        asked.back = back_or(request, here)
        raise
    if moved:
        words = ngettext("%(n)s task is due today.", "%(n)s tasks are due today.", moved)
        toast(request, words % {"n": moved}, cause)
    return redirect(back_or(request, here))

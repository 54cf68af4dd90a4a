import datetime as dt

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import access, wreverse
from accounts.keyset import page
from accounts.roles import Can
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
    done = list(done_since(mine, monday(today)))
    lead = list(request.workspace.projects.for_list().filter(lead=me, state__in=OPEN).order_by("name", "id"))
    here = wreverse(request, "execution:work")
    context = {
        "me": me,
        "today": today,
        "groups": groups(found.rows, today),
        "done": done,
        "lead": lead,
        "all_projects": list({p.pk: p for p in [*lead, *(t.project for t in [*found.rows, *done])]}.values()),
        "open_projects": addable(request),
        "next_url": f"{here}?cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/work/show.html", context)


def done_since(mine, day):
    return mine.filter(status=Status.DONE, finished_on__gte=day).order_by("-finished_on", "-id")[:DONE_SHOWN]


def addable(request):
    """The projects a task may be added to, by somebody who may."""
    if not request.membership.can(Can.PLAN):
        return []
    return list(request.workspace.projects.open().order_by("name", "id"))


def monday(day):
    return day - dt.timedelta(days=day.weekday())


def groups(tasks, today):
    """Tasks by when they are due; only groups that hold some."""
    week = monday(today) + dt.timedelta(weeks=1)
    names = [
        ("overdue", _("Overdue"), today),
        ("today", _("Today"), today + dt.timedelta(days=1)),
        ("week", _("This week"), week),
        ("next", _("Next week"), week + dt.timedelta(weeks=1)),
        ("later", _("Later"), dt.date.max),
    ]
    found, rest = [], list(tasks)
    for name, label, before in names:
        inside = [t for t in rest if before == dt.date.max or (t.due and t.due < before)]
        rest = [t for t in rest if t not in inside]
        if inside:
            found.append({"name": name, "label": label, "tasks": inside})
    return found

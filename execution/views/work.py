import datetime as dt

from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access, wreverse
from accounts.errors import Refused
from accounts.keyset import page
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from collaboration.inbox import waiting_on
from execution import mywork, week
from execution.models import Person, Status, Task, WorkCalendar
from execution.models.project import OPEN
from execution.scheduling.along import MovesOthers, agreed_in, along
from execution.views.narrow import asked, choice, query, refused_page
from execution.views.task import find_task, seen
from execution.waiting import waited_for

SIZE, DONE_SHOWN = 200, 50


@access(Can.READ)
@require_safe
def show(request):
    """What this person has to do, by when; what waits for them, and what they wait for."""
    me, today = request.membership, request.workspace.today()
    try:
        project = asked(request, "project", "", request.workspace.projects.filter(state__in=OPEN))
        label = asked(request, "label", "", request.workspace.labels.all())
    except Refused as refused:
        return refused_page(request, refused)
    mine = Task.objects.mine(me)
    narrowed = mine.filter(**{name: one for name, one in (("project", project), ("labels", label)) if one})
    found = page(narrowed.open(), ("due_or_far", "id"), request.GET.get("cursor", ""), SIZE)
    done = list(done_since(narrowed, week.monday(today)))
    lead = list(request.workspace.projects.for_list().filter(lead=me, state__in=OPEN).order_by("name", "id"))
    here, turning = wreverse(request, "execution:work"), found.next or request.GET.get("cursor")
    open_ones = due_in(narrowed, week.monday(today)) if turning else found.rows
    days = week.days([*open_ones, *done], today, room_of(me))
    awaited, awaited_count = waited_for(me)
    by = "project" if request.GET.get("by") == "project" else ""
    context = {
        "me": me,
        "today": today,
        "groups": mywork.grouped(found.rows, [t for t in done if t.finished_on == today], today, by),
        "by": by,
        "grouping": grouping(request, by),
        "filters": filters(request, mine, project, label),
        "filtered": bool(project or label),
        "done": [task for task in done if task.finished_on != today],
        "days": days,
        "week_hours": sum(day.hours for day in days),
        "week_room": sum(day.room for day in days),
        "line": week.line(days),
        "busy": any(day.hours for day in days),
        "left_today": sum(task.hours_left or 0 for task in open_ones if task.due == today),
        "waiting": waiting_on(me),
        "awaited": awaited,
        "awaited_count": awaited_count,
        "lead": lead,
        "all_projects": list({p.pk: p for p in [*lead, *(t.project for t in [*found.rows, *done])]}.values()),
        "open_projects": addable(request),
        "next_url": f"{here}?{urlencode(query(request) | {'cursor': found.next})}" if found.next else "",
    }  # fmt: skip
    return render(request, "execution/work/show.html", context)


def grouping(request, by):
    options = [(_("By project"), "project", by == "project")]
    return choice(request, "by", "group", _("Group"), _("By date"), "", "", options, by or None)


def filters(request, mine, project, label):
    """Menus of the projects and labels that one's own open tasks have."""
    rows = mine.open().order_by("project__name").values_list("project_id", "project__name").distinct()
    projects = [(name, str(pk), bool(project) and pk == project.pk) for pk, name in rows]
    worn = request.workspace.labels.filter(tasks__in=mine.open().values("pk")).in_order().distinct()
    labels = [(str(one), str(one.pk), one == label) for one in worn]
    found = [
        (project, "project", "project", _("Project"), projects),
        (label, "label", "tag", _("Label"), labels),
    ]
    return [
        choice(request, name, icon, words, _("All"), "", "", shown_too(options, now), now)
        for now, name, icon, words, options in found
        if options or now
    ]


def shown_too(options, now):
    """What is asked for stands among the options, even where no task has it."""
    return (
        options
        if now is None or any(on for *_rest, on in options)
        else [*options, (str(now), str(now.pk), True)]
    )


def room_of(member):
    """A function of a date: the hours that this member works on it."""
    calendar = WorkCalendar.of(member.workspace)
    days = Person.objects.filter(member=member).values_list("days", flat=True).first() or ""
    worked = calendar.workdays(calendar.exceptions(), days)
    return lambda day: worked.halves_on(day) * calendar.hours / 2


def due_in(mine, monday):
    """The open tasks of the week that begins on that day, on whichever page of the list they stand."""
    return list(mine.open().filter(due__gte=monday, due__lt=monday + dt.timedelta(weeks=1)))


def done_since(mine, day):
    return mine.filter(status=Status.DONE, finished_on__gte=day).order_by("-finished_on", "-id")[:DONE_SHOWN]


def addable(request):
    """The projects a task may be added to by somebody who may: first those they lead."""
    if not request.membership.can(Can.PLAN):
        return []
    found = request.workspace.projects.open().order_by("name", "id")
    return sorted(found, key=lambda project: project.lead_id != request.membership.pk)


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


@access(Can.PLAN)
@require_POST
def snooze(request, key):
    """Due on another day at once; where others would move along, their preview first."""
    task, to = find_task(request, key), request.POST.get("to", "")
    if to not in mywork.SNOOZES:
        raise Refused(_("Choose tomorrow, next week or in two weeks."), "to")
    day, version = mywork.later(to, request.workspace.today(), worked_days(task)), seen(request)

    def act(cause):
        return task.edit(by=request.membership, changes={"due": day}, version=version, cause=cause)

    try:
        row, _others = along(
            [task.project], act, by=request.membership, agreed=agreed_in(request.POST), tasks=[task.pk]
        )
    except MovesOthers as asked:
        asked.subject, asked.back = task, back_or(request, wreverse(request, "execution:work"))
        raise
    if row:
        toast(request, _("%(key)s is due on %(day)s.") % {"key": task.key, "day": said(day)}, row.cause)
    return redirect(back_or(request, task))


def worked_days(task):
    calendar = WorkCalendar.of(task.workspace, task.project)
    return calendar.workdays(calendar.exceptions()).next_day


def said(day):
    return formats.date_format(day, "D j M")

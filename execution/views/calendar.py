"""Working calendars: the workspace's, and those of projects that have their own."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, ours, toast
from execution.forms.calendar import CalendarForm, FreeDayForm
from execution.forms.person import NAMES
from execution.models import FreeDay, WorkCalendar
from execution.models.calendar import gone_by
from execution.models.person import DAYS
from execution.scheduling import publicdays
from execution.scheduling.along import MovesOthers, agreed_in, along

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.READ)
@require_safe
def show(request):
    return page(request, None)


@access(Can.READ)
@require_safe
def project_show(request, key):
    return page(request, find_or_404(request.workspace.projects.for_list(), key))


def page(request, project):
    calendar = WorkCalendar.of(request.workspace, project)
    own = not calendar._state.adding and calendar.project_id == (project and project.pk)
    if own:
        calendar.project = project
    context = {
        "project": project,
        "calendar": calendar,
        "own": own,
        "week": [name for day, name in zip(DAYS, NAMES, strict=True) if day in calendar.days.split(" ")],
        "days": by_year(calendar),
        "country": publicdays.countries().get(calendar.country, ("",))[0],
    }
    return render(request, "execution/calendar/show.html", context)


def by_year(calendar):
    """{year: [FreeDay]}."""
    years = {}
    for one in [] if calendar._state.adding else calendar.free_days.order_by("day"):
        years.setdefault(one.day.year, []).append(one)
    return years


@access(Can.PLAN)
@FORM
def edit(request):
    return edit_of(request, None)


@access(Can.PLAN)
@FORM
def project_edit(request, key):
    return edit_of(request, find_or_404(request.workspace.projects.for_list(), key))


def edit_of(request, project):
    """The calendar that stands here, or a new one that begins as the one that holds now."""
    calendar = WorkCalendar.of(request.workspace, project)
    there = not calendar._state.adding and calendar.project_id == (project and project.pk)
    begun = {name: getattr(calendar, name) for name in ("days", "hours", "country", "region")}
    form = CalendarForm(
        request.POST or None,
        workspace=request.workspace,
        project=project,
        **({"instance": calendar} if there else {"initial": begun}),
    )
    context = {"project": project, "calendar": calendar}
    if there:
        to = ours(request, request.GET.get("next"))  # the plan that it was opened from
        return edit_page(request, form, "execution/calendar/edit.html", context, to=to)
    fixed = {"project": project} if project else {}
    return new_page(request, form, "execution/calendar/edit.html", context, fixed=fixed, words=made)


def made(calendar):
    return _("%(calendar)s is made.") % {"calendar": calendar}


def carried(request, calendar, act):
    """What act(cause) answers, with all that moves along."""
    projects = gone_by(request.workspace, calendar.project)
    try:
        return along(projects, act, by=request.membership, agreed=agreed_in(request.POST))[0]
    except MovesOthers as asked:
        asked.subject = calendar
        raise


def find_calendar(request, pk):
    found = request.workspace.calendars.select_related("workspace", "project__workspace")
    return find_or_404(found, pk)


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    """A project goes back to the workspace's calendar."""
    calendar = find_calendar(request, pk)
    if calendar.project_id is None:
        raise Refused(_("The workspace keeps its calendar. Edit it instead."))
    cause = carried(request, calendar, lambda cause: calendar.trash(by=request.membership, cause=cause))
    toast(request, _("%(project)s goes by the workspace's calendar.") % {"project": calendar.project}, cause)
    return redirect("execution:project_calendar", request.workspace.slug, calendar.project.key)


@access(Can.PLAN)
@require_POST
def take(request, pk):
    """The public holidays of the years ahead, once more."""
    calendar = find_calendar(request, pk)
    if not calendar.country:
        raise Refused(_("Choose a country first."), "country")
    before = calendar.free_days.count()
    cause = carried(
        request, calendar, lambda cause: calendar.take_holidays(by=request.membership, cause=cause)
    )
    words = _("%(n)s days more stand in the calendar.") % {"n": calendar.free_days.count() - before}
    toast(request, words, cause if calendar.free_days.count() != before else None)
    return redirect(calendar)


@access(Can.PLAN)
@FORM
def day_new(request, pk):
    calendar = find_calendar(request, pk)
    form = FreeDayForm(request.POST or None, workspace=request.workspace, calendar=calendar)
    context, fixed = {"calendar": calendar}, {"calendar": calendar}
    return new_page(
        request, form, "execution/calendar/day.html", context, fixed=fixed, words=day_added, to=back
    )


def day_added(day):
    return _("%(day)s stands in the calendar.") % {"day": day}


def back(day):
    return day.get_absolute_url()


def find_day(request, pk):
    rows = FreeDay.objects.filter(workspace=request.workspace, calendar__deleted_at=None)
    return find_or_404(rows.select_related("workspace", "calendar__workspace", "calendar__project"), pk)


@access(Can.PLAN)
@FORM
def day_edit(request, pk):
    day = find_day(request, pk)
    how = {"workspace": request.workspace, "calendar": day.calendar}
    form = FreeDayForm(request.POST or None, instance=day, **how)
    context = {"calendar": day.calendar, "day": day}
    return edit_page(request, form, "execution/calendar/day.html", context, to=back(day))


@access(Can.PLAN)
@require_POST
def day_delete(request, pk):
    day = find_day(request, pk)
    cause = carried(request, day.calendar, lambda cause: day.trash(by=request.membership, cause=cause))
    toast(request, _("%(day)s is an ordinary day again.") % {"day": day}, cause)
    return redirect(back(day))

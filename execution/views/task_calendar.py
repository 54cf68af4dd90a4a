"""Tasks and milestones by day: of one project, or of all of them."""

import datetime as dt
from dataclasses import replace

from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.templatetags.shell import days_range
from accounts.views.answers import back_or, saving, toast
from accounts.views.chips import condition
from execution import month
from execution.forms.task import TaskForm
from execution.month import Item
from execution.views.head import frame
from execution.views.task import find_task
from execution.views.task_filters import Filters

UNITS = ("month", "week")
MOST = 400  # items of one page
DAYS = ("start", "due")
SHARED = {"project", "state", "milestone"}  # chips that milestones answer as their tasks do


@access(Can.READ)
@require_safe
def project(request, key):
    one = find_or_404(request.workspace.projects.for_list(), key)
    context = frame(request, one, "calendar") | page(request, one)
    return render(request, "execution/calendars/project.html", context)


@access(Can.READ)
@require_safe
def index(request):
    return render(request, "execution/calendars/all.html", page(request) | {"project": None})


def page(request, one=None):
    filters, today = Filters(request, one), request.workspace.today()
    unit = request.GET.get("unit") if request.GET.get("unit") in UNITS else "month"
    anchor = asked_day(request) or today
    spans = request.GET.get("spans") == "1"
    first, last = month.range_of(anchor, unit)
    tasks = filters.apply(filters.rows())
    items = lying(tasks, first, last, spans) + aims(filters, first, last)
    before, after = month.beside(anchor, unit)
    return {
        "filters": filters,
        "unit": unit,
        "spans": spans,
        "title": title(anchor, unit),
        "heads": [first + dt.timedelta(days=n) for n in range(month.WEEK)],
        "weeks": month.weeks(items, anchor, unit),
        "agenda": month.agenda(items, first, last),
        "undated": tasks.filter(due=None).count(),
        "cut": len(items) >= MOST,
        "today": today,
        "before": filters.url(day=before.isoformat()),
        "after": filters.url(day=after.isoformat()),
        "now": filters.url(day=""),
        "units": [
            (name, filters.url(unit=name if name != "month" else "", day=anchor.isoformat()))
            for name in UNITS
        ],
        "by": [(False, filters.url(spans="")), (True, filters.url(spans="1"))],
    }


def asked_day(request):
    try:
        day = dt.date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None
    return day if 1900 < day.year < 9000 else None


def title(anchor, unit):
    if unit == "month":
        return date_format(anchor, "F Y")
    return days_range(*month.range_of(anchor, unit))


def lying(tasks, first, last, spans):
    """[Item] of tasks: on the day they are due, or from start to due where `spans`."""
    found = tasks.for_board().filter(due__gte=first).order_by("due", "rank", "number")
    if not spans:
        return [Item(task, task.due, task.due) for task in found.filter(due__lte=last)[:MOST]]
    items = [
        Item(task, task.start or task.due, task.due) for task in found.order_by("start", "due")[: MOST * 5]
    ]
    return [item for item in items if item.first <= last][:MOST]


def aims(filters, first, last):
    """[Item] of the milestones of the same projects; none while something is asked for that they do not have."""
    asked = [chip for chip in filters.chips.chips if not chip.opened]
    if filters.chips.lost or {chip.name for chip in asked} - SHARED:
        return []
    found = filters.of_projects(filters.workspace.milestones.filter(due__range=(first, last)))
    for chip in asked:
        found = found.filter(*condition(replace(chip, filter=replace(chip.filter, where=themselves(chip)))))
    found = found.select_related("project__workspace").order_by("due", "name", "id")[:MOST]
    return [Item(milestone, milestone.due, milestone.due, milestone=True) for milestone in found]


def themselves(chip):
    """What a chip about the project of tasks asks of milestones alike, and what one about their milestone does."""
    if chip.name != "milestone":
        return chip.filter.where
    return lambda how, value: Q(pk__in=[] if how == "none" else [one.pk for one in value])


# -- the days of one task -------------------------------------------------------------------------------------


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def days(request, key):
    """Start and due as one edit: what a drag in the calendar sends, and the form that does the same by hand."""
    task = find_task(request, key)
    form = TaskForm(request.POST or None, instance=task, workspace=request.workspace, only=DAYS)
    context = {"task": task, "form": form, "back": back_or(request, task.get_absolute_url())}
    context["next"] = request.POST.get("next") or request.GET.get("next", "")
    saved, status = saving(request, form, context)
    if saved is not None:
        if saved:
            toast(request, _("%(key)s is moved.") % {"key": task.key}, saved.cause)
        return redirect(back_or(request, wreverse(request, "execution:project_dates", task.project.key)))
    return render(request, "execution/calendars/days.html", context, status=status)

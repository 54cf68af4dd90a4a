"""The Gantt of all projects: its page with the table of the same, and what it draws as columns."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.roles import Can
from execution.chart import charted_all, sheet_all
from execution.models import Status
from execution.views.gantt import answered, asked_for, picked_by
from execution.views.task_filters import Filters


@access(Can.READ)
@require_safe
def show(request):
    filters, today = Filters(request), request.workspace.today()
    found = sheet_all.page(request.workspace, request.GET.get("cursor", ""), today, picked_by(filters))
    context = {
        "rows": found.rows,
        "counts": found,
        "scheduled": False,
        "next_url": filters.url(cursor=found.next) if found.next else "",
        "as_table": request.GET.get("view") == "table",
        "filters": filters,
        "chart_url": filters.url(view=""),
        "table_url": filters.url(view="table"),
        "asked": asked_for(request),
        "statuses": Status.choices,
        "project": None,
        "open_project": True,
        "baseline": None,
        "baselines": [],
        "unkept_url": "",
        "unknown_marks": False,
        "today": today,
    }
    return render(request, "execution/gantt/all.html", context)


@access(Can.READ)
@require_safe
def data(request):
    """Columns of all tasks, links and milestones of open projects; 304 where nothing changed."""
    workspace, today, narrowed = request.workspace, request.workspace.today(), asked_for(request)

    def found():
        return charted_all.drawn(workspace, today, picked_by(Filters(request)) if narrowed else None)

    return answered(request, charted_all.stamp(workspace, today, narrowed), found)

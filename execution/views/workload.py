import datetime as dt

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from execution import look as looking
from execution.capacity import monday
from execution.forms.allocation import AllocationForm
from execution.forms.timeoff import TimeOffForm
from execution.models import Kind
from execution.models.project import OPEN
from execution.workload import Workload

UNITS = {"percent": gettext_lazy("Percent"), "days": gettext_lazy("Days")}


@access(Can.READ)
@require_safe
def show(request):
    """People by weeks; one of them opened where the address says so."""
    look, person = looking.Look.read(request), opened(request)
    today = request.workspace.today()
    load = Workload(request.workspace, look.first, look.weeks, today, also=filter(None, [person]))
    rows = narrow(load, look)
    here, query = wreverse(request, "execution:workload"), look.query()
    context = {
        "look": look,
        "load": load,
        "today": today,
        "groups": load.groups(rows),
        "months": months(load.mondays),
        "over": load.over_soon(),
        "over_shown": sum(bool(row.over) for row in load.rows),
        "listed": sorted(rows, key=lambda row: -(row.worst.share if row.worst else -1)),
        "here": here,
        "base": here + query,
        "cell_base": f"{here}{query}&" if query else f"{here}?",
        "only_url": look.query(only="" if look.only else "over"),
        "menus": menus(request, look),
        "units": [{"label": UNITS[u], "url": look.query(unit=u), "current": u == look.unit} for u in UNITS],
        "opened": None,
    }
    if person:
        context |= panel(request, load, person, look)
    return render(request, "execution/workload/show.html", context)


def opened(request):
    pk = request.GET.get("person", "")
    return find_or_404(request.workspace.persons.for_list(), pk) if pk else None


def narrow(load, look):
    """The rows that kind, project and "only over" leave."""
    rows = load.rows
    if look.kind:
        rows = [row for row in rows if row.person.kind == look.kind]
    if look.project:
        on_it = load.on_project(look.project)
        rows = [row for row in rows if row.person.pk in on_it]
    return [row for row in rows if row.over] if look.only else rows


def months(mondays):
    """[(a Monday of the month, how many weeks begin in it)]."""
    found = []
    for day in mondays:
        if found and (found[-1][0].year, found[-1][0].month) == (day.year, day.month):
            found[-1][1] += 1
        else:
            found.append([day, 1])
    return found


def menus(request, look):
    """[{label, value, icon, options: [{label, url, current}]}]."""
    projects = request.workspace.projects.filter(state__in=OPEN).order_by("name", "id")
    shown = [*projects]
    if look.project and look.project not in shown:
        shown.append(look.project)
    by_project = [(None, _("All")), *((project, project.name) for project in shown)]
    kinds = [("", _("All")), *((kind.value, kind.label) for kind in Kind)]
    weeks = [(n, _("%(n)s weeks") % {"n": n}) for n in looking.CHOICES]
    return [
        menu(_("Project"), "project", "project", by_project, look),
        menu(_("Kind"), "users", "kind", kinds, look),
        menu(_("Range"), "calendar", "weeks", weeks, look),
    ]


def menu(label, icon, name, choices, look):
    now = getattr(look, name)
    options = [
        {"label": words, "url": look.query(**{name: value}), "current": value == now}
        for value, words in choices
    ]
    said = next((option["label"] for option in options if option["current"]), now)
    return {"label": label, "icon": icon, "value": said, "options": options}


def panel(request, load, person, look):
    """One person's week: what they are allocated, when they are away, and who else has room."""
    row, week = load.row_of(person), week_of(request, look)
    load.open_up(row)
    at = (week - look.first).days // 7
    cell = row.cells[at]
    room, alike = load.with_room(row, at)
    sunday, friday = (cell.monday + dt.timedelta(days=n) for n in (6, max(person.weekdays)))
    mine = list(person.allocations.for_list().filter(end__gte=cell.monday).order_by("start", "id"))
    start = {"person": person.pk, "next": request.get_full_path()}
    return {
        "opened": row,
        "opened_projects": [project for project, _shares in row.parts],
        "cell": cell,
        "at": at,
        "parts": [(load.projects[project], share) for project, share in cell.parts],
        "now": [one for one in mine if one.start <= sunday],
        "later": [one for one in mine if one.start > sunday],
        "away": list(person.time_off.filter(last__gte=cell.monday).order_by("first", "id")),
        "room": [(other, other.cells[at]) for other in room],
        "alike": alike,
        "allocate": AllocationForm(
            workspace=request.workspace, auto_id="al_%s",
            initial=start | {"percent": cell.room or 50, "start": cell.monday, "end": friday},
        ),
        "take_off": TimeOffForm(
            workspace=request.workspace, auto_id="to_%s",
            initial=start | {"first": cell.monday, "last": friday},
        ),
    }  # fmt: skip


def week_of(request, look):
    """The Monday that is opened: the asked one within the range, else this week, else the first."""
    asked = looking.date_of(request.GET.get("week", ""))
    for day in (asked and monday(asked), look.this_week):
        if day and look.first <= day <= look.last:
            return day
    return look.first

"""The Gantt of a project: its page with the table of the same, what it draws as columns, and what is moved on it."""

from urllib.parse import urlencode

import orjson
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import back_or, new_page, toast
from execution.chart import charted, sheet
from execution.forms.plan import NewTaskDependencyForm
from execution.forms.reschedule import RescheduleForm
from execution.models import PlanningHabit, Status
from execution.scheduling import moving
from execution.scheduling.along import AGAIN, Along, MovesOthers
from execution.scheduling.network import Circle
from execution.scheduling.reschedule import MODES, MUST
from execution.scheduling.workdays import TooFar
from execution.views import beside, preview
from execution.views.baseline import refused_page
from execution.views.head import frame
from execution.views.plan import added
from execution.views.reschedule import asked_in
from execution.views.task import find_task
from execution.views.task_filters import Filters

OFFERED = 50  # baselines to choose from
LOOKS = ("view", "cursor", "add", "saved")  # what an address says of the page alone
LISTED = 12  # tasks of a preview that are named; the rest are counted


def find_project(request, key):
    return find_or_404(request.workspace.projects.for_list(), key)


def baseline_of(request, project):
    """The kept plan that the address names, None where it names none. Refused for one that this project does not have."""
    named = request.GET.get("baseline", "")
    found = find(project.baselines.for_list(), named) if named else None
    if named and found is None:
        raise Refused(_("This project has no such baseline."), "baseline")
    return found


@access(Can.READ)
@require_safe
def show(request, key):
    project = find_project(request, key)
    try:
        baseline = baseline_of(request, project)
    except Refused as refused:
        return refused_page(request, refused)
    here, as_table = request.get_full_path(), request.GET.get("view") == "table"
    filters, today = Filters(request, project), request.workspace.today()
    cursor, picked = request.GET.get("cursor", ""), picked_by(filters)
    found = sheet.page(project, cursor, told=as_table, today=today, picked=picked)
    context = frame(request, project, "gantt") | {
        "rows": found.rows,
        "scheduled": found.scheduled,
        "next_url": filters.url(cursor=found.next) if found.next else "",
        "as_table": as_table,
        "filters": filters,
        "chart_url": filters.url(view=""),
        "table_url": filters.url(view="table"),
        "asked": asked_for(request),
        "add_url": f"{wreverse(request, 'execution:task_new')}?{urlencode({'project': project.pk, 'next': here})}",
        "statuses": Status.choices,
        "blocked": project.tasks.current().filter(blocked_on__isnull=False).count(),
        "baseline": baseline,
        "unknown_marks": bool(baseline) and baseline.milestones() is None and project.milestones.exists(),
        "unkept_url": filters.url(baseline=""),
        "baselines": [
            (one, filters.url(baseline=str(one.pk))) for one in project.baselines.for_list()[:OFFERED]
        ],
    }
    return render(request, "execution/gantt/show.html", context)


def picked_by(filters):
    """charted.Picked of what the chips ask for, None where they ask for nothing."""
    if not filters.active:
        return None
    return charted.picked(filters.apply(filters.for_board()), filters.asks("archived"))


def asked_for(request):
    """The part of an address that says what is drawn: what it is narrowed to, beside what."""
    params = request.GET.copy()
    for name in LOOKS:
        params.pop(name, None)
    return params.urlencode()


@access(Can.READ)
@require_safe
def data(request, key):
    """Columns of all tasks, links and milestones; 304 where nothing changed."""
    project = find_or_404(request.workspace.projects.all(), key)
    today = request.workspace.today()
    try:
        baseline = baseline_of(request, project)
    except Refused as refused:
        return refused_page(request, refused)
    narrowed = asked_for(request) if request.GET.keys() - {"baseline"} else ""
    tag = charted.stamp(project, today, baseline, narrowed)

    def found():
        picked = picked_by(Filters(request, project)) if narrowed else None
        return charted.drawn(project, today, baseline, picked)

    return answered(request, tag, found)


@access(Can.READ)
@require_safe
def scheduled(request, key):
    """The same of what the schedule says: the critical path, float, and links that are not kept."""
    project, today = find_project(request, key), request.workspace.today()

    def found():
        try:
            return charted.path(project)
        except (TooFar, Circle):
            return {"fault": _("No schedule can be made: some dates would lie centuries away.")}

    return answered(request, charted.path_stamp(project, today), found)


def answered(request, tag, made):
    found = get_conditional_response(request, etag=tag)
    if found is None:
        found = HttpResponse(orjson.dumps(made()), content_type="application/json")
    found["ETag"], found["Cache-Control"] = tag, "private, no-cache"
    return found


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def days(request, key):
    """Other days for a task. What moves nobody else is done at once; anything else is shown first, in three ways, and
    done once that was seen."""
    task = find_task(request, key)
    asked = asked_of(request, task)
    form, shift, status = RescheduleForm(asked, workspace=request.workspace), None, 422
    if form.is_valid():
        given = form.cleaned_data
        shift = form.attempt(lambda: moving.look(task, given["start"], given["due"]))
        agrees = request.method == "POST" and AGAIN not in request.POST
        if shift and agrees and (done := attempted(request, form, task, given, shift)):
            return done
        if shift and request.method == "POST" and beside.wanted(request):
            return looked_beside(request, form, task, shift)
        status = 422 if form.errors else 200
    elif request.method != "POST" and not asked["start"]:
        status, form = 200, RescheduleForm(initial=asked, workspace=request.workspace)
    context = {
        "task": task,
        "form": form,
        "ways": ways(form, shift) if shift else [],
        "next": came_from(request, task),
    }
    context["looked"] = looked_days(form) if shift else ""
    return render(request, "execution/gantt/days.html", context, status=status)


def asked_of(request, task):
    """What is asked for. Who has not looked yet has chosen no way: theirs is the one that they chose last."""
    asked = request.POST.copy() if request.method == "POST" else asked_in(request, task)
    if not asked.get("looked"):
        asked["mode"] = PlanningHabit.of(request.membership)
    return asked


def looked_beside(request, form, task, shift):
    """What would move, for the chart to show at its side."""
    given = form.cleaned_data
    fields = [(name, str(given[name])) for name in ("start", "due")] + [
        ("seen", str(shift.seen)),
        ("looked", looked_days(form)),
        ("next", came_from(request, task)),
    ]
    stale = bool(form.errors) or AGAIN in request.POST
    how = {"action": request.get_full_path(), "fields": fields, "choice": "mode", "stale": stale}
    return beside.page(request, Along([shift.effect], str(shift.seen)), given["mode"], **how)


def attempted(request, form, task, given, shift):
    """A redirect once it is moved; None where it has to be looked at first, or again."""
    seen = given["seen"] if request.POST.get("looked") == looked_days(form) else None
    mode = given["mode"]
    if seen is None and alone(shift.effect):
        seen, mode = shift.seen, MUST
    if seen is None:
        return None
    how = {"by": request.membership, "seen": seen}
    moved = form.attempt(lambda: moving.move(task, given["start"], given["due"], mode, **how))
    if moved is None:
        return None
    cause, others = moved
    if request.POST.get("looked"):
        PlanningHabit.keep(request.membership, mode)
    words = _("%(key)s is moved.") % {"key": task.key}
    if others:
        along = ngettext("%(n)s other task moved along.", "%(n)s other tasks moved along.", others)
        words = f"{words} {along % {'n': others}}"
    toast(request, words, cause)
    return redirect(back_or(request, came_from(request, task)))


def alone(effect):
    """Whether nobody else moves and nothing that was kept breaks."""
    looked = effect.preview(MUST)
    return not (looked.moves or looked.broken or effect.slips(MUST) or effect.dangers(MUST))


def looked_days(form):
    given = getattr(form, "cleaned_data", {})
    return " ".join(str(given.get(name, "")) for name in ("start", "due"))


def ways(form, shift):
    """[{"mode", "label", "now", "words", "seen", "settled", "moves", "more", "broken"}] of each way."""
    chosen, along, found = form.cleaned_data.get("mode", MUST), Along([shift.effect], str(shift.seen)), []
    for mode in MODES:
        part, changes = preview.part(shift.effect, mode), shift.changes(mode)
        moves = [(row["task"], row["move"], row["by"]) for row in part["rows"]]
        found.append(
            preview.way(along, mode, chosen)
            | {"words": preview.headline(along, [part], mode), "seen": shift.seen, "broken": part["broken"]}
            | {"moves": moves[:LISTED], "more": along.count(mode) - len(moves[:LISTED])}
            | {"settled": (changes["start"], changes["due"]), "dangers": part["dangers"]}
        )
    return found


def came_from(request, task):
    """The page that it was asked from, else the plan of its project."""
    return back_or(request, wreverse(request, "execution:gantt", task.project.key))


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def tie(request, key):
    """One more that a task waits for, or that waits for it."""
    task = find_task(request, key)
    form = NewTaskDependencyForm(
        request.POST or None,
        workspace=request.workspace,
        task=task,
        initial={"way": NewTaskDependencyForm.BLOCKS},
    )
    next_page = came_from(request, task)
    context = {"task": task, "next": next_page}
    try:
        return new_page(
            request, form, "execution/gantt/tie.html", context, words=added, to=lambda _made: next_page
        )
    except MovesOthers as asked:
        asked.back = next_page
        raise

"""The plan of a project kept under names, and what became of it."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.keyset import page
from accounts.roles import Can
from accounts.sheets import streamed
from accounts.views.answers import edit_page, toast
from execution.baselines import asked as baselines
from execution.forms.baseline import BaselineForm
from execution.views.head import frame
from execution.views.narrow import refused_page

SIZE = 50
FORM = require_http_methods(["GET", "HEAD", "POST"])


def find_project(request, key):
    return find_or_404(request.workspace.projects.for_list(), key)


@access(Can.READ)
@require_safe
def index(request, key):
    project = find_project(request, key)
    found = page(project.baselines.for_list(), ("-taken_at", "-id"), request.GET.get("cursor", ""), SIZE)
    context = frame(request, project, "baselines") | {
        "baselines": found.rows,
        "next_url": f"{request.path}?cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/baseline/list.html", context)


@access(Can.PLAN)
@FORM
def new(request, key):
    project = find_project(request, key)
    form = BaselineForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        made = form.keep(project, request.membership)
        if made:
            toast(request, _("“%(baseline)s” is kept.") % {"baseline": made})
            return redirect(back(request, project))
    context = {"form": form, "project": project}
    return render(request, "execution/baseline/new.html", context, status=422 if form.errors else 200)


def back(request, project):
    return wreverse(request, "execution:baseline_list", project.key)


def find_baseline(request, pk):
    found = request.workspace.baselines.for_list().filter(project__deleted_at=None)
    return find_or_404(found, pk)


@access(Can.PLAN)
@FORM
def edit(request, pk):
    baseline = find_baseline(request, pk)
    form = BaselineForm(request.POST or None, instance=baseline, workspace=request.workspace)
    to = back(request, baseline.project)
    return edit_page(request, form, "execution/baseline/edit.html", {"baseline": baseline, "back": to}, to=to)


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    baseline = find_baseline(request, pk)
    cause = baseline.trash(by=request.membership)
    toast(request, _("“%(baseline)s” is in the trash.") % {"baseline": baseline}, cause)
    return redirect(back(request, baseline.project))


@access(Can.READ)
@require_safe
def compare(request, key):
    """One baseline with the plan as it stands, or with another one."""
    project = find_project(request, key)
    kept = list(project.baselines.for_list())
    context = frame(request, project, "baselines") | {"baselines": kept, "pair": None, "refused": ""}
    if kept:
        try:
            of, other = asked(request, kept)
        except Refused as refused:
            return refused_page(request, refused)
        context |= {"of": of, "other": other, "all": request.GET.get("show") == "all"}
        try:
            context["pair"] = baselines.pair(project, of, other)
        except Refused as refused:
            context["refused"] = refused.message
    return render(request, "execution/baseline/compare.html", context)


@access(Can.READ)
@require_safe
def export(request, key):
    """The same as a file."""
    project = find_project(request, key)
    kept = list(project.baselines.for_list())
    if not kept:
        raise Refused(_("There is no baseline to compare with. Keep one first."))
    try:
        pair = baselines.pair(project, *asked(request, kept))
    except Refused as refused:
        return refused_page(request, refused)
    return streamed(baselines.cells(project, pair.found), f"{project.key}-{pair.of.day.isoformat()}.csv")


def asked(request, kept):
    """(Baseline, Baseline or None for now) that the address names; the newest one and now where it names none. Refused
    for one that this project does not have."""
    by_id = {str(one.pk): one for one in kept}
    found = {"of": kept[0], "with": None}
    for name in found:
        named = request.GET.get(name, "")
        if not named or (name == "with" and named == baselines.NOW):
            continue
        if named not in by_id:
            raise Refused(_("This project has no such baseline."), name)
        found[name] = by_id[named]
    of, other = found["of"], found["with"]
    return of, None if other is of else other

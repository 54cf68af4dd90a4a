"""Drafting on the roadmap: one address a verb, each thin."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, require, wreverse
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from accounts.views.answers import new_page, readable, toast
from roadmap.boards.shelving import group_of, in_words
from roadmap.drafts.drawn import initial_of
from roadmap.drafts.foreseen import foreseen
from roadmap.drafts.placing import PROPOSE, days_changes, handling, lane_changes, usual_days
from roadmap.drafts.proposing import leads_of, projects_of, propose
from roadmap.drawing import names
from roadmap.drawing.lines import lines
from roadmap.forms.drafting import ForesightForm, PlaceForm, ProposeForm, TieForm
from roadmap.views.roadmap import reading
from strategy.forms.initiative import InitiativeForm
from strategy.views.initiative import drafted, effect, initiative_or_404

FORM = require_http_methods(["GET", "HEAD", "POST"])
FRAME = ("start", "end", "precision")


def roadmap_url(request, lens):
    return wreverse(request, "roadmap:roadmap") + lens.query()


@access(Can.SHAPE)
@FORM
@reading
def place(request, lens, key):
    """Where it stands: as two dates in a dialog, and what a drop or the keyboard sends."""
    initiative = initiative_or_404(request, key)
    form = PlaceForm(
        request.POST or None, instance=initiative, workspace=request.workspace, group=lens.lanes,
        initial=wanted(request) or usual_days(initiative, request.workspace.today()),
    )  # fmt: skip
    context, status = {"initiative": initiative, "form": form, "lens": lens}, 200
    if request.method == "POST":
        status = 422
        try:
            row = form.save_edit(request.membership) if form.is_valid() else None
        except Conflict as conflict:
            context["conflict"], status = in_words(in_frames(readable(conflict), form)), 409
        else:
            if row is not None:
                if row:
                    toast(request, moved_words(row, initiative, request.workspace), row.cause)
                return redirect(roadmap_url(request, lens))
    context["effect"] = effect(initiative, FRAME)
    context["handling"] = handling(lines([initiative], request.workspace.today())[0])
    return render(request, "roadmap/drafting/place.html", context, status=status)


def wanted(request):
    """The days that a link asks for, as far as they are days."""
    form = ForesightForm(request.GET, workspace=request.workspace)
    form.is_valid()
    return {n: form.cleaned_data[n] for n in ("start", "end") if form.cleaned_data.get(n)}


def moved_words(row, initiative, workspace):
    """ "Moved Standing orders to 11 May – 28 Aug." """
    said = {"title": initiative.title}
    if not set(FRAME) & set(row.changes):
        return _("Moved %(title)s to another lane.") % said
    if initiative.start is None:
        return _("%(title)s is unscheduled.") % said
    said["days"] = names.frame(initiative.start, initiative.end, initiative.precision)
    return _("Moved %(title)s to %(days)s.") % said


def in_frames(conflict, form):
    """Start, end and precision as the one thing that they are."""
    asked, own = form.changes(), form.instance
    if set(FRAME) & set(conflict.fields):
        mine = frame_words(*(asked.get(name, getattr(own, name)) for name in FRAME))
        theirs = frame_words(*(getattr(own, name) for name in FRAME))
        when = {"when": {"label": _("time frame"), "yours": mine, "theirs": theirs}}
        conflict.fields = when | {n: pair for n, pair in conflict.fields.items() if n not in FRAME}
    return conflict


def frame_words(start, end, precision):
    return names.frame(start, end, precision) if start else _("unscheduled")


@access(Can.LAUNCH)
@require_safe
@reading
def foresee(request, lens, key):
    """What else would break at a place that is only tried: {"said": [{"kind", "text"}]}."""
    initiative = initiative_or_404(request, key)
    form = ForesightForm(request.GET, workspace=request.workspace)
    if not form.is_valid():
        raise Refused(_("Give days like 2026-08-14."))
    data = form.cleaned_data
    changes = lane_changes(initiative, lens.lanes, data["lane"], data["was"])
    changes |= {"precision": days_changes(initiative, data["start"], data["end"])["precision"]}
    found = foreseen(initiative, data["start"], data["end"], changes, request.workspace.today())
    return JsonResponse({"said": [{"kind": kind, "text": text} for kind, text in found]})


@access(Can.SHAPE)
@require_POST
@reading
def tie(request, lens, key):
    """Another initiative waits for this one from now on."""
    initiative = initiative_or_404(request, key)
    form = TieForm(request.POST, workspace=request.workspace, initiative=initiative)
    found = form.save_new(request.membership) if form.is_valid() else None
    if not found:
        raise Refused(next(iter(form.errors.values()))[0], "other")
    made, cause = found
    said = {"after": made.after.title, "before": made.before.title}
    toast(request, _("%(after)s waits for %(before)s.") % said, cause)
    return redirect(roadmap_url(request, lens))


@access(Can.SHAPE)
@FORM
@reading
def draw(request, lens):
    """A new initiative with the days and the lane that were drawn."""
    products = request.workspace.products.order_by("name", "id")
    lanes = group_of(lens) if lens.layout == "board" else lens.lanes
    found = initial_of(request.GET, request.workspace, lens, lanes)
    initial = {"owner": request.membership} | found
    if request.method == "POST":
        del initial["when"]  # what is posted counts, as it was offered too
    form = InitiativeForm(request.POST or None, workspace=request.workspace, initial=initial)
    context = {"products": products, "action": request.get_full_path()}
    back = roadmap_url(request, lens)
    return new_page(
        request, form, "strategy/initiative/new.html", context, words=drafted, to=lambda _made: back
    )


@access(Can.LAUNCH)
@FORM
@reading
def propose_days(request, lens, key):
    """What is in delivery moves in its projects: their leads are asked instead."""
    initiative = initiative_or_404(request, key)
    if handling(lines([initiative], request.workspace.today())[0]) != PROPOSE:
        require(request.membership, Can.SHAPE)
        return redirect(wreverse(request, "roadmap:place", initiative.key) + lens.query())
    me, projects = request.membership, projects_of(initiative)
    form = ProposeForm(request.POST or None, workspace=request.workspace, initial=wanted(request))
    if request.method == "POST" and form.is_valid():
        propose(initiative, by=me, **form.cleaned_data)
        toast(request, asked_words(leads_of(projects, me)))
        return redirect(roadmap_url(request, lens))
    context = {
        "initiative": initiative, "form": form, "lens": lens, "projects": projects,
        "leads": leads_of(projects, me), "may_plan": me.can(Can.PLAN),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "roadmap/drafting/propose.html", context, status=status)


def asked_words(leads):
    if not leads:
        return _("Your proposal stands in the project's comments.")
    return _("%(names)s got your proposal.") % {"names": ", ".join(map(str, leads))}


w = "w/<slug:workspace>/roadmap"
drafting_urls = [
    path(f"{w}/draw/", draw, name="draw"),
    path(f"{w}/place/<str:key>/", place, name="place"),
    path(f"{w}/place/<str:key>/foresee/", foresee, name="foresee"),
    path(f"{w}/place/<str:key>/tie/", tie, name="tie"),
    path(f"{w}/place/<str:key>/propose/", propose_days, name="propose"),
]

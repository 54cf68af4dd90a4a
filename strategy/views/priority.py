import datetime as dt
import math

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import saving, toast
from accounts.zones import zone_of
from strategy import priorities
from strategy.approving.snapshots import FROZEN
from strategy.forms.score import PlaceForm, ScoreForm
from strategy.models import Placement
from strategy.ranking.axes import WORTH
from strategy.ranking.history import Since
from strategy.ranking.page import Page
from strategy.ranking.words import told_score
from strategy.views.initiative import effect as review_effect
from strategy.views.initiative import initiative_or_404
from strategy.views.ranking_filters import RankingFilters

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.READ)
@require_safe
def priority_list(request):
    """The table beside the matrix."""
    filters = RankingFilters(request)
    context = {"filters": filters}
    if filters.model is not None:
        context["page"] = Page(filters, filters.read(), request.membership.can(Can.SHAPE))
    return render(request, "strategy/priority/list.html", context)


def asked_for(request, key):
    """The filters of the page that was left, and the initiative. 404 without such a model."""
    filters = RankingFilters(request)
    if filters.model is None:
        raise Http404(_("There is nothing at this address."))
    return filters, initiative_or_404(request, key)


def back(request):
    """The priorities page as it was left."""
    query = request.GET.copy()
    for name in (WORTH, "after", "note", *getattr(request, "proposed", ())):
        query.pop(name, None)
    url = wreverse(request, "strategy:priority_list")
    return f"{url}?{query.urlencode()}" if query else url


@access(Can.SHAPE)
@FORM
def priority_edit(request, key):
    """All inputs of one, with the words of each step and what saving would do."""
    filters, initiative = asked_for(request, key)
    proposed = numbers_of(request, filters.model.scheme)
    request.proposed = proposed
    form = ScoreForm(
        request.POST or None, workspace=request.workspace, initiative=initiative, model=filters.model,
        proposed=solved(request, filters.model.scheme, initiative, proposed),
    )  # fmt: skip
    return save_page(request, form, filters, "strategy/priority/edit.html")


@access(Can.SHAPE)
@FORM
def priority_field(request, key, name):
    """One input, edited where it is read."""
    filters, initiative = asked_for(request, key)
    if name not in filters.model.scheme.by_key:
        raise Http404(_("There is nothing at this address."))
    form = ScoreForm(
        request.POST or None,
        workspace=request.workspace,
        initiative=initiative,
        model=filters.model,
        only=name,
    )
    template = "strategy/priority/_cell.html" if request.htmx else "strategy/priority/field.html"
    return save_page(request, form, filters, template)


def save_page(request, form, filters, template):
    """302 saved, 422 wrong at a field, 409 with both values, 200 first seen."""
    context = {"filters": filters, "model": filters.model, "initiative": form.instance}
    context |= {"url": request.get_full_path(), "back": back(request)}
    context["effect"] = review_effect(form.instance, FROZEN & {c.source for c in form.criteria})
    saved, status = saving(request, form, context, form.save)
    if saved is not None:
        if saved:
            toast(request, said_saved(form, filters), saved)
        return redirect(back(request))
    return render(request, template, context | {"form": form}, status=status)


def said_saved(form, filters):
    found = priorities.ranked(priorities.candidates(filters.initiatives(), filters.model), filters.by_hand)
    row = next((c for c in found if c.pk == form.instance.pk), None)
    if row is None or row.score is None:
        return _("Saved.")
    said = {"key": form.instance.key, "score": told_score(row.score), "rank": row.rank, "all": len(found)}
    return _("%(key)s scores %(score)s and is %(rank)s of %(all)s.") % said


def numbers_of(request, scheme):
    """{key: number} that the address proposes, what is no number left out."""
    found = {}
    for key in (*scheme.by_key, WORTH):
        try:
            value = float(request.GET.get(key, ""))
        except ValueError:
            continue
        if math.isfinite(value):
            found[key] = value
    return found


def solved(request, scheme, initiative, proposed):
    """What was proposed as inputs: a worth is turned into the input that gives it."""
    inputs = {key: value for key, value in proposed.items() if key != WORTH}
    if WORTH in proposed:
        form = ScoreForm(
            workspace=request.workspace, initiative=initiative, model=RankingFilters(request).model
        )
        inputs |= priorities.solved(scheme, form.values | inputs, proposed[WORTH])
    return {
        key: priorities.nearest(scheme.by_key[key], value) if scheme.by_key[key].steps else value
        for key, value in inputs.items()
    }


@access(Can.READ)
@require_safe
def priority_effect(request, key):
    """What the inputs in the address would make of it: score and rank, before and after."""
    filters, initiative = asked_for(request, key)
    found = filters.read()
    proposed = typed(request, filters.model.scheme)
    context = {"told": None, "proposed": proposed}
    if any(row.pk == initiative.pk for row in found):
        scheme = filters.model.scheme
        context["told"] = priorities.effect(found, scheme, initiative.pk, proposed, filters.by_hand)
    return render(request, "strategy/priority/_effect.html", context)


def typed(request, scheme):
    """{key: number, or None where it was emptied} of the inputs that the form holds."""
    found = numbers_of(request, scheme)
    found.pop(WORTH, None)
    return found | {key: None for key in scheme.by_key if request.GET.get(key) == ""}


@access(Can.READ)
@require_safe
def priority_card(request, key):
    """The one that was pressed in the matrix or the table, in a few words."""
    filters, initiative = asked_for(request, key)
    goals = initiative.goals.select_related("product", "workspace").order_by("number", "id")
    placement = Placement.objects.filter(initiative=initiative).select_related("by__user").first()
    context = {"initiative": initiative, "goals": goals, "filters": filters, "placement": placement}
    return render(request, "strategy/priority/_card.html", context)


@access(Can.SHAPE)
@FORM
def priority_place(request, key):
    """Hold it at a place by hand, with a reason."""
    filters, initiative = asked_for(request, key)
    rows = priorities.ranked(priorities.candidates(initiative.product.initiatives.all(), filters.model))
    form = PlaceForm(
        request.POST or None, workspace=request.workspace, initiative=initiative, rows=rows,
        initial={"after": request.GET.get("after", behind(rows, initiative))},
    )  # fmt: skip
    placement = (
        Placement.objects.filter(initiative=initiative, rank__isnull=False).select_related("by__user").first()
    )
    context = {"initiative": initiative, "form": form, "placement": placement, "back": back(request)}
    if request.method != "POST":
        return render(request, "strategy/priority/place.html", context)
    if form.is_valid() and (cause := put(request, filters, initiative, form)):
        toast(request, _("%(key)s is held where you put it.") % {"key": initiative.key}, cause)
        return redirect(back(request))
    return render(request, "strategy/priority/place.html", context, status=422)


def behind(rows, initiative):
    """The key of the one it stands behind now, "" where it is first or no candidate."""
    keys = [row.key for row in rows]
    at = keys.index(initiative.key) if initiative.key in keys else 0
    return keys[at - 1] if at else ""


def put(request, filters, initiative, form):
    after = form.cleaned_data["after"]
    other = find_or_404(initiative.product.initiatives.select_related("product"), after) if after else None
    return form.attempt(
        lambda: Placement.put(
            initiative, by=request.membership, after=other, why=form.cleaned_data["why"],
            order=priorities.order_of(initiative.product, filters.model),
        )
    )  # fmt: skip


@access(Can.READ)
@require_safe
def ranking_changes(request):
    """Each that stands elsewhere than on a day, with what moved it."""
    filters = RankingFilters(request)
    today = request.workspace.today()
    day = as_day(request.GET.get("since", ""), today)
    context = {"filters": filters, "since": day, "today": today}
    if filters.model is not None and not filters.lost:
        zone = zone_of(request.workspace.timezone)
        at = dt.datetime.combine(day, dt.time(), zone)
        context["found"] = Since(request.workspace, filters.model, at, filters.product)
    return render(request, "strategy/priority/changes.html", context)


def as_day(text, today):
    """The day that is asked for, a month ago where none is or it makes no sense."""
    try:
        asked = dt.date.fromisoformat(text)
    except ValueError:
        return today - dt.timedelta(days=30)
    return min(max(asked, dt.date(2000, 1, 1)), today)


@access(Can.SHAPE)
@require_POST
def priority_release(request, key):
    """Back to where the score puts it."""
    _filters, initiative = asked_for(request, key)
    row = Placement.of(initiative).release(by=request.membership)
    if row:
        toast(request, _("%(key)s is where its score puts it.") % {"key": initiative.key}, row.cause)
    return redirect(back(request))

from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.models import Activity
from accounts.ownfields import is_own
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from strategy import timeframe
from strategy.approving.snapshots import FROZEN, TIME_FRAME, difference_words, differences
from strategy.forms.initiative import INLINE, InitiativeForm
from strategy.forms.requirement import RequirementForm
from strategy.history import history
from strategy.measuring import measure
from strategy.models import Initiative
from strategy.views.filters import Filters
from strategy.views.verbs import may_decide, open_verbs

FORM = require_http_methods(["GET", "HEAD", "POST"])
MOVED = 2  # key results beside the problem


def initiative_or_404(request, key):
    found = request.workspace.initiatives.select_related(
        "workspace", "product__workspace", "owner__user", "theme", "parent__product", "parent__workspace"
    )
    return find_or_404(found, key)


@access(Can.SHAPE)
@FORM
def initiative_new(request):
    chosen = Filters(request)
    products = request.workspace.products.order_by("name", "id")
    initial = {"product": chosen.product or products.first(), "goals": [chosen.goal] if chosen.goal else []}
    initial |= {"owner": request.membership, "title": request.GET.get("title", "")[:200]}
    form = InitiativeForm(request.POST or None, workspace=request.workspace, initial=initial)
    context = {"products": products, "action": request.get_full_path()}
    return new_page(request, form, "strategy/initiative/new.html", context, words=drafted)


def drafted(initiative):
    return _("%(key)s is a draft.") % {"key": initiative.key}


@access(Can.READ)
@require_safe
def initiative_show(request, key):
    initiative, me = initiative_or_404(request, key), request.membership
    review = initiative.request
    if review:
        review.initiative = initiative
    context = {
        "initiative": initiative,
        "review": review,
        "verbs": open_verbs(initiative, me),
        "may_decide": bool(review and initiative.state == "in_review" and may_decide(review, me)),
        "goals": initiative.goals.select_related("product", "workspace").in_order(),
        "approvers": [seat.member for seat in initiative.product.approvers()],
        "requirements": list(initiative.requirements.all()),
        "requirement_form": RequirementForm(workspace=request.workspace),
        "steps": history(initiative),
        "saved_at": Activity.objects.of(initiative).aggregate(at=Max("at"))["at"],
        "page_of_one": [initiative],
        "follows": list(initiative.follows.standing()),
        "own_fields": list(request.workspace.customfields.of("initiative")),
        "plan_fixed": initiative.state in ("in_delivery", "shipped") or initiative.held_from == "in_delivery",
    }
    context["mine"] = any(row.member_id == me.pk for row in context["follows"])
    context |= promised(initiative) | neighbours(initiative) | moved_by(initiative, request)
    return render(request, "strategy/initiative/show.html", context)


def moved_by(initiative, request):
    """Its goals, and of each the key result that needs it most."""
    goals = list(request.workspace.goals.for_list().filter(initiatives=initiative))
    measured = [measure(goal, request.workspace.today()) for goal in goals]
    return {
        "goals": goals,
        "parts": initiative.parts(),
        "moves": [m.worst for m in measured if m.worst][:MOVED],
    }


def promised(initiative):
    """The newest promise, and what was changed since it was given."""
    promise = (
        initiative.promises.select_related("decision__request", "decided_by__user")
        .order_by("-number")
        .first()
    )
    if promise is None:
        return {"promise": None, "since": []}
    names = differences(promise.decision.request.snapshot, initiative.snapshot())
    return {"promise": promise, "since": difference_words(names, label_of(initiative))}


def label_of(initiative):
    return lambda name: _("requirements") if name == "requirements" else initiative.label_of(name)


def neighbours(initiative):
    others = initiative.product.initiatives.current().select_related("workspace", "product")
    return {
        "before": others.filter(number__lt=initiative.number).order_by("-number").first(),
        "after": others.filter(number__gt=initiative.number).order_by("number").first(),
    }


@access(Can.SHAPE)
@FORM
def initiative_edit(request, key):
    """All fields on one page: the form that works without script."""
    initiative = initiative_or_404(request, key)
    form = InitiativeForm(request.POST or None, instance=initiative, workspace=request.workspace)
    context = {"initiative": initiative, "effect": effect(initiative, FROZEN)}
    return edit_page(request, form, "strategy/initiative/edit.html", context)


@access(Can.SHAPE)
@FORM
def initiative_field(request, key, name):
    """One field, edited where it is read."""
    if name not in INLINE and not is_own(name):
        raise Http404(_("There is nothing at this address."))
    initiative = initiative_or_404(request, key)
    form = InitiativeForm(
        request.POST or None, instance=initiative, workspace=request.workspace, only=INLINE.get(name, [name])
    )
    if not form.visible_fields():
        if is_own(name):
            raise Http404(_("There is nothing at this address."))
        raise Refused(_("The plan is read from its projects since it was launched."))
    template = "strategy/initiative/_field.html" if request.htmx else "strategy/initiative/field.html"
    touched = TIME_FRAME if name == "when" else {name}
    context = {"initiative": initiative, "effect": effect(initiative, touched), "url": request.path}
    return edit_page(request, form, template, context)


def effect(initiative, names):
    """What saving does besides saving."""
    in_review = "in_review" in (initiative.state, initiative.held_from)
    return _("Changing this takes it out of review.") if in_review and FROZEN & set(names) else ""


@access(Can.SHAPE)
@require_POST
def initiative_delete(request, key):
    initiative = initiative_or_404(request, key)
    cause = initiative.trash(by=request.membership)
    said = _("%(key)s is in the trash.") % {"key": initiative.key}
    toast(request, said, cause)
    return redirect(wreverse(request, "strategy:initiative_list"))


@access(Can.READ)
@require_safe
def reading(request):
    """How a time frame is read, said back while it is typed."""
    today = request.workspace.today()
    try:
        frame = timeframe.parse(request.GET.get("when", "")[:80], today)
    except ValueError as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8")
    if frame is None:
        return HttpResponse(_("No dates: it waits for a place."), content_type="text/plain; charset=utf-8")
    days = timeframe.words(frame.start, frame.end, "day", today)
    kind = Initiative._meta.get_field("precision").choices
    said = _("%(days)s, precise to the %(unit)s") % {
        "days": days,
        "unit": dict(kind)[frame.precision].lower(),
    }
    return HttpResponse(said, content_type="text/plain; charset=utf-8")

from dataclasses import replace
from functools import wraps

from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import condition, require_safe

from accounts.access import access, wreverse
from accounts.errors import Refused
from accounts.roles import Can
from roadmap.drawing import draw, looks_back, moved
from roadmap.freshness import etag
from roadmap.grouping import COLOURS, LABELS, LANES, choice_fields
from roadmap.heads import heads_of, initiatives_of, key_dates_of, places_of, reordered
from roadmap.lanes import Lanes
from roadmap.lens import Lens
from roadmap.lines import summary
from roadmap.narrowing import chips_of, healthy
from roadmap.phone import phone
from roadmap.ties import tied_lines
from strategy.models import Planning

NEXT = 3  # key dates on a phone
SHOWN = {"plan": _l("Plan"), "forecast": _l("Forecast"), "promise": _l("Promise"), "progress": _l("Progress")}


def reading(view):
    """The view with the Lens the address asks for; what does not exist is a 400 that names it."""

    @wraps(view)
    def read(request, **address):
        try:
            lens = Lens.read(request.GET, request.workspace, request.membership)
        except Refused as error:
            context = {"message": error.message, "back": request.path}
            return HttpResponseBadRequest(render_to_string("refused.html", context, request))
        return view(request, lens, **address)

    return read


@access(Can.READ)
@require_safe
@reading
def show(request, lens):
    """A role may have a view that it opens with; whoever asks for anything gets that."""
    first = None if request.GET else request.workspace.roadmaps.first_for(request.membership)
    if first:
        return redirect(first)
    context = picture(request, lens) | choices(lens, request)
    return render(request, "roadmap/roadmap/show.html", context)


@access(Can.READ)
@require_safe
@condition(etag_func=etag)
@reading
def live(request, lens):
    """The part that polls: unchanged data answers 304 before anything is drawn."""
    return render(request, "roadmap/roadmap/live.html", picture(request, lens))


@access(Can.READ)
@require_safe
@reading
def order(request, lens):
    """Leads to the roadmap with one lane at another place: `lane`, and the `place` it goes to, 0 for the top."""
    lanes, _narrowed = lanes_of(request, lens)
    place = request.GET.get("place", "0")
    if not place.isdecimal():
        raise Refused(_("The place of a lane is a number."), "place")
    words = reordered(lanes, request.GET.get("lane", ""), int(place))
    return redirect(wreverse(request, "roadmap:roadmap") + lens.query(order=",".join(words)))


def lanes_of(request, lens):
    """The Lanes of what the lens shows, and the chips that narrow it."""
    workspace = request.workspace
    narrowed = chips_of(workspace, lens, request.GET)
    there = initiatives_of(workspace, lens.product)
    found = tied_lines(narrowed.apply(there) if lens.filters else there, workspace.today())
    return Lanes(workspace, lens, healthy(found, lens), workspace.today()), narrowed


def picture(request, lens):
    """Everything drawn: lanes, bars, the table's rows, the phone's list, the unscheduled."""
    workspace = request.workspace
    today, month = workspace.today(), Planning.seen(workspace).fiscal_month
    lanes, narrowed = lanes_of(request, lens)
    found = lanes.lines
    heads = heads_of(lanes)
    key_dates = key_dates_of(workspace, lens.product)
    drawn = draw(heads, lens, today, key_dates, month)
    scale = drawn.scale
    worst, late, judged = summary(found)
    return {
        "begun": bool(found) or workspace.products.exists(), "narrowed": narrowed,
        "lens": lens, "today": today, "lines": found, "heads": heads, "drawn": drawn, "scale": scale,
        "lanes_label": grouped(lens), "rough": any(line.scheduled and line.coarse for line in found),
        "paint": lanes.paint(), "places": places_of(heads),
        "order_url": f"{wreverse(request, 'roadmap:roadmap_order')}{lens.query()}&",
        "key_dates": key_dates, "back": looks_back(scale, today),
        "worst": worst, "late": late, "judged": judged,
        "park": [line for line in found if not (line.scheduled or line.dated or line.state == "shipped")],
        "phone": phone(heads, scale, today, coming(key_dates, today), asked=bool(lens.first or lens.last)),
        "park_url": lens.query(park="0" if lens.park else ""),
        "plain_url": lens.query(**{"from": "", "to": ""}),
        "earlier_url": range_url(lens, scale, -1),
        "later_url": range_url(lens, scale, 1),
    }  # fmt: skip


def coming(key_dates, today):
    """What a phone lists: the next few days that plans have to meet."""
    return [found for found in key_dates if found.date >= today][:NEXT]


def range_url(lens, scale, direction):
    first, last = moved(scale, direction / 3)
    return lens.query(**{"from": first.isoformat(), "to": last.isoformat()})


def choices(lens, request):
    """What the toolbar offers."""
    workspace, me = request.workspace, request.membership
    own = {its.field_name: its.name for its in choice_fields(workspace)}
    groups = {word: LABELS[word] for word in LANES} | own
    then = {"": _("Nothing")} | {word: label for word, label in groups.items() if word != lens.group.word}
    zooms = {"weeks": _("Weeks"), "months": _("Months"), "quarters": _("Quarters"), "fit": _("Fit")}
    views = list(workspace.roadmaps.seen_by(me).for_tabs().with_stars(me))
    listed = {"timeline": _("Timeline"), "list": _("List")}
    return {
        "views": views,  # on a phone the first chips
        "chips": chips(lens),
        "layouts": lens.options("layout", listed),
        "zooms": lens.options("zoom", zooms),
        "menus": [
            menu(_("Product"), "grid", products(lens, workspace)),
            menu(_("Group"), "group", lens.options("group", groups))
            | {"second": (_("Then by"), lens.options("then", then)), "value": grouped(lens)},
            menu(_("Colour"), "palette", lens.options("colour", COLOURS)),
        ],
        "shown": [
            (label, lens.without("hide", part), part not in lens.hide) for part, label in SHOWN.items()
        ],
        "starred": lens.view and any(view == lens.view and view.starred for view in views),
        "may_change": lens.view and lens.view.changeable_by(me),
        "range_kept": [pair for pair in lens.pairs() if pair[0] not in ("from", "to", "spread")],
        "arrows_url": lens.query(arrows="" if lens.arrows else "1"),
    }


def grouped(lens):
    """ "Product, goal"."""
    return f"{lens.group.label}, {lens.then.label.lower()}" if lens.then else lens.group.label


def menu(label, icon, options):
    value = next((option["label"] for option in options if option["current"]), "")
    return {"label": label, "icon": icon, "value": value, "options": options}


def products(lens, workspace):
    """All, or one of the workspace's products."""
    found = [(None, _("All")), *((p, p.name) for p in workspace.products.order_by("name"))]
    return [
        {"label": name, "url": lens.query(product=p.key if p else ""), "current": p == lens.product}
        for p, name in found
    ]


def chips(lens):
    """The ways to look at it, within a thumb's reach; beside the saved views, which come first."""
    plain = replace(lens, view=None)
    looks = [
        (_("By goal"), "timeline", "goal"),
        (_("By theme"), "timeline", "theme"),
        (_("By product"), "timeline", "product"),
        (_("List"), "list", ""),
    ]
    return [
        {
            "label": label,
            "url": plain.query(layout=layout, group=group or lens.group.word),
            "current": lens.view is None and lens.layout == layout and group in ("", lens.group.word),
        }
        for label, layout, group in looks
    ]

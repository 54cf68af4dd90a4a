from dataclasses import replace
from functools import wraps

from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from accounts.access import access
from accounts.errors import Refused
from accounts.roles import Can
from roadmap.drawing import draw, looks_back, moved
from roadmap.freshness import etag
from roadmap.heads import heads_of, initiatives_of, key_dates_of
from roadmap.lens import Lens
from roadmap.lines import summary
from roadmap.phone import phone
from roadmap.ties import tied_lines

NEXT = 3  # key dates on a phone


def reading(view):
    """The view with the Lens the address asks for; what does not exist is a 400 that names it."""

    @wraps(view)
    def read(request, **address):
        try:
            lens = Lens.read(request.GET, request.workspace)
        except Refused as error:
            context = {"message": error.message, "back": request.path}
            return HttpResponseBadRequest(render_to_string("refused.html", context, request))
        return view(request, lens, **address)

    return read


@access(Can.READ)
@require_safe
@reading
def show(request, lens):
    context = picture(request, lens) | choices(lens, request.workspace)
    return render(request, "roadmap/roadmap/show.html", context)


@access(Can.READ)
@require_safe
@condition(etag_func=etag)
@reading
def live(request, lens):
    """The part that polls: unchanged data answers 304 before anything is drawn."""
    return render(request, "roadmap/roadmap/live.html", picture(request, lens))


def picture(request, lens):
    """Everything drawn: lanes, bars, the table's rows, the phone's list, the unscheduled."""
    today = request.workspace.today()
    found = tied_lines(initiatives_of(request.workspace, lens.product), today)
    heads = heads_of(request.workspace, lens, found, today)
    key_dates = key_dates_of(request.workspace, lens.product)
    drawn = draw(heads, lens, today, key_dates)
    scale = drawn.scale
    worst, late, judged = summary(found)
    return {
        "begun": bool(found) or request.workspace.products.exists(),
        "lens": lens, "today": today, "lines": found, "heads": heads, "drawn": drawn, "scale": scale,
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


def choices(lens, workspace):
    """What the toolbar offers."""
    groups = {"goal": _("Goal"), "theme": _("Theme"), "product": _("Product")}
    zooms = {"weeks": _("Weeks"), "months": _("Months"), "quarters": _("Quarters")}
    listed = {"timeline": _("Timeline"), "list": _("List")}
    return {
        "views": list(workspace.roadmaps.for_tabs()),  # tabs; on a phone the first chips
        "chips": chips(lens),
        "layouts": lens.options("layout", listed),
        "zooms": lens.options("zoom", zooms),
        "menus": [
            menu(_("Product"), "grid", products(lens, workspace)),
            menu(_("Group"), "group", lens.options("group", groups)),
        ],
    }


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
            "url": plain.query(layout=layout, group=group or lens.group),
            "current": lens.view is None and lens.layout == layout and group in ("", lens.group),
        }
        for label, layout, group in looks
    ]

from dataclasses import replace
from functools import wraps

from django.http import HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import condition, require_safe

from accounts.access import access, wreverse
from accounts.digits import whole
from accounts.errors import Refused
from accounts.inlays import render_with_inlays
from accounts.roles import Can
from roadmap.at_hand import AtHand
from roadmap.boards.shelving import rows_of
from roadmap.drawing.freshness import etag
from roadmap.drawing.grouping import COLOURS, COLUMNS, LABELS, LANES, choices_among
from roadmap.drawing.heads import reordered
from roadmap.lens import Lens
from roadmap.models.looks import Sort
from roadmap.tabs import first_among, tabs_of
from roadmap.views.pictures import lanes_of, picture, wants_all
from strategy.views.bulk import left_behind

ON_CARDS = ("forecast", "progress")  # of SHOWN
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
    """A role may have a view that it opens with; whoever asks for anything gets that. It says what its poll would, so that
    the first one draws nothing either while all is as it was."""
    views = tabs_of(request.workspace, request.membership)
    if not request.GET and (first := first_among(views, request.membership)):
        return redirect(first)
    left = left_behind(request) if lens.layout == "list" else None
    asks = lens.query() + ("&show=all" if wants_all(request) else "")
    mark = (
        "" if left else etag(request, QueryDict(asks[1:]))
    )  # before anything is read: what changes meanwhile shows
    context = picture(request, lens, left) | choices(lens, request, views) | {"asks": asks, "mark": mark}
    return render_with_inlays(request, "roadmap/roadmap/show.html", context)


@access(Can.READ)
@require_safe
@condition(etag_func=etag)
@reading
def live(request, lens):
    """The part that polls: unchanged data answers 304 before anything is drawn."""
    return render_with_inlays(request, "roadmap/roadmap/live.html", picture(request, lens))


@access(Can.READ)
@require_safe
@reading
def order(request, lens):
    """Leads to the roadmap with one lane at another place: `lane`, and the `place` it goes to, 0 for the top."""
    lanes, _narrowed = lanes_of(request, lens)
    place = whole(request.GET.get("place", "0"))
    if place is None:
        raise Refused(_("The place of a lane is a number."), "place")
    words = reordered(lanes, request.GET.get("lane", ""), place)
    return redirect(wreverse(request, "roadmap:roadmap") + lens.query(order=",".join(words)))


def choices(lens, request, views):
    """What the toolbar offers."""
    hand, me = AtHand.of(request), request.membership
    own = {its.field_name: its.name for its in choices_among(hand.fields)}
    zooms = {"weeks": _("Weeks"), "months": _("Months"), "quarters": _("Quarters"), "fit": _("Fit")}
    listed = {"timeline": _("Timeline"), "board": _("Board"), "list": _("List")}
    return {
        "views": views,  # on a phone the first chips
        "chips": chips(lens),
        "layouts": lens.options("layout", listed),
        "zooms": lens.options("zoom", zooms),
        "menus": [
            menu(_("Product"), "grid", products(lens, hand.products.values())),
            *(shelves(lens, own) if lens.layout == "board" else lanes(lens, own)),
            menu(_("Colour"), "palette", lens.options("colour", COLOURS)),
        ],
        "shown": [
            (label, lens.without("hide", part), part not in lens.hide)
            for part, label in SHOWN.items()
            if lens.layout == "timeline" or part in ON_CARDS
        ],
        "starred": lens.view and any(view == lens.view and view.starred for view in views),
        "may_change": lens.view and lens.view.changeable_by(me),
        "range_kept": [pair for pair in lens.pairs() if pair[0] not in ("from", "to", "spread")],
        "arrows_url": lens.query(arrows="" if lens.arrows else "1"),
    }


def lanes(lens, own, url=None):
    """[menu] of what lanes, and the parts of a table, are made of. url: as for Lens.options."""
    groups = {word: LABELS[word] for word in LANES} | own
    then = {"": _("Nothing")} | {word: label for word, label in groups.items() if word != lens.group.word}
    second = {"second": (_("Then by"), lens.options("then", then, url)), "value": lens.lanes_label}
    return [menu(_("Group"), "group", lens.options("group", groups, url)) | second]


def shelves(lens, own):
    """[menu] of what the columns and rows of a board are made of, and of what comes first."""
    columns = {word: LABELS[word] for word in COLUMNS} | own
    rows = {"": _("None")} | {word: LABELS[word] for word in LANES} | own
    rows.pop(lens.columns.word, None)
    shown = menu(_("Rows"), "layers", lens.options("then", rows))
    return [
        menu(_("Columns"), "group", lens.options("columns", columns)),
        shown if rows_of(lens) else shown | {"value": _("None")},
        menu(_("Sort"), "sort-d", lens.options("sort", dict(Sort.choices))),
    ]


def menu(label, icon, options):
    value = next((option["label"] for option in options if option["current"]), "")
    return {"label": label, "icon": icon, "value": value, "options": options}


def products(lens, every):
    """All, or one of the workspace's products."""
    found = [(None, _("All")), *((p, p.name) for p in every)]
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
        (_("Board"), "board", ""),
        (_("List"), "list", ""),
    ]
    if lens.layout == "timeline" and lens.group.word not in [group for _label, _layout, group in looks]:
        said = lens.group.label if lens.group.field else lens.group.label.lower()
        looks.insert(0, (_("By %(group)s") % {"group": said}, "timeline", lens.group.word))
    return [
        {
            "label": label,
            "url": plain.query(layout=layout, group=group or lens.group.word),
            "current": lens.view is None and lens.layout == layout and group in ("", lens.group.word),
        }
        for label, layout, group in looks
    ]

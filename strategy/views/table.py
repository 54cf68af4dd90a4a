"""The initiatives as a table that is edited where it stands."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import listing
from accounts.access import access, require, wreverse
from accounts.errors import Refused
from accounts.ownfields import is_own
from accounts.roles import Can
from accounts.views.answers import back_or, saving, toast
from strategy.approving.snapshots import TIME_FRAME
from strategy.forms.initiative import INLINE, InitiativeForm
from strategy.forms.move import MoveForm
from strategy.views import columns as offered
from strategy.views import groups
from strategy.views.bar import bar_of
from strategy.views.bulk import left_behind
from strategy.views.filters import Filters
from strategy.views.initiative import effect, initiative_or_404
from strategy.views.verbs import open_verbs

SIZE = 100
CELLS = {"state", *INLINE}


@access(Can.READ)
@require_safe
def initiative_list(request):
    filters = Filters(request)
    found = groups.lines(filters.apply(request.workspace.initiatives.all()), filters)
    parts = groups.bundles(filters, found, request.workspace)
    window = listing.window(parts, request.GET.get("cursor", ""), SIZE, len(found))
    context = table_of(request, window, filters) | {
        "filters": filters,
        "count": len(found),
        "next_url": f"{filters.url()}&cursor={window.next}" if window.next else "",
        "left": left_behind(request),
    }
    return render(request, "strategy/initiative/list.html", context)


def table_of(request, window, filters):
    """The rows of a window, read whole, under their headings."""
    pks = {line["pk"] for _one, line in window.entries}
    rows = request.workspace.initiatives.for_list().in_bulk(list(pks))
    bundles = {id(one): one for one, _line in window.entries}
    heads = groups.headings(filters, list(bundles.values()), request.workspace)
    sections = {key: (heads.get(one.key), []) for key, one in bundles.items()}
    for one, line in window.entries:
        if line["pk"] in rows:  # deleted between the two queries
            sections[id(one)][1].append(rows[line["pk"]])
    editor = request.membership.can(Can.SHAPE)
    return {
        "sections": list(sections.values()),
        "initiatives": list(rows.values()),
        "columns": offered.of(request, filters.own, filters.group),
        "fields": {its.field_name: its for its in filters.own},
        "bar": bar_of(request.workspace, filters.own) if editor else [],
    }


@access(Can.READ)
@require_POST
def initiative_columns(request):
    """Which columns, and in which order; each member's own."""
    own = list(request.workspace.customfields.of("initiative"))
    offered.of(request, own, table=offered.asked(request)).choose(request.POST)
    return redirect(back_or(request, wreverse(request, "strategy:initiative_list")))


# -- one cell -------------------------------------------------------------------------------------------------


@access(Can.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_cell(request, key, name):
    """One field of one row: its editor, and after saving the row as it now stands. Without script, a page."""
    if name not in CELLS and not is_own(name):
        raise Http404(_("There is nothing at this address."))
    initiative = initiative_or_404(request, key)
    if name != "state":
        require(request.membership, Can.SHAPE)
    form = form_of(request, initiative, name)
    context = {
        "initiative": initiative,
        "form": form,
        "url": request.get_full_path(),
        "effect": effect_of(initiative, name),
    }
    saved, status = saving(request, form, context)
    if saved is not None:
        return saved_cell(request, initiative, saved)
    template = "strategy/initiative/_field.html" if request.htmx else "strategy/initiative/field.html"
    return render(request, template, context, status=status)


def form_of(request, initiative, name):
    data, here = request.POST or None, request.workspace
    if name == "state":
        verbs = open_verbs(initiative, request.membership)
        if not verbs:
            raise Refused(_("%(key)s takes no step from here.") % {"key": initiative.key})
        return MoveForm(data, initiative=initiative, verbs=verbs)
    form = InitiativeForm(data, instance=initiative, workspace=here, only=INLINE.get(name, [name]))
    if not form.visible_fields():
        if is_own(name):
            raise Http404(_("There is nothing at this address."))
        raise Refused(_("The plan is read from its projects since it was launched."))
    return form


def effect_of(initiative, name):
    return "" if name == "state" else effect(initiative, TIME_FRAME if name == "when" else {name})


def saved_cell(request, initiative, saved):
    if saved:
        undoable = saved.verb in type(initiative).undoable
        toast(request, _("Saved.") if undoable else _("Done."), saved.cause if undoable else None)
    if not request.htmx:
        return redirect(wreverse(request, "strategy:initiative_list"))
    own = list(request.workspace.customfields.of("initiative"))
    context = {
        "left": None,
        "initiatives": list(request.workspace.initiatives.for_list().filter(pk=initiative.pk)),
        "columns": offered.of(request, own, table=offered.asked(request)),
        "fields": {its.field_name: its for its in own},
    }
    return render(request, "strategy/initiative/_saved_row.html", context)

"""The initiatives as a table that is edited where it stands."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import listing
from accounts.access import access, require, wreverse
from accounts.errors import Conflict, Refused
from accounts.ownfields import is_own
from accounts.roles import Can
from accounts.views.answers import back_or, readable, shown, toast
from strategy.forms.bulk import BulkForm, ticked
from strategy.forms.initiative import INLINE, InitiativeForm
from strategy.forms.move import MoveForm
from strategy.snapshots import TIME_FRAME
from strategy.views import columns as offered
from strategy.views import groups
from strategy.views.bar import bar_of
from strategy.views.filters import Filters
from strategy.views.initiative import effect, initiative_or_404
from strategy.views.verbs import open_verbs

SIZE = 100
NAMED = 8  # refusals said by name; the rest is counted
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
    offered.of(request, list(request.workspace.customfields.of("initiative"))).choose(request.POST)
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
        "url": request.path,
        "effect": effect_of(initiative, name),
    }
    status = 200
    if request.method == "POST":
        status = 422
        try:
            saved = form.is_valid() and form.save_edit(request.membership)
        except Conflict as conflict:
            context["conflict"], status = readable(conflict), 409
        else:
            if form.is_valid():
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
        "initiatives": list(request.workspace.initiatives.for_list().filter(pk=initiative.pk)),
        "columns": offered.of(request, own),
        "fields": {its.field_name: its for its in own},
    }
    return render(request, "strategy/initiative/_saved_row.html", context)


# -- many rows ------------------------------------------------------------------------------------------------


@access(Can.READ)
@require_POST
def initiative_bulk(request):
    """One act on all that are ticked: what may, changes; what may not, is said by name."""
    back = back_or(request, wreverse(request, "strategy:initiative_list"))
    own = list(request.workspace.customfields.of("initiative"))
    rows, seen = ticked(request.POST, request.workspace)
    form = BulkForm(spread(request.POST), workspace=request.workspace, own=own)
    if not form.is_valid():
        name, texts = next(iter(form.errors.items()))
        raise Refused(" ".join(texts), name)
    if not request.membership.can(Can.SHAPE) and form.cleaned_data["do"] not in ("submit", "withdraw"):
        require(request.membership, Can.SHAPE)
    tell(request, form.act(rows, seen, request.membership), form.cleaned_data["do"])
    return redirect(back)


def spread(data):
    """`do=owner=<id>` of a button as `do=owner` and `owner=<id>`."""
    data = data.copy()
    do, equals, value = data.get("do", "").partition("=")
    if equals:
        data[do] = value
    return data


def tell(request, outcome, do):
    """How many changed, with one undo for all of them; then each that did not, and why."""
    if outcome.changed:
        n = len(outcome.changed)
        words = (
            ngettext("%(n)s initiative is in the trash.", "%(n)s initiatives are in the trash.", n)
            if do == "trash"
            else ngettext("%(n)s initiative changed.", "%(n)s initiatives changed.", n)
        )
        toast(request, words % {"n": n}, outcome.cause if do == "trash" or undoable(do) else None)
    elif not outcome.left:
        toast(request, _("They were so already."))
    for left in outcome.left[:NAMED]:
        messages.error(request, f"{left.record.key} {left.record.title}: {reason(left)}")
    if len(outcome.left) > NAMED:
        messages.error(request, _("%(n)s more were left as they are.") % {"n": len(outcome.left) - NAMED})


def undoable(do):
    return do not in ("submit", "withdraw", "hold", "resume", "reopen")


def reason(left):
    if left.conflict is None or not left.conflict.fields:
        return left.message
    pair = next(iter(left.conflict.fields.values()))
    said = {
        "who": left.conflict.by or _("Somebody"),
        "field": pair["label"],
        "now": shown(pair["theirs"]) or "–",
    }
    return _("%(who)s changed %(field)s a moment ago: it is now %(now)s.") % said

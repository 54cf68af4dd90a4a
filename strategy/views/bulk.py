"""One act on many initiatives: on those that are ticked, or on all that match what the list is narrowed to."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts import bulk as many
from accounts.access import access, require, wreverse
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views import acts
from accounts.views.answers import back_or, toast
from strategy.forms.bulk import BulkForm
from strategy.views import groups
from strategy.views.filters import Filters

OWNERS = ("submit", "withdraw")  # what an owner may too, whatever the role
FOLLOWED = ("submit", "withdraw", "hold", "resume", "reopen")  # steps, which nothing takes back
LEFT = "left_as_they_are"


@access(Can.READ)
@require_POST
def initiative_bulk(request):
    """What may, changes; what may not, is said by name above the list."""
    back = back_or(request, wreverse(request, "strategy:initiative_list"))
    own = list(request.workspace.customfields.of("initiative"))
    seen = matching(request) if "matching" in request.POST else acts.ticked(request.POST)
    acts.here(list(seen), request.workspace.initiatives)
    form = BulkForm(acts.spread(request.POST), workspace=request.workspace, own=own)
    if not form.is_valid():
        name, texts = next(iter(form.errors.items()))
        raise Refused(" ".join(texts), name)
    do, me = form.cleaned_data["do"], request.membership
    if do not in OWNERS:
        require(me, Can.SHAPE)
    outcome = many.in_chunks(
        list(seen),
        reader(request.workspace),
        lambda rows, **how: form.act(rows, acts.versions(seen), me, **how),
    )
    tell(request, outcome, do)
    return redirect(back)


def reader(workspace):
    """Reads some initiatives by id, in the order of the ids, with all that an act asks of them."""
    return acts.reader(workspace.initiatives.select_related("workspace", "product", "owner__user", "theme"))


def matching(request):
    """{id: None} of all that match the address of the list, in its order. Raises Refused where that are not as many as
    the reader was told: nobody changes what they did not mean."""
    filters = Filters(acts.asked(request))
    found = groups.lines(filters.apply(request.workspace.initiatives.all()), filters)
    if str(len(found)) != request.POST.get("count", ""):
        raise Refused(
            ngettext(
                "%(n)s initiative matches by now. Look again before you change it.",
                "%(n)s initiatives match by now. Look again before you change them.",
                len(found),
            )
            % {"n": len(found)},
            "count",
        )
    return acts.checked({line["pk"]: None for line in found})


def tell(request, outcome, do):
    """How many changed, with one undo for all of them; what did not is kept for the list to say at its place."""
    n = len(outcome.changed)
    if n:
        toast(request, done(do, n) % {"n": n}, None if do in FOLLOWED else outcome.cause)
    elif not outcome.left:
        toast(request, _("They were so already."))
    acts.keep_left(request, outcome, LEFT)


def done(do, n):
    match do:
        case "trash":
            return ngettext("%(n)s initiative is in the trash.", "%(n)s initiatives are in the trash.", n)
        case "archive":
            return ngettext("%(n)s initiative is in the archive.", "%(n)s initiatives are in the archive.", n)
        case "unarchive":
            return ngettext("%(n)s initiative is back.", "%(n)s initiatives are back.", n)
    return ngettext("%(n)s initiative changed.", "%(n)s initiatives changed.", n)


def left_behind(request):
    """What the last act left as it was, told once; None where there is nothing to tell."""
    return acts.left_behind(request, LEFT)

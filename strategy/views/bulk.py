"""One act on many initiatives: on those that are ticked, or on all that match what the list is narrowed to."""

from typing import NamedTuple

from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts import bulk as many
from accounts.access import access, require, wreverse
from accounts.errors import Refused
from accounts.models import Workspace
from accounts.roles import Can
from accounts.views.answers import back_or, shown, toast
from strategy.forms.bulk import BulkForm, checked, here, ticked
from strategy.views import groups
from strategy.views.filters import Filters

NAMED = 200  # refusals that are named in the list; the rest is counted
OWNERS = ("submit", "withdraw")  # what an owner may too, whatever the role
FOLLOWED = ("submit", "withdraw", "hold", "resume", "reopen")  # steps, which nothing takes back
LEFT = "left_as_they_are"


@access(Can.READ)
@require_POST
def initiative_bulk(request):
    """What may, changes; what may not, is said by name above the list."""
    back = back_or(request, wreverse(request, "strategy:initiative_list"))
    own = list(request.workspace.customfields.of("initiative"))
    seen = matching(request) if "matching" in request.POST else ticked(request.POST)
    here(list(seen), request.workspace)
    form = BulkForm(spread(request.POST), workspace=request.workspace, own=own)
    if not form.is_valid():
        name, texts = next(iter(form.errors.items()))
        raise Refused(" ".join(texts), name)
    do, me = form.cleaned_data["do"], request.membership
    if do not in OWNERS:
        require(me, Can.SHAPE)
    outcome = many.in_chunks(
        list(seen), reader(request.workspace), lambda rows, **how: form.act(rows, versions(seen), me, **how)
    )
    tell(request, outcome, do)
    return redirect(back)


def versions(seen):
    return {pk: version for pk, version in seen.items() if version}


def reader(workspace):
    """Reads some initiatives by id, in the order of the ids, with all that an act asks of them."""
    whole = ("workspace", "product", "owner__user", "theme")

    def read(pks):
        found = workspace.initiatives.select_related(*whole).in_bulk(pks)
        return [found[pk] for pk in pks if pk in found]

    return read


class Asked(NamedTuple):
    """What a list is narrowed by, as Filters reads it of a request."""

    workspace: Workspace
    GET: QueryDict


def matching(request):
    """{id: None} of all that match the address of the list, in its order. Raises Refused where that are not as many as
    the reader was told: nobody changes what they did not mean."""
    filters = Filters(Asked(request.workspace, QueryDict(request.POST["matching"].removeprefix("?"))))
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
    return checked({line["pk"]: None for line in found})


def spread(data):
    """`do=owner=<id>` of a button as `do=owner` and `owner=<id>`."""
    data = data.copy()
    do, equals, value = data.get("do", "").partition("=")
    if equals:
        data[do] = value
    return data


def tell(request, outcome, do):
    """How many changed, with one undo for all of them; what did not is kept for the list to say at its place."""
    n = len(outcome.changed)
    if n:
        toast(request, done(do, n) % {"n": n}, None if do in FOLLOWED else outcome.cause)
    elif not outcome.left:
        toast(request, _("They were so already."))
    if outcome.left:
        request.session[LEFT] = {
            "count": len(outcome.left),
            "of": n + len(outcome.left) + len(outcome.same),
        } | {
            "rows": [
                [str(one.record.pk), one.record.key, one.record.title, reason(one)]
                for one in outcome.left[:NAMED]
            ]
        }


def done(do, n):
    match do:
        case "trash":
            return ngettext("%(n)s initiative is in the trash.", "%(n)s initiatives are in the trash.", n)
        case "archive":
            return ngettext("%(n)s initiative is in the archive.", "%(n)s initiatives are in the archive.", n)
        case "unarchive":
            return ngettext("%(n)s initiative is back.", "%(n)s initiatives are back.", n)
    return ngettext("%(n)s initiative changed.", "%(n)s initiatives changed.", n)


def reason(left):
    if left.conflict is None or not left.conflict.fields:
        return str(left.message)
    pair = next(iter(left.conflict.fields.values()))
    said = {
        "who": left.conflict.by or _("Somebody"),
        "field": pair["label"],
        "now": shown(pair["theirs"]) or "–",
    }
    return _("%(who)s changed %(field)s a moment ago: it is now %(now)s.") % said


def left_behind(request):
    """{"count", "of", "more", "rows": [(key, title, reason)], "by_id": {id: reason}} of the last act, told once; None
    where there is nothing to tell."""
    kept = request.session.pop(LEFT, None)
    if kept is None:
        return None
    rows = kept["rows"]
    return {
        "count": kept["count"],
        "of": kept["of"],
        "more": kept["count"] - len(rows),
        "rows": [row[1:] for row in rows],
        "by_id": {row[0]: row[3] for row in rows},
    }

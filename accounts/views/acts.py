"""One act on the rows that are ticked in a table: what its bar offers, what was ticked, and what was left as it is."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.bulk import MOST
from accounts.errors import Refused
from accounts.lookup import as_uuid
from accounts.models import Membership, Workspace
from accounts.models.many import AT_ONCE
from accounts.ownfields import Kind
from accounts.shown import Shown
from accounts.views.answers import shown

NAMED = 200  # refusals that are named in the list; the rest is counted


@dataclass
class Act:
    """A menu of the bar. options: [(value, label)] of `do`, each one button; kind: of the control that takes a value
    for `do` instead: "number", "date", "text". key: the letter that opens it."""

    name: str
    label: str
    icon: str
    options: list = field(default_factory=list)
    kind: str = ""
    key: str = ""
    hint: str = ""
    unset: str = ""  # the words for taking the value away


def pairs(name, rows, label, nothing):
    return [*((f"{name}={row.pk}", label(row)) for row in rows), (f"{name}=", nothing)]


def of_own(its):
    """The Act of a field that the company defined."""
    if its.kind == Kind.CHOICE:
        options = [(f"{its.field_name}={option['key']}", option["label"]) for option in its.live_options]
        return Act(its.field_name, its.name, "list", [*options, (f"{its.field_name}=", _("Not set"))])
    return Act(its.field_name, its.name, "pencil", kind=its.kind, hint=its.hint, unset=_("Not set"))


def spread(data):
    """`do=owner=<id>` of a button as `do=owner` and `owner=<id>`."""
    data = data.copy()
    do, equals, value = data.get("do", "").partition("=")
    if equals:
        data[do] = value
    return data


def ticked(data):
    """{id: version seen or None} of `ids`, in the order in which they were ticked: each an id, or an id, a dot and the
    version that was on the page. Raises Refused for too many and for what is none."""
    seen = {}
    for word in data.getlist("ids"):
        ref, _dot, version = word.partition(".")
        pk = as_uuid(ref)
        number = Shown.said(version) if version else None
        if pk is None or (version and number is None):
            raise Refused(_("One of those is not in this list. Load it again."), "ids")
        seen[pk] = number
    if not seen:
        raise Refused(_("Tick some rows first."), "ids")
    return checked(seen)


def checked(pks):
    if len(pks) > MOST:
        raise Refused(_("Change at most %(n)s at once.") % {"n": MOST}, "ids")
    return pks


def here(pks, rows):
    """Raises Refused where one of the ticked is not among `rows` any more, or never was."""
    found = 0
    for start in range(0, len(pks), AT_ONCE):
        found += rows.filter(pk__in=pks[start : start + AT_ONCE]).count()
    if found < len(pks):
        raise Refused(_("One of those is not here any more. Load the list again."), "ids")


def versions(seen):
    return {pk: version for pk, version in seen.items() if version}


class Asked(NamedTuple):
    """What a list is narrowed by, as its filters read it of a request."""

    workspace: Workspace
    membership: Membership
    GET: QueryDict


def asked(request):
    """The list whose address a form sends along as `matching`."""
    address = QueryDict(request.POST["matching"].removeprefix("?"))
    return Asked(request.workspace, request.membership, address)


def reader(rows):
    """Reads some of `rows` by id, in the order of the ids; what was deleted meanwhile is left out."""

    def read(pks):
        found = rows.in_bulk(pks)
        return [found[pk] for pk in pks if pk in found]

    return read


# -- what was left as it is -----------------------------------------------------------------------------------


def keep_left(request, outcome, place):
    """What an act left as it was is kept for the list to say, once, at its place."""
    left = outcome.left
    if left:
        rows = [[str(one.record.pk), one.record.key, one.record.title, reason(one)] for one in left[:NAMED]]
        of = len(outcome.changed) + len(left) + len(outcome.same)
        request.session[place] = {"count": len(left), "of": of, "rows": rows}


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


def left_behind(request, place):
    """{"count", "of", "more", "rows": [(key, title, reason)], "by_id": {id: reason}} of the last act, told once; None
    where there is nothing to tell."""
    kept = request.session.pop(place, None)
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

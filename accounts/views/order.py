"""One row of a list is put to another place."""

from django.utils.translation import gettext as _

from accounts.order import wanted
from accounts.views.answers import toast


def placed(request, row, moved):
    """Brings `moved` where the form says within `row`, all rows in their order, and says where it stands now."""
    at = row.index(moved)
    to = wanted(row, moved, request.POST.get("to", ""))
    if to == at:
        return
    others = row[:at] + row[at + 1 :]
    cause = moved.place(by=request.membership, after=others[to - 1] if to else None)
    toast(
        request,
        _("“%(name)s” is now %(place)s of %(all)s.") % {"name": moved, "place": to + 1, "all": len(row)},
        cause,
    )

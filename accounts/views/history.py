"""The history of a record on a page of its own, or of one field of it in a dialog."""

from django.shortcuts import render

from accounts.access import access
from accounts.roles import Can
from accounts.telling import history_of


def view_of(find):
    """`find(request, key)` is the record or 404; `?field=…` asks for one field, `?cursor=…` for what came before."""

    @access(Can.READ)
    def index(request, key):
        record = find(request, key)
        told = history_of(record, request.GET.get("field", "")[:80], request.GET.get("cursor", ""))
        params = request.GET.copy()
        params["cursor"] = told.next
        next_url = f"?{params.urlencode()}" if told.next else ""
        context = {"record": record, "told": told, "next_url": next_url}
        return render(request, "accounts/history/show.html", context)

    return index

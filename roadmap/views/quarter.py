from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import access, wreverse
from accounts.roles import Can
from roadmap.portfolio import quarters


@access(Can.READ)
@require_safe
def show(request, period=""):
    """The quarter that runs, or the one that the address names."""
    try:
        quarter = quarters.quarter_of(request.workspace, period)
    except ValueError as fault:
        raise Http404(_("There is nothing at this address.")) from fault
    found = quarters.page(request.workspace, quarter, request.membership)
    links = {name: address(request, quarter.beside(step)) for name, step in (("before", -1), ("after", 1))}
    return render(request, "roadmap/quarter/show.html", {"found": found, "quarter": quarter, **links})


def address(request, quarter):
    """(words, address) of a quarter, None for none."""
    return quarter and (quarter.words, wreverse(request, "roadmap:quarter", quarter.slug))


w = "w/<slug:workspace>/"

quarter_urls = [
    path(f"{w}quarters/", show, name="quarters"),
    path(f"{w}quarters/<str:period>/", show, name="quarter"),
]

from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.roles import Can
from accounts.search import pieces
from roadmap.palette import offer
from roadmap.search import FEW, LABELS, MANY, search

RECENT = 12  # paths that a browser may send


@access(Can.READ)
@require_safe
def show(request):
    """All that the words find. A key alone leads straight to what it names."""
    text, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    kind = kind if kind in LABELS else ""
    found = search(request.membership, text, (kind,) if kind else (), MANY if kind else FEW)
    if found.jump and not kind:
        return redirect(found.jump.url)
    for hit in found.hits:
        hit.more["title"] = pieces(hit.title, found.asked.words)
        hit.more["text"] = excerpt(hit, found.asked.words)
    kinds = [("", ""), *LABELS.items()]
    context = {"found": found, "text": found.asked.text, "kind": kind, "kinds": kinds, "most": MANY}
    return render(request, "roadmap/search/show.html", context)


def excerpt(hit, words):
    """Where its text says one of the words; of a comment always what it says."""
    shown = pieces(hit.text, words)
    return shown if hit.kind == "comment" or any(found for _piece, found in shown) else []


@access(Can.READ)
@require_safe
def palette(request):
    """The list of the palette for what is typed in it."""
    recent = [path for path in request.GET.get("recent", "").split(",") if path != request.GET.get("at")]
    found = offer(request, request.GET.get("q", ""), recent[:RECENT])
    response = render(request, "roadmap/search/palette.html", {"offer": found})
    response["Cache-Control"] = "no-store"
    return response


w = "w/<slug:workspace>/"
search_urls = [
    path(f"{w}search/", show, name="search"),
    path(f"{w}palette/", palette, name="palette"),
]

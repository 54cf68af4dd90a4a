from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from accounts.access import access, wreverse
from accounts.roles import Can
from roadmap.presentation import presentation
from roadmap.views.roadmap import reading

BACK = {"portfolio": "roadmap:portfolio"}


@access(Can.READ)
@require_safe
@reading
def show(request, lens):
    """What the address asks for as slides. `slide` is the one that is seen first."""
    by = request.GET.get("by", "")
    by = by if by in ("product", "lane") else ""
    found = presentation(request.membership, lens, request.GET, by)
    at = which(request.GET.get("slide", ""), len(found.slides))
    back = BACK.get(request.GET.get("back", ""))
    kept = "".join(
        f"&{name}={request.GET[name]}"
        for name in ("by", "back")
        if request.GET.get(name) in ("product", "lane", *BACK)
    )
    here = f"{lens.query()}{kept}".replace("?&", "?")
    urls = [f"{here}{'' if here == '?' else '&'}slide={n}" for n in range(1, len(found.slides) + 1)]
    context = {
        "found": found,
        "lens": lens,
        "at": at,
        "exit_url": wreverse(request, back) if back else wreverse(request, "roadmap:roadmap") + lens.query(),
        "slides": list(zip(found.slides, urls, strict=True)),
        "before": urls[at - 2] if at > 1 else "",
        "after": urls[at] if at < len(urls) else "",
    }
    return render(request, "roadmap/presentation/show.html", context)


def which(text, count):
    """The number asked for, held within what there is."""
    return min(max(int(text), 1), count) if text.isascii() and text.isdigit() and len(text) < 6 else 1


presentation_urls = [path("w/<slug:workspace>/roadmap/present/", show, name="present")]

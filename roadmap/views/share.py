from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.keyset import page
from accounts.roles import Can
from accounts.views.answers import back_or
from roadmap.forms.share import ShareForm
from roadmap.models import ShareLink
from roadmap.models.share import SHORT
from roadmap.views.saved import view_or_404


@access(Can.SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request, pk):
    """Who outside sees this roadmap, and a new link. Its address is shown on the answer to its making only."""
    view, address = view_or_404(request, pk), ""
    form = ShareForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        made = form.attempt(lambda: ShareLink.issue(by=request.membership, roadmap=view, **form.wanted))
        if made:
            address = request.build_absolute_uri(reverse("roadmap:shared", args=[made[1]]))
            form = ShareForm(workspace=request.workspace)
    links = list(view.share_links.for_list())
    for link in links:
        describe(link)
    context = {"view": view, "form": form, "links": links, "address": address}
    response = render(request, "roadmap/share/dialog.html", context, status=422 if form.errors else 200)
    if address:
        response["Cache-Control"] = "no-store"
    return response


def describe(link):
    link.words = [SHORT[name] for name in link.fields]
    link.alive = link.opens()


@access(Can.MANAGE_WORKSPACE)
@require_safe
def link_list(request):
    """Every address that leads outside. Of a view that is somebody else's own: for whom and whose, no more."""
    links = request.workspace.share_links.for_list()
    found = page(links, ("-created_at", "-id"), request.GET.get("cursor", ""), 60)
    shown = request.workspace.roadmaps.seen_by(request.membership)
    seen = set(shown.filter(pk__in={link.roadmap_id for link in found.rows}).values_list("pk", flat=True))
    for link in found.rows:
        describe(link)
        link.seen = link.roadmap_id in seen
    context = {"links": found.rows, "next_url": f"?cursor={found.next}" if found.next else ""}
    return render(request, "roadmap/share/list.html", context)


@access(Can.SHARE)
@require_POST
def revoke(request, pk):
    link = find_or_404(request.workspace.share_links.revocable_by(request.membership).for_list(), pk)
    link.revoke(by=request.membership)
    messages.success(request, _("The link for %(name)s no longer opens.") % {"name": link})
    return redirect(back_or(request, link.roadmap))

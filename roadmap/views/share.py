from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
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
        link.words = [SHORT[name] for name in link.fields]
        link.alive = link.opens()
    context = {"view": view, "form": form, "links": links, "address": address}
    response = render(request, "roadmap/share/dialog.html", context, status=422 if form.errors else 200)
    if address:
        response["Cache-Control"] = "no-store"
    return response


@access(Can.SHARE)
@require_POST
def revoke(request, pk):
    link = find_or_404(request.workspace.share_links.seen_by(request.membership).for_list(), pk)
    link.revoke(by=request.membership)
    messages.success(request, _("The link for %(name)s no longer opens.") % {"name": link})
    return redirect(link.roadmap)

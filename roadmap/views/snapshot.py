from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from roadmap.forms.snapshot import SnapshotForm
from roadmap.history.compared import keep_today
from roadmap.lens import product as asked_product


@access(Can.SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Freeze what the roadmap of a product, or of all of them, shows now."""
    try:
        product = asked_product(request.GET, request.workspace)
    except Refused as error:
        context = {"message": error.message, "back": wreverse(request, "roadmap:roadmap")}
        return HttpResponseBadRequest(render_to_string("refused.html", context, request))
    form = SnapshotForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        name, at = form.cleaned_data["name"], timezone.now()
        made = form.attempt(lambda: keep_today(request.workspace, product, request.membership, name, at))
        if made:
            toast(request, _("“%(snapshot)s” is kept.") % {"snapshot": made})
            return redirect(made)
    context = {"form": form, "product": product}
    return render(request, "roadmap/changes/keep.html", context, status=422 if form.errors else 200)


@access(Can.SHARE)
@require_POST
def trash(request, pk):
    snapshot = find_or_404(request.workspace.snapshots.all(), pk)
    cause = snapshot.trash(by=request.membership)
    toast(request, _("“%(snapshot)s” is in the trash.") % {"snapshot": snapshot}, cause)
    return redirect(back_or(request, wreverse(request, "roadmap:changes")))

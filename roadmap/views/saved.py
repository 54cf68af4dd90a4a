from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from roadmap.forms.roadmap import PublishForm, RoadmapForm
from roadmap.lens import Lens
from roadmap.views.roadmap import reading

FORM = require_http_methods(["GET", "HEAD", "POST"])


def view_or_404(request, pk):
    return find_or_404(request.workspace.roadmaps.for_tabs(), pk)


@access(Can.SHARE)
@FORM
@reading
def new(request, lens):
    """What the address shows, under a name; on the way to sharing it where that was asked for."""
    form = RoadmapForm(request.POST or None, workspace=request.workspace)
    sharing = request.GET.get("then") == "share"
    context = {"lens": lens, "view": None, "sharing": sharing}
    to = (lambda view: wreverse(request, "roadmap:share", view.pk)) if sharing else None
    return new_page(
        request, form, "roadmap/roadmap/save.html", context, fixed=lens.fields, words=saved_words, to=to
    )


def saved_words(view):
    return _("%(view)s is saved.") % {"view": view}


@access(Can.SHARE)
@FORM
def rename(request, pk):
    view = view_or_404(request, pk)
    form = RoadmapForm(request.POST or None, instance=view, workspace=request.workspace)
    return edit_page(request, form, "roadmap/roadmap/save.html", {"view": view, "lens": Lens.of(view)})


@access(Can.SHARE)
@require_POST
@reading
def save(request, lens, pk):
    """From now on the view shows what the address asks for."""
    view = view_or_404(request, pk)
    row = view.edit(by=request.membership, changes=lens.fields)
    if row:
        toast(request, saved_words(view), row.cause)
    return redirect(view)


@access(Can.SHARE)
@require_POST
def trash(request, pk):
    view = view_or_404(request, pk)
    cause = view.trash(by=request.membership)
    toast(request, _("%(view)s is in the trash, with its links.") % {"view": view}, cause)
    return redirect(wreverse(request, "roadmap:roadmap"))


@access(Can.SHARE)
@FORM
def publish(request, pk):
    """Tell everybody here that this roadmap is worth a look."""
    view = view_or_404(request, pk)
    form = PublishForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        view.publish(by=request.membership, note=form.cleaned_data["note"])
        messages.success(request, _("%(view)s is published. Everybody here is told.") % {"view": view})
        return redirect(view)
    context = {"view": view, "form": form}
    return render(request, "roadmap/roadmap/publish.html", context, status=422 if form.errors else 200)

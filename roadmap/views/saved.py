from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.shown import Shown
from accounts.views.answers import back_or, edit_page, new_page, toast
from roadmap.forms.roadmap import FirstForm, PublishForm, RoadmapForm
from roadmap.lens import Lens
from roadmap.views.roadmap import reading

FORM = require_http_methods(["GET", "HEAD", "POST"])


def view_or_404(request, pk):
    return find_or_404(request.workspace.roadmaps.seen_by(request.membership).for_tabs(), pk)


@access(Can.KEEP)
@FORM
@reading
def new(request, lens):
    """What the address shows, under a name; on the way to sharing it where that was asked for."""
    form = RoadmapForm(request.POST or None, workspace=request.workspace, member=request.membership)
    sharing = request.GET.get("next") == "share"
    context = {"lens": lens, "view": None, "sharing": sharing}
    to = (lambda view: wreverse(request, "roadmap:share", view.pk)) if sharing else None
    return new_page(
        request, form, "roadmap/roadmap/save.html", context, fixed=lens.fields, words=saved_words, to=to
    )


def saved_words(view):
    return _("%(view)s is saved.") % {"view": view}


@access(Can.KEEP)
@FORM
def rename(request, pk):
    view = view_or_404(request, pk)
    view.allow(request.membership, view.audience)
    form = RoadmapForm(
        request.POST or None, instance=view, workspace=request.workspace, member=request.membership
    )
    return edit_page(request, form, "roadmap/roadmap/save.html", {"view": view, "lens": Lens.of(view)})


@access(Can.KEEP)
@require_POST
@reading
def save(request, lens, pk):
    """From now on the view shows what the address asks for."""
    view = view_or_404(request, pk)
    version = Shown.said(request.POST.get("version", ""))
    row = view.edit(by=request.membership, changes=lens.fields, version=version)
    if row:
        toast(request, saved_words(view), row.cause)
    return redirect(view)


@access(Can.KEEP)
@require_POST
def trash(request, pk):
    view = view_or_404(request, pk)
    cause = view.trash(by=request.membership)
    toast(request, _("%(view)s is in the trash, with its links.") % {"view": view}, cause)
    return redirect(wreverse(request, "roadmap:roadmap"))


@access(Can.KEEP)
@require_POST
def copy(request, pk):
    """One's own to change, of a view that others see."""
    made = view_or_404(request, pk).copy(by=request.membership)
    toast(request, saved_words(made))
    return redirect(made)


@access(Can.READ)
@require_POST
def star(request, pk):
    view = view_or_404(request, pk)
    view.star(by=request.membership, on=request.POST.get("want") != "no")
    return redirect(back_or(request, view.get_absolute_url()))


@access(Can.SHARE)
@FORM
def first(request, pk):
    """For which roles it opens first."""
    view = view_or_404(request, pk)
    form = FirstForm(request.POST or None, workspace=request.workspace, initial={"roles": view.first_for})
    if request.method == "POST" and form.is_valid():
        cause = form.attempt(lambda: view.open_first(form.cleaned_data["roles"], by=request.membership))
        if cause:
            toast(request, _("Saved."), cause)
            return redirect(view)
    context = {"view": view, "form": form}
    return render(request, "roadmap/roadmap/first.html", context, status=422 if form.errors else 200)


@access(Can.SHARE)
@FORM
def publish(request, pk):
    """Tell everybody here that this roadmap is worth a look."""
    view = view_or_404(request, pk)
    form = PublishForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        if form.attempt(lambda: view.publish(by=request.membership, note=note)):
            messages.success(request, _("%(view)s is published. Whoever sees it is told.") % {"view": view})
            return redirect(view)
    context = {"view": view, "form": form}
    return render(request, "roadmap/roadmap/publish.html", context, status=422 if form.errors else 200)

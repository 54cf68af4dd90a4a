"""A card of the board: put elsewhere by carrying it, or in a dialog."""

from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from accounts.access import access
from accounts.errors import Conflict
from accounts.roles import Can
from accounts.views.answers import readable, toast
from roadmap.boards import shelving
from roadmap.forms.board import CardForm
from roadmap.views.drafting import FORM, roadmap_url
from roadmap.views.roadmap import reading
from strategy import horizon
from strategy.views.initiative import initiative_or_404


@access(Can.SHAPE)
@FORM
@reading
def shelve(request, lens, key):
    """In which column and where in it: what a drop or the keyboard sends, and the same as a choice in a dialog."""
    initiative = initiative_or_404(request, key)
    form = CardForm(request.POST or None, instance=initiative, workspace=request.workspace, lens=lens)
    context, status = {"initiative": initiative, "form": form, "lens": lens}, 200
    if request.method == "POST":
        status = 422
        try:
            row = form.save_edit(request.membership) if form.is_valid() else None
        except Conflict as conflict:
            context["conflict"], status = shelving.in_words(readable(conflict)), 409
        else:
            if row is not None:
                if row:
                    toast(request, moved_words(row, initiative, request.workspace.today()), row.cause)
                rest = "&show=all" if request.GET.get("show") == "all" else ""
                return redirect(roadmap_url(request, lens) + rest)
    context["refusal"] = shelving.refusal(lens.columns.word)
    return render(request, "roadmap/board/card.html", context, status=status)


def moved_words(row, initiative, today):
    """ "Moved Standing orders to Next." """
    said = {"title": initiative.title}
    if "horizon" in row.changes:
        stands = shelving.value_of(initiative, "horizon", today)
        said["column"] = horizon.LABELS.get(stands, "")
        if initiative.horizon:
            return _("Moved %(title)s to %(column)s.") % said
        return _("%(title)s stands in %(column)s by its dates.") % said
    return _("Moved %(title)s.") % said


board_urls = [path("w/<slug:workspace>/roadmap/cards/<str:key>/", shelve, name="shelve")]

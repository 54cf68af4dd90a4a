"""Views of tasks under a name: what an address shows is saved, named anew, replaced and deleted."""

from typing import Any, NamedTuple

from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.shown import Shown
from accounts.views.answers import back_or, edit_page, new_page, ours, toast
from execution.forms.taskview import TaskViewForm
from execution.models.taskview import PLACES

FORM = require_http_methods(["GET", "HEAD", "POST"])
PAGES = {name: page for page, names in PLACES.items() for name in names}


class Asked(NamedTuple):
    """What an address of ours asks for. page: a word of PLACES; project: None for all; query: as it was written."""

    path: str
    page: str
    project: Any
    query: str

    @property
    def fields(self):
        return {"page": self.page, "project": self.project, "query": self.query}

    def opened(self, view):
        """The same address as one that shows this view, with what the view does not keep."""
        params = QueryDict(self.query, mutable=True)
        for name in ("cursor", "add"):
            params.pop(name, None)
        params["saved"] = str(view.pk)
        return f"{self.path}?{params.urlencode()}"


def asked_of(request):
    """Asked of the address that `of` names, without it of the list of all tasks. 404 for any other address."""
    of = request.POST.get("of") or request.GET.get("of") or wreverse(request, "execution:task_list")
    path, _mark, query = of.partition("?")
    try:
        found = resolve(path)
    except Resolver404:
        found = None
    here = found and found.kwargs.get("workspace") == request.workspace.slug
    if not here or found.view_name not in PAGES:
        raise Http404(_("There is nothing at this address."))
    project = None
    if "key" in found.kwargs:
        project = find_or_404(request.workspace.projects.current(), found.kwargs["key"])
    return Asked(path, PAGES[found.view_name], project, query)


def view_or_404(request, pk):
    return find_or_404(request.workspace.taskviews.seen_by(request.membership).for_list(), pk)


@access(Can.KEEP)
@FORM
def new(request):
    """What the address shows, under a name."""
    asked = asked_of(request)
    form = TaskViewForm(request.POST or None, workspace=request.workspace, member=request.membership)
    context = {"view": None}
    return new_page(
        request,
        form,
        "execution/taskview/save.html",
        context,
        fixed=asked.fields,
        words=saved_words,
        to=asked.opened,
    )


def saved_words(view):
    return _("%(view)s is saved.") % {"view": view}


@access(Can.KEEP)
@FORM
def rename(request, pk):
    view = view_or_404(request, pk)
    view.allow(request.membership, view.shared)
    form = TaskViewForm(
        request.POST or None, instance=view, workspace=request.workspace, member=request.membership
    )
    to = ours(request, request.GET.get("next")) or view
    return edit_page(request, form, "execution/taskview/save.html", {"view": view}, to=to)


@access(Can.KEEP)
@require_POST
def save(request, pk):
    """From now on the view shows what the address asks for."""
    view, asked = view_or_404(request, pk), asked_of(request)
    version = Shown.said(request.POST.get("version", ""))
    row = view.edit(by=request.membership, changes=asked.fields, version=version)
    if row:
        toast(request, saved_words(view), row.cause)
    return redirect(asked.opened(view))


@access(Can.KEEP)
@require_POST
def trash(request, pk):
    view = view_or_404(request, pk)
    page = view.get_absolute_url().partition("?")[0]
    cause = view.trash(by=request.membership)
    toast(request, _("%(view)s is in the trash.") % {"view": view}, cause)
    return redirect(back_or(request, page))

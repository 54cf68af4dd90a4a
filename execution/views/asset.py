from types import SimpleNamespace

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, require, wreverse
from accounts.errors import Conflict
from accounts.keyset import page
from accounts.markdown import render as markdown
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, toast
from execution.forms.asset import AssetForm
from execution.history import history, in_words
from execution.models import Asset, AssetState
from execution.views.assets import ORDERS, Filters
from execution.views.task import seen

FORM = require_http_methods(["GET", "HEAD", "POST"])
SIZE = 50


def find_asset(request, pk):
    return find_or_404(request.workspace.assets.for_list(), pk)


@access(Can.READ)
@require_safe
def index(request):
    """What the projects need and produce, what is missing first."""
    filters, assets = Filters(request), request.workspace.assets.for_list()
    found = page(filters.apply(assets), ORDERS[filters.order][1], request.GET.get("cursor", ""), SIZE)
    context = {
        "assets": found.rows,
        "filters": filters,
        "today": filters.today,
        "late_count": assets.late(filters.today).count(),
        "open_projects": addable(request),
        "next_url": f"{filters.url()}&cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/asset/list.html", context)


def addable(request):
    """The projects that this reader may add to."""
    return (
        request.workspace.projects.open().order_by("name", "id") if request.membership.can(Can.PLAN) else []
    )


@access(Can.READ)
@require_safe
def show(request, pk):
    asset = find_asset(request, pk)
    context = {
        "asset": asset,
        "today": request.workspace.today(),
        "note": markdown(asset.description),
        "history": history(asset),
    }
    return render(request, "execution/asset/show.html", context)


@access(Can.PLAN)
@FORM
def new(request):
    """A name and a project are enough; whoever adds from a list stays in it."""
    asked = {n: request.GET[n] for n in ("project", "next") if n in request.GET}
    form = AssetForm(request.POST or None, workspace=request.workspace, initial=asked)
    if request.method == "POST" and form.is_valid():
        asset = form.save_new(request.membership)
        if asset:
            toast(request, _("“%(name)s” is added.") % {"name": asset.name})
            return redirect(back_or(request, asset))
    context = {"form": form, "asset": None, "back": wreverse(request, "execution:asset_list")}
    return render(request, "execution/asset/edit.html", context, status=422 if form.errors else 200)


@access(Can.PLAN)
@FORM
def edit(request, pk):
    """All fields on one page: the form that works without script."""
    asset = find_asset(request, pk)
    form = form_of(request, asset)
    context = {"asset": asset, "back": asset.get_absolute_url()}
    return edit_page(request, form, "execution/asset/edit.html", context, back_or(request, asset))


@access(Can.WORK)
@FORM
def field(request, pk, name):
    """One field, edited where it is read."""
    if name not in Asset.WRITABLE:
        raise Http404(_("There is nothing at this address."))
    require(request.membership, Asset.right_to({name}))
    asset = find_asset(request, pk)
    form = form_of(request, asset, only=name)
    template = "execution/asset/_field.html" if request.htmx else "execution/asset/field.html"
    context = {"asset": asset, "name": name}
    return edit_page(request, form, template, context, back_or(request, asset))


def form_of(request, asset, **how):
    """The form over it, which knows the page it was opened on."""
    where = {"next": request.GET.get("next", "")}
    return AssetForm(request.POST or None, instance=asset, workspace=request.workspace, initial=where, **how)


@access(Can.WORK)
@require_POST
def move(request, pk):
    asset, state = find_asset(request, pk), request.POST.get("state", "")
    try:
        row = asset.move(state, by=request.membership, version=seen(request))
    except Conflict as conflict:
        context = {"asset": asset, "conflict": in_words(conflict), "form": SimpleNamespace(data=request.POST)}
        context["back"] = back_or(request, asset.get_absolute_url())
        return render(request, "execution/asset/moved.html", context, status=409)
    if row:
        words = {"name": asset.name, "state": AssetState(state).label.lower()}
        toast(request, _("“%(name)s” is %(state)s.") % words, row.cause)
    return redirect(back_or(request, asset))


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    asset = find_asset(request, pk)
    cause = asset.trash(by=request.membership)
    toast(request, _("“%(name)s” is in the trash.") % {"name": asset.name}, cause)
    return redirect(back_or(request, wreverse(request, "execution:asset_list")))

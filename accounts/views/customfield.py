"""The fields that a company added to its initiatives and tasks: their page, and the verbs."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.forms.customfield import CustomFieldForm
from accounts.models import Noun
from accounts.models.customfield import HUES
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.order import placed

FORM = require_http_methods(["GET", "HEAD", "POST"])


def field_or_404(request, pk):
    return find_or_404(request.workspace.customfields.select_related("workspace"), pk)


def fields_url(request):
    return wreverse(request, "accounts:field_list")


@access(Can.READ)
@require_safe
def field_list(request):
    every = list(request.workspace.customfields.in_order())
    live = [its for its in every if not its.archived_at]
    by_noun = [(label, [its for its in live if its.noun == noun]) for noun, label in Noun.choices]
    context = {"fields": live, "archived": [its for its in every if its.archived_at]}
    context["nouns"] = [(label, rows) for label, rows in by_noun if rows]
    return render(request, "accounts/field/list.html", context)


@access(Can.SHAPE)
@FORM
def field_new(request):
    asked = {"noun": request.GET["noun"]} if request.GET.get("noun") in Noun.values else {}
    form = CustomFieldForm(request.POST or None, workspace=request.workspace, initial=asked)
    return new_page(
        request,
        form,
        "accounts/field/edit.html",
        {"hues": HUES},
        words=added,
        to=lambda its: fields_url(request),
    )


def added(its):
    if its.noun == Noun.TASK:
        return _("%(name)s is a field of every task now.") % {"name": its.name}
    return _("%(name)s is a field of every initiative now.") % {"name": its.name}


@access(Can.SHAPE)
@FORM
def field_edit(request, pk):
    its = field_or_404(request, pk)
    form = CustomFieldForm(request.POST or None, instance=its, workspace=request.workspace)
    return edit_page(
        request, form, "accounts/field/edit.html", {"its": its, "hues": HUES}, to=fields_url(request)
    )


@access(Can.SHAPE)
@require_POST
def field_place(request, pk):
    """One place up or down, or to a place of the list; forms and columns follow."""
    its = field_or_404(request, pk)
    among = its.siblings().filter(archived_at=None)
    if its.archived_at is None:
        placed(request, list(among), its)
    return redirect(fields_url(request))


@access(Can.SHAPE)
@require_POST
def field_archive(request, pk):
    """Out of sight with all its values, or back (`to=back`)."""
    its = field_or_404(request, pk)
    if request.POST.get("to") == "back":
        row, words = its.unarchive(by=request.membership), _("%(name)s is asked for again.")
    else:
        row, words = (
            its.archive(by=request.membership),
            _("%(name)s is archived. What was written in it stays."),
        )
    if row:
        toast(request, words % {"name": its.name}, row.cause)
    return redirect(fields_url(request))


@access(Can.SHAPE)
@require_POST
def field_delete(request, pk):
    its = field_or_404(request, pk)
    cause = its.trash(by=request.membership)
    toast(request, _("%(name)s is in the trash, and its values with it.") % {"name": its.name}, cause)
    return redirect(fields_url(request))

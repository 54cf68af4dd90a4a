from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from execution.forms.allocation import AllocationForm
from execution.models import Person

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.PLAN)
@FORM
def new(request):
    """Somebody for some project; the address may suggest who, for what and when."""
    Person.ensure(request.workspace)
    form = AllocationForm(request.POST or None, workspace=request.workspace, initial=asked(request))
    return new_page(
        request, form, "execution/allocation/new.html", words=said, to=lambda one: back_or(request, one)
    )


def asked(request):
    given = {n: request.GET[n] for n in ("person", "start", "end", "next") if n in request.GET}
    project = find(request.workspace.projects.all(), request.GET.get("project", ""))
    return given | ({"project": project.pk} if project else {})


def said(allocation):
    return _("%(person)s is allocated to %(project)s.") % {
        "person": allocation.person.name,
        "project": allocation.project.name,
    }


@access(Can.PLAN)
@FORM
def edit(request, pk):
    """All of it on a page of its own; the share and its days where they are read."""
    allocation = find_or_404(request.workspace.allocations.for_list(), pk)
    form = AllocationForm(
        request.POST or None, instance=allocation, workspace=request.workspace,
        brief=bool(request.htmx), initial={"next": request.GET.get("next", "")},
    )  # fmt: skip
    template = "execution/allocation/_inline.html" if request.htmx else "execution/allocation/edit.html"
    context = {"allocation": allocation}
    return edit_page(request, form, template, context, to=back_or(request, allocation))


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    allocation = find_or_404(request.workspace.allocations.for_list(), pk)
    cause = allocation.trash(by=request.membership)
    toast(request, _("%(allocation)s: in the trash.") % {"allocation": allocation}, cause)
    return redirect(back_or(request, allocation))

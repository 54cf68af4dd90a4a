from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from execution.forms.timeoff import TimeOffForm
from execution.models import Person
from execution.views.allocation import FORM


@access(Can.PLAN)
@FORM
def new(request):
    Person.ensure(request.workspace)
    asked = {name: request.GET[name] for name in ("person", "first", "last", "next") if name in request.GET}
    form = TimeOffForm(request.POST or None, workspace=request.workspace, initial=asked)
    return new_page(
        request, form, "execution/timeoff/new.html", words=said, to=lambda one: back_or(request, one)
    )


def said(entry):
    return _("%(person)s is away then.") % {"person": entry.person.name}


def find_entry(request, pk):
    return find_or_404(request.workspace.time_off.select_related("workspace", "person__workspace"), pk)


@access(Can.PLAN)
@FORM
def edit(request, pk):
    entry = find_entry(request, pk)
    form = TimeOffForm(
        request.POST or None, instance=entry, workspace=request.workspace,
        brief=bool(request.htmx), initial={"next": request.GET.get("next", "")},
    )  # fmt: skip
    template = "execution/timeoff/_inline.html" if request.htmx else "execution/timeoff/edit.html"
    return edit_page(request, form, template, {"entry": entry}, to=back_or(request, entry))


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    entry = find_entry(request, pk)
    cause = entry.trash(by=request.membership)
    toast(request, _("%(entry)s: in the trash.") % {"entry": entry}, cause)
    return redirect(back_or(request, entry))

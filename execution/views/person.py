from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from execution.capacity import monday
from execution.forms.person import PersonForm, ReplaceForm
from execution.models import Kind, Person
from execution.workload import SOON, Workload

FORM = require_http_methods(["GET", "HEAD", "POST"])


def find_person(request, pk):
    return find_or_404(request.workspace.persons.for_list(), pk)


@access(Can.READ)
@require_safe
def index(request):
    """Everybody and everything that work can be given to, with what they have."""
    today = request.workspace.today()
    load = Workload(request.workspace, monday(today), SOON, today)
    resting = request.workspace.persons.for_list().exclude(pk__in=[row.person.pk for row in load.rows])
    context = {
        "groups": load.groups(load.rows),
        "resting": resting.order_by("name", "id"),
        "next_off": next_off(request.workspace, today),
        "total": len(load.rows),
    }
    return render(request, "execution/person/list.html", context)


@access(Can.PLAN)
@FORM
def new(request):
    initial = {"kind": request.GET.get("kind") or Kind.PLACEHOLDER}
    form = PersonForm(request.POST or None, workspace=request.workspace, initial=initial)
    return new_page(
        request, form, "execution/person/new.html", words=added, to=lambda one: resources(request)
    )


def added(person):
    return _("%(person)s is added.") % {"person": person.name}


def resources(request):
    return wreverse(request, "execution:person_list")


@access(Can.PLAN)
@FORM
def edit(request, pk):
    person = find_person(request, pk)
    form = PersonForm(request.POST or None, instance=person, workspace=request.workspace)
    context = {"person": person, "back": resources(request)}
    return edit_page(request, form, "execution/person/edit.html", context, to=resources(request))


def next_off(workspace, today):
    """{person id: their next or present time off}."""
    rows = workspace.time_off.filter(last__gte=today).order_by("-first", "-id")
    return {entry.person_id: entry for entry in rows}


@access(Can.PLAN)
@require_POST
def activate(request, pk):
    """Plan for them, or plan for them no more: as `want` says, so that what is sent twice is done once."""
    person, want = find_person(request, pk), request.POST.get("want", "")
    active = want == "yes" if want else not person.active
    row = person.edit(by=request.membership, changes={"active": active})
    said = _("%(person)s is planned for again.") if person.active else _("Nothing is planned for %(person)s.")
    toast(request, said % {"person": person.name}, row and row.cause)
    return redirect(back_or(request, resources(request)))


@access(Can.PLAN)
@FORM
def replace(request, pk):
    """A placeholder's work goes to a member."""
    Person.ensure(request.workspace)
    placeholder = find_person(request, pk)
    form = ReplaceForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        done = form.attempt(lambda: placeholder.replace(person, by=request.membership))
        if done:
            moved, cause = done
            words = ngettext(
                "%(n)s allocation of %(old)s is %(new)s's now.", "%(n)s allocations of %(old)s are %(new)s's now.",
                moved,
            )  # fmt: skip
            toast(request, words % {"n": moved, "old": placeholder.name, "new": person.name}, cause)
            return redirect(resources(request))
    context = {"person": placeholder, "form": form, "back": resources(request)}
    return render(request, "execution/person/replace.html", context, status=422 if form.errors else 200)


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    person = find_person(request, pk)
    cause = person.trash(by=request.membership)
    toast(request, _("%(person)s is in the trash.") % {"person": person.name}, cause)
    return redirect(resources(request))

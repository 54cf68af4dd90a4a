from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import new_page, toast
from strategy.forms.dependency import DependencyForm
from strategy.forms.pick import offered
from strategy.models import InitiativeDependency
from strategy.views.initiative import initiative_or_404

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.READ)
@require_safe
def initiative_options(request):
    """What a line that names an initiative offers while one types."""
    found = request.workspace.initiatives.select_related("workspace", "product")
    but = request.GET.get("but", "")[:40].upper()
    options = offered(found, request.GET.get("q", "")[:240])
    options = [one for one in options if one.key != but]
    return render(request, "strategy/dependency/options.html", {"options": options})


@access(Can.SHAPE)
@FORM
def dependency_new(request, key):
    initiative = initiative_or_404(request, key)
    form = DependencyForm(request.POST or None, workspace=request.workspace, initiative=initiative)
    context = {"initiative": initiative}
    return new_page(
        request,
        form,
        "strategy/dependency/edit.html",
        context,
        words=added,
        to=lambda _made: place(initiative),
    )


def added(dependency):
    said = {"after": dependency.after.key, "before": dependency.before.key}
    return _("%(after)s depends on %(before)s.") % said


def place(initiative):
    return f"{initiative.get_absolute_url()}#dependencies"


@access(Can.SHAPE)
@require_POST
def dependency_delete(request, key, pk):
    initiative = initiative_or_404(request, key)
    dependency = find_or_404(InitiativeDependency.objects.for_list().of([initiative]), pk)
    cause = dependency.trash(by=request.membership)
    said = {"after": dependency.after.key, "before": dependency.before.key}
    toast(request, _("%(after)s no longer depends on %(before)s.") % said, cause)
    return redirect(place(initiative))

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Forbidden
from accounts.keyset import page
from accounts.roles import Can
from execution.forms.update import UpdateForm
from execution.models.update import may_declare
from execution.views.head import frame

SIZE = 50


@access(Can.READ)
@require_safe
def index(request, key):
    """What was said of a project, newest first."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    found = page(
        project.updates.select_related("by__user"), ("-at", "-id"), request.GET.get("cursor", ""), SIZE
    )
    context = frame(request, project, "updates") | {
        "updates": found.rows,
        "next_url": f"{request.path}?cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/update/list.html", context)


@access(Can.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, key):
    """Say how it stands: its lead may, whatever their role, and whoever plans projects."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    if not may_declare(request.membership, project):
        raise Forbidden(_("Only its lead and those who plan projects say how it stands."))
    form = UpdateForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid() and form.declare(project, request.membership):
        messages.success(request, _("Said. It stands beside the computed health."))
        return redirect(project)
    status = 422 if form.errors else 200
    return render(request, "execution/update/new.html", {"form": form, "project": project}, status=status)

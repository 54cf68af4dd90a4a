from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import toast
from execution.forms.boardcolumn import ColumnsForm
from execution.models import Status


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, key):
    """The columns of a board as one form: their names, states, limits and order."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    form, status = ColumnsForm(request.POST or None, workspace=request.workspace, project=project), 200
    if request.method == "POST" and not form.moves:
        status = 422
        saved = form.save(request.membership) if form.is_valid() else None
        if saved is not None:
            if saved:
                toast(request, _("The board has other columns now."), saved)
            return redirect(wreverse(request, "execution:board", project.key))
    context = {"project": project, "form": form, "states": Status.choices}
    return render(request, "execution/board/columns.html", context, status=status)

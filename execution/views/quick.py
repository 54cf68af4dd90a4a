from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access
from accounts.lookup import find
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from execution.forms.quick import QuickLineForm
from execution.quick import add as quickadd
from execution.quick import offers as quickoffers
from execution.quick.line import LONGEST
from execution.quick.offers import HEADS


@access(Can.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """A task in one line, from anywhere; it lands in the project that was open, that is chosen, or that the line names."""
    form = QuickLineForm(request.POST or None, workspace=request.workspace, initial=asked(request))
    if request.method == "POST" and form.is_valid():
        made = form.save(request.membership)
        if made:
            task, cause = made
            words = {"key": task.key, "title": task.title, "project": task.project.name}
            toast(request, _("%(key)s %(title)s is added to %(project)s.") % words, cause)
            return redirect(back_or(request, task))
    line = request.POST.get("line", "") or form.initial["line"]
    context = {"form": form, "found": quickadd.reading(line, request.membership) if line else None}
    status = 422 if form.errors else 200
    return render(request, "execution/quick/new.html", context, status=status)


def asked(request):
    """What the address says: the project that was open, a line begun elsewhere, the page to come back to."""
    ref = request.GET.get("project", "")
    project = find(request.workspace.projects.open(), ref) if ref else None
    line = (request.GET.get("line") or request.GET.get("title") or "")[:LONGEST]
    return {"project": project, "line": line, "next": request.GET.get("next", "")}


@access(Can.PLAN)
@require_safe
def offer(request):
    """What may stand behind a sign of the line, while it is typed: `q` is the sign and what follows it."""
    word = request.GET.get("q", "")[:LONGEST]
    found = quickoffers.offers(word, quickadd.known(request.membership)) if word[:1] in HEADS else []
    context = {"offers": found, "head": HEADS.get(word[:1], ""), "said": quickoffers.counted(found, word)}
    return render(request, "execution/quick/_offers.html", context)


@access(Can.PLAN)
@require_safe
def read(request):
    """What a line says so far, piece by piece, while it is typed."""
    found = quickadd.reading(request.GET.get("line", ""), request.membership)
    return render(request, "execution/quick/_read.html", {"found": found})

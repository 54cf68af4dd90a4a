from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.keyset import page
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from execution.forms.label import LabelForm, MergeForm
from execution.models.status import CLOSED

FORM = require_http_methods(["GET", "HEAD", "POST"])
SIZE = 50


def label_or_404(request, pk):
    return find_or_404(request.workspace.labels.for_list(), pk)


def labels_url(request):
    return wreverse(request, "execution:label_list")


@access(Can.READ)
@require_safe
def index(request):
    return render(request, "execution/label/list.html", {"labels": request.workspace.labels.for_list()})


@access(Can.READ)
@require_safe
def show(request, pk):
    """The tasks that wear it, across projects: open ones by when they are due, or what is over."""
    label, over = label_or_404(request, pk), request.GET.get("show") == "closed"
    wearing = request.workspace.tasks.current().filter(labels=label, project__deleted_at=None)
    closed = wearing.filter(status__in=CLOSED)
    shown = (closed if over else wearing.open()).for_list().with_below().with_steps().with_ties()
    order = ("-due_or_far", "-id") if over else ("due_or_far", "id")
    found = page(shown, order, request.GET.get("cursor", ""), SIZE)
    query = "show=closed&" if over else ""
    context = {
        "label": label,
        "over": over,
        "closed": closed.count(),
        "tasks": found.rows,
        "all_projects": list({task.project_id: task.project for task in found.rows}.values()),
        "today": request.workspace.today(),
        "next_url": f"{request.path}?{query}cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/label/show.html", context)


@access(Can.PLAN)
@FORM
def new(request):
    form = LabelForm(request.POST or None, workspace=request.workspace)
    return new_page(
        request, form, "execution/label/edit.html", words=added, to=lambda label: labels_url(request)
    )


def added(label):
    return _("%(label)s is a label. Give it to tasks on their pages.") % {"label": label.name}


@access(Can.PLAN)
@FORM
def edit(request, pk):
    label = label_or_404(request, pk)
    form = LabelForm(request.POST or None, instance=label, workspace=request.workspace)
    return edit_page(request, form, "execution/label/edit.html", {"label": label}, to=labels_url(request))


@access(Can.PLAN)
@FORM
def merge(request, pk):
    """All that wears this one wears another one; one step in undo."""
    label = label_or_404(request, pk)
    form = MergeForm(request.POST or None, workspace=request.workspace, label=label)
    if request.method == "POST" and form.is_valid():
        cause = form.save(request.membership)
        if cause:
            words = {"label": label.name, "into": form.cleaned_data["into"].name}
            toast(request, _("%(label)s is now %(into)s.") % words, cause)
            return redirect(labels_url(request))
    status = 422 if form.errors else 200
    return render(request, "execution/label/merge.html", {"label": label, "form": form}, status=status)


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    label = label_or_404(request, pk)
    cause = label.trash(by=request.membership)
    words = ngettext(
        "%(label)s is in the trash. %(n)s task wears it no more until it is back.",
        "%(label)s is in the trash. %(n)s tasks wear it no more until it is back.",
        label.worn,
    )
    toast(request, words % {"label": label.name, "n": label.worn}, cause)
    return redirect(labels_url(request))

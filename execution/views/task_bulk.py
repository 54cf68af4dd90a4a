"""One act on many tasks: on those that are ticked, or on all that match what the list is narrowed to."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts import bulk
from accounts.access import access, find_or_404, require, wreverse
from accounts.errors import Refused
from accounts.models.many import AT_ONCE
from accounts.roles import Can
from accounts.views import acts
from accounts.views.answers import back_or, toast
from execution.blocks import OVER, StillBlocked, answers_to
from execution.forms.task_bulk import TaskBulkForm
from execution.scheduling.along import agreed_in, along
from execution.views import task_lines
from execution.views.task_filters import Filters
from execution.views.tasks import LEFT

DAYS = ("start", "due", "shift")  # what others may follow


@access(Can.WORK)
@require_POST
def change(request):
    """What may, changes; what may not, is said by name above the list. One undo takes all of it back."""
    own = list(request.workspace.customfields.of("task"))
    seen = matching(request) if "matching" in request.POST else acts.ticked(request.POST)
    acts.here(list(seen), request.workspace.tasks)
    form = TaskBulkForm(acts.spread(request.POST), workspace=request.workspace, own=own)
    if not form.is_valid():
        name, texts = next(iter(form.errors.items()))
        raise Refused(" ".join(texts), name)
    do, me, versions = form.cleaned_data["do"], request.membership, acts.versions(seen)
    if do != "status":
        require(me, Can.PLAN)
    read = acts.reader(request.workspace.tasks.for_list())
    said = request.POST.get("block", "")
    if do == "status" and said not in answers_to(form.cleaned_data["status"]):
        ask_of_blocks(request, list(seen), form.cleaned_data["status"])

    def one_part(rows, **how):
        return form.act(rows, versions, me, over=said == OVER, **how)

    def act(cause=None):
        return bulk.in_chunks(list(seen), read, one_part, cause=cause)

    outcome = followed(request, seen, act) if do in DAYS else act()
    tell(request, outcome, do)
    return redirect(back_or(request, wreverse(request, "execution:task_list")))


def ask_of_blocks(request, pks, status):
    """Raises StillBlocked, once for all of them, where some are blocked and would go on."""
    blocked, found = request.workspace.tasks.for_list().filter(blocked_on__isnull=False), []
    for start in range(0, len(pks), AT_ONCE):
        found += blocked.filter(pk__in=pks[start : start + AT_ONCE])
    if on := [task for task in found if task.goes_on(status)]:
        asked = StillBlocked(on, status)
        asked.back = back_or(request, wreverse(request, "execution:task_list"))
        raise asked


def followed(request, seen, act):
    """The Outcome of act(cause); raises MovesOthers where others would move along and nobody agreed to that yet."""
    ids = request.workspace.tasks.filter(pk__in=list(seen)).values("project")
    projects = list(request.workspace.projects.select_related("workspace").filter(pk__in=ids))
    found = []

    def tried(cause):
        found.append(act(cause))
        return found[-1].changed

    along(projects, tried, by=request.membership, agreed=agreed_in(request.POST))
    return found[-1]


def matching(request):
    """{id: None} of all that match the address of the list, in its order. Raises Refused where that are not as many as
    the reader was told: nobody changes what they did not mean."""
    key = request.POST.get("of", "")
    project = find_or_404(request.workspace.projects.for_list(), key) if key else None
    found = task_lines.lines(Filters(acts.asked(request), project))
    found = [line for line in found if not line["context"]]
    if str(len(found)) != request.POST.get("count", ""):
        raise Refused(
            ngettext(
                "%(n)s task matches by now. Look again before you change it.",
                "%(n)s tasks match by now. Look again before you change them.",
                len(found),
            )
            % {"n": len(found)},
            "count",
        )
    return acts.checked({line["pk"]: None for line in found})


def tell(request, outcome, do):
    """How many changed, with one undo for all of them; what did not is kept for the list to say at its place."""
    n = len(outcome.changed)
    if n:
        words = (
            ngettext("%(n)s task is in the trash.", "%(n)s tasks are in the trash.", n)
            if do == "trash"
            else ngettext("%(n)s task changed.", "%(n)s tasks changed.", n)
        )
        toast(request, words % {"n": n}, outcome.cause)
    elif not outcome.left:
        toast(request, _("They were so already."))
    acts.keep_left(request, outcome, LEFT)

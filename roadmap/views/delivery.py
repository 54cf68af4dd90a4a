from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.roles import Can, Role
from accounts.views.answers import toast
from execution.models import Task
from execution.views.template import foreseen
from roadmap import actions, work
from roadmap.explain import explain, of_initiative
from roadmap.forms.delivery import LaunchForm
from roadmap.requirement_tasks import make_task


@access(Can.LAUNCH)
@require_http_methods(["GET", "HEAD", "POST"])
def launch(request, key):
    return launch_page(request, key, another=False)


@access(Can.LAUNCH)
@require_http_methods(["GET", "HEAD", "POST"])
def another(request, key):
    return launch_page(request, key, another=True)


def launch_page(request, key, another):
    initiative = find_or_404(request.workspace.initiatives.all(), key)
    limit = initiative.promise.end if initiative.promise else None
    fill_url = wreverse(request, "execution:template_fill") + (f"?limit={limit}" if limit else "")
    asked = {name: request.GET[name] for name in ("template", "start") if name in request.GET}
    form = LaunchForm(
        request.POST or None,
        workspace=request.workspace,
        initiative=initiative,
        fill_url=fill_url,
        initial={"idempotency_key": new_id() if another else "", **asked},
    )
    if request.method == "POST" and form.is_valid():
        try:
            delivery, created = actions.launch(
                initiative, request.membership, another=another, **form.asked_for()
            )
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            said = _("Launched as %(project)s.") if created else _("Already in delivery as %(project)s.")
            messages.success(request, said % {"project": delivery.project.name})
            return redirect(initiative)
    context = {
        "initiative": initiative,
        "promise": initiative.promise,
        "form": form,
        "another": another,
        **foreseen(request, form, limit),
    }
    return render(request, "roadmap/delivery/launch.html", context, status=422 if form.errors else 200)


@access(Can.LAUNCH)
@require_POST
def requirement_task(request, pk):
    """A requirement that came after the launch becomes a task."""
    found = request.workspace.requirements.filter(initiative__deleted_at=None)
    requirement = find_or_404(found.select_related("initiative__product", "initiative__workspace"), pk)
    task, cause = make_task(requirement, request.membership)
    undoable = cause if request.membership.can(Task.right_to(())) else None
    toast(request, _("%(task)s is made of it.") % {"task": task.key}, undoable)
    return redirect(f"{requirement.initiative.get_absolute_url()}#requirements")


@access(Can.SHAPE)
@require_POST
def ship(request, key):
    initiative = find_or_404(request.workspace.initiatives.all(), key)
    actions.ship(initiative, request.membership)
    messages.success(request, _("%(title)s is shipped.") % {"title": initiative.title})
    return redirect(initiative)


@access(Can.READ)
@require_safe
def show(request, pk):
    """How this delivery's progress, forecast and health are computed."""
    delivery = find_or_404(request.workspace.deliveries.with_work(), pk)
    today = request.workspace.today()
    facts = work.of_deliveries([delivery], today)[delivery.pk]
    context = {"delivery": delivery, "facts": facts, "today": today} | explain(delivery, facts)
    return render(request, "roadmap/delivery/explain.html", context)


@access(Can.READ)
@require_safe
def progress(request, key):
    """Which task of which project weighs what in an initiative."""
    initiative = find_or_404(request.workspace.initiatives.all(), key)
    deliveries = list(request.workspace.deliveries.with_work().filter(initiative=initiative))
    context = {"initiative": initiative, "found": of_initiative(deliveries)}
    return render(request, "roadmap/delivery/progress.html", context)


@access(Can.LAUNCH)
@require_POST
def trash(request, pk):
    """Unlink: the project stays, and may serve another initiative."""
    delivery = find_or_404(request.workspace.deliveries.with_work(), pk)
    cause = delivery.trash(by=request.membership)
    toast(request, _("%(project)s is unlinked.") % {"project": delivery.project.name}, cause)
    return redirect(delivery.initiative)


@access(Can.READ)
@require_safe
def home(request):
    """The portfolio for an executive, the roadmap for whoever works on it."""
    executive = request.membership.acting_role == Role.EXECUTIVE
    return redirect(wreverse(request, "roadmap:portfolio" if executive else "roadmap:roadmap"))

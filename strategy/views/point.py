from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.errors import Conflict, Forbidden, Refused
from accounts.roles import Can
from accounts.views.answers import edit_page
from strategy import readiness
from strategy.forms.point import AnswerForm
from strategy.states import State
from strategy.views.initiative import initiative_or_404
from strategy.views.verbs import may


@access(Can.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def point_answer(request, key, pk):
    """What became of one point. Its owner and product managers say it, while it is a draft."""
    initiative = initiative_or_404(request, key)
    if not may(initiative, request.membership, "submit"):
        raise Forbidden(_("Only its owner or a product manager may do this."))
    point = find_or_404(initiative.points().select_related("request__initiative__product"), pk)
    if request.method != "POST" and initiative.state != State.DRAFT:
        messages.info(request, _("Its answers went along with the next request, so they stay as they are."))
        return redirect(initiative)
    form = AnswerForm(request.POST or None, instance=point, workspace=request.workspace)
    words = readiness.words(request.workspace.customfields.of("initiative"))
    context = {"initiative": initiative, "point": point, "part": words.get(point.part, "")}
    return edit_page(
        request, form, "strategy/point/edit.html", context, f"{initiative.get_absolute_url()}#points"
    )


@access(Can.DECIDE)
@require_POST
def agreement_take_back(request, key):
    """One's yes, as long as it was not enough."""
    initiative = initiative_or_404(request, key)
    try:
        initiative.take_back(
            by=request.membership, note=request.POST.get("note", "").replace("\0", "")[:5000]
        )
    except (Refused, Conflict) as said:
        messages.error(request, said.message)
    else:
        messages.success(request, _("Your yes to %(key)s is taken back.") % {"key": initiative.key})
    return redirect(initiative)

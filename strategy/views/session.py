from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import toast
from strategy.forms.session import InviteForm, SessionForm, number
from strategy.models import Ballot
from strategy.session_page import SessionPage

FORM = require_http_methods(["GET", "HEAD", "POST"])


def session_or_404(request, pk):
    return find_or_404(request.workspace.scoring_sessions.for_list(), pk)


@access(Can.READ)
@require_safe
def session_list(request):
    sessions = list(request.workspace.scoring_sessions.for_list())
    mine = set(
        request.workspace.scoring_sessions.waiting_for(request.membership).values_list("pk", flat=True)
    )
    products = request.workspace.products.order_by("name", "id")
    return render(
        request, "strategy/session/list.html", {"sessions": sessions, "mine": mine, "products": products}
    )


@access(Can.SHAPE)
@FORM
def session_new(request, key):
    product = find_or_404(request.workspace.products.all(), key)
    form = SessionForm(request.POST or None, workspace=request.workspace, product=product)
    if request.method == "POST":
        made = form.save(request.membership) if form.is_valid() else None
        if made:
            return redirect(made)
        return render(request, "strategy/session/new.html", {"form": form, "product": product}, status=422)
    return render(request, "strategy/session/new.html", {"form": form, "product": product})


@access(Can.READ)
@require_safe
def session_show(request, pk):
    return show(request, session_or_404(request, pk))


def show(request, session, refusal="", status=200):
    me = request.membership
    context = {
        "session": session,
        "page": SessionPage(session, me, request.GET.get("item", "")),
        "leads": me.is_active and (me.pk == session.facilitator_id or me.can(Can.SHAPE)),
        "refusal": refusal,
    }
    template = "strategy/session/_live.html" if request.htmx else "strategy/session/show.html"
    return render(request, template, context, status=status)


@access(Can.READ)
@require_POST
def session_vote(request, pk, key, name):
    """Answer, ask the rest, reveal, ask again or take. The verbs know who may."""
    session = session_or_404(request, pk)
    initiative = find_or_404(request.workspace.initiatives.select_related("product", "workspace"), key)
    criterion = session.model.scheme.by_key.get(name)
    if criterion is None or criterion.source:
        raise Http404(_("There is nothing at this address."))
    by, verb = request.membership, request.POST.get("verb", "answer")
    try:
        vote = Ballot.of(session, initiative, name)
        act(vote, verb, by, request.POST.get("value", ""))
    except (Refused, ValueError) as error:
        request.GET = request.GET.copy()
        request.GET["item"] = key
        return show(request, session, str(error), 422)
    return redirect(f"{session.get_absolute_url()}?item={initiative.key}#{name}")


def act(vote, verb, by, value):
    match verb:
        case "answer":
            vote.answer(by=by, value=number(value))
        case "ask":
            vote.ask(by=by)
        case "reveal":
            vote.reveal(by=by)
        case "again":
            vote.again(by=by)
        case "take":
            vote.take(by=by, value=number(value) if value else None)
        case _:
            raise Refused(_("There is nothing like this to do here."))


@access(Can.READ)
@FORM
def session_invite(request, pk):
    """A seat for one more, given by whoever leads."""
    session = session_or_404(request, pk)
    session.check_facilitator(request.membership)
    form = InviteForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST":
        if form.is_valid():
            by, member = request.membership, form.cleaned_data["member"]
            if form.attempt(lambda: session.invite(member, by=by)):
                toast(request, _("%(name)s scores too.") % {"name": member})
                return redirect(session)
        return render(request, "strategy/session/invite.html", {"form": form, "session": session}, status=422)
    return render(request, "strategy/session/invite.html", {"form": form, "session": session})


@access(Can.READ)
@require_POST
def session_close(request, pk):
    session = session_or_404(request, pk)
    session.close(by=request.membership)
    toast(request, _("The session is over. What was taken stays."))
    return redirect(session)

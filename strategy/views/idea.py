import datetime as dt

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.errors import Forbidden
from accounts.lookup import find
from accounts.markdown import render as markdown
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from strategy.demand import by_segment, weekly
from strategy.forms.idea import AnswerForm, IdeaForm
from strategy.models.idea import WORDS
from strategy.views.ideas import Filters, likenesses, listed

FORM = require_http_methods(["GET", "HEAD", "POST"])
READ_HERE = 4  # insights on the page; the rest has a list of its own
ALIKE = 3
WEEKS, LATELY = 15, dt.timedelta(days=30)


def idea_or_404(request, key):
    return find_or_404(request.workspace.ideas.for_list().voted_by(request.membership), key)


@access(Can.READ)
@require_safe
def idea_list(request):
    """What people want, the most wanted opened beside it."""
    filters = Filters(request)
    rows, next_url = listed(request, filters)
    context = {"filters": filters, "ideas": rows, "next_url": next_url, "landing": True, "idea": None}
    if rows and not request.GET.get("cursor"):
        context |= opened(request, rows[0], filters)
    return render(request, "strategy/idea/show.html", context)


@access(Can.READ)
@require_safe
def idea_show(request, key):
    idea = idea_or_404(request, key)
    if idea.survivor:
        messages.info(request, _("%(idea)s was merged into this one.") % {"idea": idea.key})
        return redirect(idea.survivor)
    return show(request, idea)


def show(request, idea, form=None, status=200):
    filters = Filters(request)
    rows, next_url = listed(request, filters)
    context = {"filters": filters, "ideas": rows, "next_url": next_url, "landing": False}
    context |= opened(request, idea, filters, form)
    mark_neighbours(idea, rows)
    return render(request, "strategy/idea/show.html", context, status=status)


def opened(request, idea, filters, form=None):
    """One idea with all that is known of it."""
    me, today = request.membership, request.workspace.today()
    insights = request.workspace.insights.for_list().of_idea(idea).newest_said()
    votes = list(idea.votes_of_whole().select_related("member__user").order_by("created_at", "id"))
    context = {
        "idea": idea,
        "about": markdown(idea.description),
        "insights": list(insights[:READ_HERE]),
        "more_insights": max(0, idea.insight_count - READ_HERE),
        "alike": looks_alike(request, idea, filters),
        "merged": list(idea.merged.filter(deleted_at=None).select_related("workspace").order_by("number")),
        "may_edit": idea.editable_by(me),
        "form": form or AnswerForm(initial={"version": idea.version, **answer_of(idea)}),
        "told": idea.audience().exclude(pk=me.pk).count(),
    }
    return context | voted(votes, today) | wanted(request, idea)


def answer_of(idea):
    return {"verdict": idea.verdict or "planned", "words": idea.answer}


def voted(votes, today):
    """Who voted, each once, and when, by the week."""
    first = {}
    for vote in votes:
        first.setdefault(vote.member_id, vote)
    days = [timezone.localtime(vote.created_at).date() for vote in first.values()]
    return {
        "voters": [vote.member for vote in first.values()],
        "lately": sum(1 for day in days if today - day < LATELY),
        "weeks": weekly(days, today, WEEKS),
        "since": today - dt.timedelta(weeks=WEEKS - 1),
    }


def wanted(request, idea):
    """The customers behind it, the heaviest first, and their segments."""
    said = request.workspace.insights.of_idea(idea)
    customers = request.workspace.customers.filter(pk__in=said.values("customer")).order_by("-weight", "name")
    found = list(customers)
    return {"customers": found, "segments": by_segment((c.segment, c.weight) for c in found)}


def looks_alike(request, idea, filters):
    """[(idea, Likeness)], the likest first."""
    found = {like.ref: like for like in likenesses(idea, filters.comparable)[:ALIKE]}
    ideas = request.workspace.ideas.for_list().filter(pk__in=found)
    return sorted(((row, found[row.pk]) for row in ideas), key=lambda pair: -pair[1].weight)


def mark_neighbours(idea, rows):
    """Those before and after it in the list carry the keys that lead there."""
    pks = [row.pk for row in rows]
    at = pks.index(idea.pk) if idea.pk in pks else -1
    for n, row in enumerate(rows):
        row.hot = {at - 1: "k", at + 1: "j"}.get(n, "")


@access(Can.PROPOSE)
@FORM
def idea_new(request):
    """A title is enough. Adding an idea is no vote for it: many are written down for somebody else."""
    chosen = find(request.workspace.products.all(), request.GET.get("product", ""))
    initial = {"product": chosen, "title": request.GET.get("title", "")[:200]}
    form = IdeaForm(request.POST or None, workspace=request.workspace, initial=initial)
    return new_page(request, form, "strategy/idea/edit.html", {"idea": None}, words=added)


def added(idea):
    return _("%(key)s is added. Say who asked for it.") % {"key": idea.key}


@access(Can.PROPOSE)
@FORM
def idea_edit(request, key):
    """All words on one page: the form that works without script."""
    idea = own_or_403(request, key)
    form = IdeaForm(request.POST or None, instance=idea, workspace=request.workspace)
    return edit_page(request, form, "strategy/idea/edit.html", {"idea": idea})


@access(Can.PROPOSE)
@FORM
def idea_field(request, key, name):
    """One field, edited where it is read."""
    if name not in WORDS:
        raise Http404(_("There is nothing at this address."))
    idea = own_or_403(request, key)
    form = IdeaForm(request.POST or None, instance=idea, workspace=request.workspace, only=[name])
    template = "strategy/idea/_field.html" if request.htmx else "strategy/idea/field.html"
    return edit_page(request, form, template, {"idea": idea, "url": request.path})


def own_or_403(request, key):
    idea = idea_or_404(request, key)
    if not idea.editable_by(request.membership):
        raise Forbidden(_("A product manager changes an idea, or whoever added it until it is answered."))
    return idea


@access(Can.PROPOSE)
@require_POST
def idea_vote(request, key):
    """Wants it, or no longer."""
    idea, me = idea_or_404(request, key), request.membership
    if request.POST.get("want") == "no":
        idea.unvote(by=me)
    else:
        idea.vote(by=me)
    return redirect(back_or(request, idea))


@access(Can.PROPOSE)
@require_POST
def idea_delete(request, key):
    idea = own_or_403(request, key)
    cause = idea.trash(by=request.membership)
    toast(request, _("%(key)s is in the trash.") % {"key": idea.key}, cause)
    return redirect(wreverse(request, "strategy:idea_list"))

"""What a product manager does with an idea: merge it, take it apart again, promote it, answer it."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from strategy.forms.idea import AnswerForm, MergeForm, OtherForm, PromoteForm
from strategy.views.idea import idea_or_404, show

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.SHAPE)
@FORM
def idea_merge(request, key):
    idea = idea_or_404(request, key)
    form = MergeForm(posted(request), workspace=request.workspace, idea=idea)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        row = form.attempt(lambda: idea.merge(into=into, by=request.membership))
        if row:
            said = {"one": idea.key, "other": into.key}
            toast(request, _("%(one)s is merged into %(other)s.") % said, row.cause)
            return redirect(into)
    return dialog(request, "merge", idea, form)


@access(Can.SHAPE)
@require_POST
def idea_separate(request, key):
    """Take a merge back."""
    idea = idea_or_404(request, key)
    row = idea.separate(by=request.membership)
    toast(request, _("%(idea)s stands on its own again.") % {"idea": idea.key}, row.cause)
    return redirect(back_or(request, idea))


@access(Can.SHAPE)
@require_POST
def idea_unlike(request, key):
    """It looks like another one and is not."""
    idea, form = idea_or_404(request, key), OtherForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        raise Refused(_("There is no such idea here any more."), "other")
    row = idea.tell_apart(other=form.cleaned_data["other"], by=request.membership)
    if row:
        toast(request, _("They are no longer shown as alike."), row.cause)
    return redirect(back_or(request, idea))


@access(Can.SHAPE)
@FORM
def idea_promote(request, key):
    """Into a draft of its own, or into an initiative that is there."""
    idea = idea_or_404(request, key)
    products = request.workspace.products.order_by("name", "id")
    initial = {"product": idea.home or products.first()}
    form = PromoteForm(posted(request), workspace=request.workspace, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = form.attempt(lambda: idea.promote(by=request.membership, **form.cleaned_data))
        if row:
            said = {"idea": idea.key, "initiative": idea.initiative.key}
            toast(request, _("%(idea)s leads to %(initiative)s.") % said, row.cause)
            return redirect(idea.initiative)
    return dialog(request, "promote", idea, form)


def posted(request):
    """What was sent, also where every field was left empty."""
    return request.POST if request.method == "POST" else None


def dialog(request, name, idea, form):
    context = {"idea": idea, "form": form}
    return render(request, f"strategy/idea/{name}.html", context, status=422 if form.errors else 200)


@access(Can.SHAPE)
@require_POST
def idea_answer(request, key):
    """Tell everybody who wants it."""
    idea, form = idea_or_404(request, key), AnswerForm(request.POST)
    status = 422
    if form.is_valid():
        status = answer(request, idea, form)
    return redirect(idea) if status == 302 else show(request, idea_or_404(request, key), form, status)


def answer(request, idea, form):
    """302 answered, 422 refused, 409 changed since it was read; the form says why."""
    try:
        told = idea.answer_voters(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return 422
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        form.data = form.data.copy()
        form.data["version"] = idea.version  # read again, then it may go out
        return 409
    said = ngettext("%(n)s person is told.", "%(n)s people are told.", told) % {"n": told}
    toast(request, said if told else _("The answer is saved. Nobody is told again."))
    return 302

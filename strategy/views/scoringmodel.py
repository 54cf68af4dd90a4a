from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from strategy.forms.scoringmodel import ModelForm, NewModelForm
from strategy.ranking.words import said_formula

FORM = require_http_methods(["GET", "HEAD", "POST"])


def model_or_404(request, pk):
    return find_or_404(request.workspace.scoring_models.select_related("workspace"), pk)


@access(Can.READ)
@require_safe
def scoring_model_list(request):
    models = list(request.workspace.scoring_models.in_order())
    rows = [(model, said_formula(model)) for model in models]
    return render(request, "strategy/scoring/list.html", {"rows": rows})


@access(Can.SHAPE)
@FORM
def scoring_model_new(request):
    form = NewModelForm(request.POST or None, workspace=request.workspace)
    return new_page(request, form, "strategy/scoring/new.html", words=added)


def added(model):
    return _("%(model)s is ready. Weigh its criteria as you see them.") % {"model": model}


@access(Can.SHAPE)
@FORM
def scoring_model_edit(request, pk):
    model = model_or_404(request, pk)
    form = ModelForm(request.POST or None, instance=model, workspace=request.workspace)
    context = {"model": model, "formula": said_formula(model)}
    return edit_page(request, form, "strategy/scoring/edit.html", context)


@access(Can.SHAPE)
@require_POST
def scoring_model_default(request, pk):
    model = model_or_404(request, pk)
    cause = model.make_default(by=request.membership)
    toast(request, _("%(model)s ranks from now on.") % {"model": model}, cause)
    return redirect(wreverse(request, "strategy:scoring_model_list"))


@access(Can.SHAPE)
@require_POST
def scoring_model_delete(request, pk):
    model = model_or_404(request, pk)
    cause = model.trash(by=request.membership)
    toast(
        request, _("%(model)s is in the trash, with its scores until it is back.") % {"model": model}, cause
    )
    return redirect(wreverse(request, "strategy:scoring_model_list"))

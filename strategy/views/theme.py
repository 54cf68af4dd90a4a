from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.order import placed
from strategy.forms.theme import ThemeForm

FORM = require_http_methods(["GET", "HEAD", "POST"])


def theme_or_404(request, pk):
    return find_or_404(request.workspace.themes.select_related("workspace"), pk)


def themes_url(request):
    return wreverse(request, "strategy:theme_list")


@access(Can.READ)
@require_safe
def theme_list(request):
    themes = request.workspace.themes.for_list()
    loose = request.workspace.initiatives.current().without_theme().count()
    return render(request, "strategy/theme/list.html", {"themes": themes, "loose": loose})


@access(Can.SHAPE)
@FORM
def theme_new(request):
    form = ThemeForm(request.POST or None, workspace=request.workspace)
    return new_page(request, form, "strategy/theme/edit.html", words=added)


def added(theme):
    return _("%(theme)s is a theme. Give it to initiatives on their pages.") % {"theme": theme.name}


@access(Can.SHAPE)
@FORM
def theme_edit(request, pk):
    theme = theme_or_404(request, pk)
    form = ThemeForm(request.POST or None, instance=theme, workspace=request.workspace)
    return edit_page(request, form, "strategy/theme/edit.html", {"theme": theme})


@access(Can.SHAPE)
@require_POST
def theme_place(request, pk):
    """One place up or down, or to a place of the list; the lanes follow."""
    placed(request, list(request.workspace.themes.in_order()), theme_or_404(request, pk))
    return redirect(themes_url(request))


@access(Can.SHAPE)
@require_POST
def theme_delete(request, pk):
    theme = theme_or_404(request, pk)
    cause = theme.trash(by=request.membership)
    toast(
        request,
        _("%(theme)s is in the trash. Its initiatives have no theme until it is back.")
        % {"theme": theme.name},
        cause,
    )
    return redirect(themes_url(request))

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from strategy.forms.keydate import KeyDateForm

FORM = require_http_methods(["GET", "HEAD", "POST"])


def date_or_404(request, pk):
    found = request.workspace.key_dates.filter(product__deleted_at=None)
    return find_or_404(found.select_related("workspace", "product__workspace"), pk)


@access(Can.SHAPE)
@FORM
def key_date_new(request, key):
    product = find_or_404(request.workspace.products.select_related("workspace"), key)
    form = KeyDateForm(request.POST or None, workspace=request.workspace)
    context = {"product": product, "key_date": None}
    return new_page(request, form, "strategy/keydate/edit.html", context, fixed={"product": product})


@access(Can.SHAPE)
@FORM
def key_date_edit(request, pk):
    found = date_or_404(request, pk)
    form = KeyDateForm(request.POST or None, instance=found, workspace=request.workspace)
    template = "components/inline_form.html" if request.htmx else "strategy/keydate/edit.html"
    context = {
        "product": found.product,
        "key_date": found,
        "url": request.path,
        "back": found.get_absolute_url(),
    }
    return edit_page(request, form, template, context)


@access(Can.SHAPE)
@require_POST
def key_date_delete(request, pk):
    found = date_or_404(request, pk)
    cause = found.trash(by=request.membership)
    toast(request, _("%(name)s is removed.") % {"name": found.name}, cause)
    return redirect(found)

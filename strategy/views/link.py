from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.roles import Can
from collaboration.views import link
from strategy.forms.link import InitiativeLinkForm
from strategy.views.initiative import initiative_or_404

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.SHAPE)
@FORM
def link_new(request, key):
    return link.new(request, initiative_or_404(request, key), InitiativeLinkForm)


@access(Can.SHAPE)
@FORM
def link_edit(request, key, pk):
    return link.edit(request, initiative_or_404(request, key), pk, InitiativeLinkForm)


@access(Can.SHAPE)
@require_POST
def link_place(request, key, pk):
    return link.order(request, initiative_or_404(request, key), pk)


@access(Can.SHAPE)
@require_POST
def link_delete(request, key, pk):
    return link.delete(request, initiative_or_404(request, key), pk)

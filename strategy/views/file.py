from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access
from accounts.roles import Can
from collaboration.views import file
from strategy.forms.file import InitiativeFileForm
from strategy.models import InitiativeFile
from strategy.views.initiative import initiative_or_404

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.SHAPE)
@FORM
def file_new(request, key):
    return file.new(request, initiative_or_404(request, key), InitiativeFile)


@access(Can.READ)
@require_safe
def file_show(request, key, pk):
    return file.show(initiative_or_404(request, key), pk)


@access(Can.SHAPE)
@FORM
def file_edit(request, key, pk):
    return file.edit(request, initiative_or_404(request, key), pk, InitiativeFileForm)


@access(Can.SHAPE)
@require_POST
def file_delete(request, key, pk):
    return file.delete(request, initiative_or_404(request, key), pk)

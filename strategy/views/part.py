from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import new_page, toast
from strategy.forms.part import PartForm
from strategy.views.initiative import initiative_or_404

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.SHAPE)
@FORM
def part_new(request, key):
    """A part drafted by its title, or one that is there moved under this one."""
    whole = initiative_or_404(request, key)
    form = PartForm(request.POST or None, workspace=request.workspace, whole=whole)
    return new_page(
        request, form, "strategy/part/edit.html", {"initiative": whole}, words=joined,
        to=lambda _made: place(whole),
    )  # fmt: skip


def joined(part):
    return _("%(part)s is part of %(whole)s.") % {"part": part.key, "whole": part.parent.key}


def place(whole):
    return f"{whole.get_absolute_url()}#parts"


@access(Can.SHAPE)
@require_POST
def part_out(request, key, part):
    """It stands for itself again."""
    whole = initiative_or_404(request, key)
    found = find_or_404(whole.children.select_related("workspace", "product"), part)
    row = found.edit(by=request.membership, changes={"parent": None})
    said = {"part": found.key, "whole": whole.key}
    toast(request, _("%(part)s is no longer part of %(whole)s.") % said, row and row.cause)
    return redirect(place(whole))

"""How this side's forms answer, and where a small action leads back to."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.errors import Conflict


def back_to(request, target):
    """To the page the action was taken on, where it is one of ours; else to `target`."""
    asked = request.POST.get("next", "")
    if asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return redirect(asked)
    return redirect(target)


def tell(request, words, cause=None):
    messages.success(request, words, extra_tags=f"undo:{cause}" if cause else "")


def save_edit(request, form, template, context):
    """200 first seen, 302 saved, 422 wrong at a field, 409 with both values."""
    status = 200
    if request.method == "POST":
        status = 422
        try:
            done = form.is_valid() and form.edit(request.membership)
        except Conflict as conflict:
            context, status = context | {"conflict": conflict}, 409
        else:
            if done:
                if done[0]:
                    tell(request, _("Saved."), done[0].cause)
                return redirect(form.instance)
    return render(request, template, context | {"form": form}, status=status)

"""How an edit form answers: saved, wrong at a field, or changed by somebody else meanwhile."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.errors import Conflict
from accounts.views.answers import toast


def save_edit(request, form, template, context, target=None):
    """One way for all edit pages: 302 saved, 422 wrong, 409 with both values, 200 first seen."""
    context, status = context | {"form": form}, 200
    if request.method == "POST":
        status = 422
        try:
            saved = form.save_edit(request.membership) if form.is_valid() else None
        except Conflict as conflict:
            context["conflict"], status = readable(conflict), 409
        else:
            if saved is not None:
                if saved:
                    toast(request, _("Saved."), saved.cause)
                return redirect(target or form.instance)
    return render(request, template, context, status=status)


def readable(conflict):
    """The conflict with labels instead of ids and lists of rows."""
    for pair in conflict.fields.values():
        pair["yours"], pair["theirs"] = shown(pair["yours"]), shown(pair["theirs"])
    return conflict


def shown(value):
    if isinstance(value, dict):
        return value.get("label", "")
    if isinstance(value, list):
        return ", ".join(str(shown(item)) for item in value)
    return value

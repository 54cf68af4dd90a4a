"""One way for views to answer: saved, wrong at a field, or changed by somebody else meanwhile."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.errors import Conflict


def toast(request, message, cause=None):
    """A message of this request; with the cause of a logged change it offers Undo."""
    messages.success(request, message, extra_tags=f"undo:{cause}" if cause else "")


def saving(request, form, context, save=None):
    """(what saving a valid form came to, None where nothing was kept; the status to draw its page with then).

    200 first seen, 422 wrong at a field, 409 with `conflict` put into the context: theirs beside yours.
    `save` takes who does it; the form's own `save_edit` where it is not given.
    """
    if request.method != "POST":
        return None, 200
    try:
        saved = (save or form.save_edit)(request.membership) if form.is_valid() else None
    except Conflict as conflict:
        context["conflict"] = readable(conflict)
        return None, 409
    return saved, 422


def edit_page(request, form, template, context=None, to=None):
    """A page that edits one record by a WorkspaceModelForm.

    302 saved, 422 wrong at a field, 409 with `conflict` in the context (theirs beside yours), 200 first seen.
    `to` is where saving leads, an address or a record; the edited record itself where it is not given.
    """
    context = dict(context or {})
    saved, status = saving(request, form, context)
    if saved is not None:
        if saved:
            toast(request, _("Saved."), saved.cause)
        return redirect(to or form.instance)
    return render(request, template, context | {"form": form}, status=status)


def new_page(request, form, template, context=None, *, fixed=None, words=None, to=None):
    """A page that creates one record: 302 created, 422 wrong at a field, 200 first seen.

    `fixed` are fields that the address says; `words` and `to` are functions of the record: what the toast says
    and where creating leads, the record itself where they are not given. Whoever came from elsewhere to make it
    (`?next=`) is led back there.
    """
    status = 200
    if request.method == "POST":
        status = 422
        record = form.save_new(request.membership, **(fixed or {})) if form.is_valid() else None
        if record is not None:
            if words:
                toast(request, words(record))
            return redirect(ours(request, request.GET.get("next")) or (to(record) if to else record))
    return render(request, template, (context or {}) | {"form": form}, status=status)


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


def back_or(request, fallback):
    """The page a form came from (its `next`), when it is ours; an address or a record otherwise."""
    return ours(request, request.POST.get("next")) or fallback


def ours(request, url):
    """An address of this house; "" for any other, or none."""
    url, host = url or "", {request.get_host()}
    own = url.startswith("/") and url_has_allowed_host_and_scheme(
        url, host, require_https=request.is_secure()
    )
    return url if own else ""

"""One way for views to answer: saved, wrong at a field, or changed by somebody else meanwhile."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.errors import Conflict


def toast(request, message, cause=None):
    """A message of this request; with the cause of a logged change it offers Undo."""
    messages.success(request, message, extra_tags=f"undo:{cause}" if cause else "")


def done(request, message, to, cause=None, partial=None, context=None):
    """Redirect with a toast; with htmx and a partial that partial instead.

    The partial includes `components/toasts.html` with oob=True at its end.
    """
    toast(request, message, cause)
    if partial and request.htmx:
        return render(request, partial, context)
    return redirect(to)


def edit_page(request, form, template, context=None, to=None, message=None):
    """A page that edits one record by a WorkspaceModelForm.

    302 saved, 422 wrong at a field, 409 with `conflict` in the context (theirs beside yours), 200 first seen.
    `to` is where saving leads: an address, a record, or a function that is called after saving.
    """
    context, status = dict(context or {}), 200
    if request.method == "POST":
        status = 422
        try:
            saved = form.save_edit(request.membership) if form.is_valid() else None
        except Conflict as conflict:
            context["conflict"], status = conflict, 409
        else:
            if saved is not None:
                toast(request, message or _("Saved."), getattr(saved, "cause", None))
                return redirect(to() if callable(to) else to or form.instance)
    return render(request, template, context | {"form": form}, status=status)


def new_page(request, form, template, context=None, to=None, message=None):
    """A page that creates one record: 302 created, 422 wrong at a field, 200 first seen."""
    status = 200
    if request.method == "POST":
        status = 422
        record = form.save_new(request.membership) if form.is_valid() else None
        if record is not None:
            messages.success(request, message or _("Created."))
            return redirect(to(record) if callable(to) else to or record)
    return render(request, template, (context or {}) | {"form": form}, status=status)


def back_or(request, fallback):
    """The page a form came from (its `next`), when it is ours."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if ours and url.startswith("/") else fallback

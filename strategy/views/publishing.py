"""The dialog that publishes something with a note: the same for a vision and a goal."""

from django.shortcuts import redirect, render

from accounts.errors import Conflict, Refused
from accounts.views.answers import toast
from strategy.forms.vision import PublishForm


def publish_page(request, record, template, context, done):
    """302 published, 422 refused, 409 changed since it was read, 200 first seen."""
    form, status = PublishForm(request.POST or None, initial={"version": record.version}), 200
    if request.method == "POST":
        form = PublishForm(request.POST)
        status = publish(request, record, form)
        if status == 302:
            toast(request, done)
            return redirect(record)
    return render(request, template, context | {"form": form}, status=status)


def publish(request, record, form):
    if not form.is_valid():
        return 422
    try:
        record.publish(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return 422
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        form.data = form.data.copy()
        form.data["version"] = record.version  # read again, then it may go out
        return 409
    return 302

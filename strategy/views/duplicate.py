from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.roles import Can
from accounts.views.answers import toast
from strategy.duplicating import duplicate, title_of
from strategy.forms.duplicate import DuplicateForm
from strategy.views.initiative import initiative_or_404


@access(Can.SHAPE)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_duplicate(request, key):
    """A draft like this one: first what comes along and what does not, then the draft."""
    initiative, status = initiative_or_404(request, key), 200
    form = DuplicateForm(request.POST or None, initial={"title": title_of(initiative)})
    if request.method == "POST":
        status = 422
        copy = copied(request, initiative, form) if form.is_valid() else None
        if copy is not None:
            return redirect(copy)
    context = {"initiative": initiative, "form": form}
    return render(request, "strategy/initiative/duplicate.html", context, status=status)


def copied(request, initiative, form):
    """The copy, or None with what is refused in the form."""
    cause = new_id()
    try:
        copy = duplicate(initiative, by=request.membership, title=form.cleaned_data["title"], cause=cause)
    except Refused as refused:
        form.add_error(None, refused.message)
        return None
    said = {"new": copy.key, "old": initiative.key}
    toast(request, _("%(new)s is a draft, copied from %(old)s.") % said, cause)
    return copy

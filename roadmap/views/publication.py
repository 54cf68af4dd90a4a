from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import back_or
from collaboration.models import Kind
from roadmap.published import subject_of


@access(Can.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, pk):
    """What one member was told of: read, and on to its page (GET), or back to where they were (POST)."""
    found = find_or_404(request.membership.notifications.filter(kind=Kind.PUBLICATION), pk)
    home = request.workspace.get_absolute_url()
    if request.method == "HEAD":  # looking ahead is not reading
        return redirect(home)
    found.read()
    if request.method == "POST":
        return redirect(back_or(request, home))
    subject = subject_of(found)
    if subject is None:
        messages.error(request, _("%(name)s is no longer here.") % {"name": found.subject_label})
    return redirect(subject or home)

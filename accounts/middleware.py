from types import SimpleNamespace

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import third_party
from accounts.access import MEMBER, PUBLIC, SIGNED_IN
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models.membership import in_workspace, last_opened
from accounts.seeing import look_through, refuse_writing
from accounts.zones import zone_of


class ReaderMiddleware:
    """Dates and words as the reader wants them. Whatever is set further in ends with the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        zone = user.timezone if user.is_authenticated else ""
        language = user.locale if user.is_authenticated else ""
        with timezone.override(zone_of(zone) if zone else None):
            if not language:
                return self.get_response(request)
            with translation.override(language):
                return self.get_response(request)


class WorkspaceMiddleware:
    """Resolves `/w/<workspace>/…` once: the view sees `request.workspace`, never a slug.

    A page about oneself stands in the frame of the workspace opened last.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.workspace = request.membership = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        slug = kwargs.pop("workspace", None)
        if not request.user.is_authenticated:
            return None
        if slug is not None:
            membership = in_workspace(request.user, slug)
            if membership is None:
                raise Http404(_("There is nothing at this address."))
            if request.session.get("workspace") != slug:
                request.session["workspace"] = slug
            membership.touch()
            enter(request, membership)
            return self.refuse(request, view)
        elif mark_of(request, view) == SIGNED_IN and (membership := last_opened(request)):
            enter(request, membership)
        return None

    def refuse(self, request, view):
        try:
            refuse_writing(request, view)
        except Forbidden as error:
            return render(request, "403.html", {"message": error.message}, status=403)
        return None


def enter(request, membership):
    """From here on the request is this member's; without a zone of their own the workspace's is theirs."""
    request.membership, request.workspace = membership, membership.workspace
    look_through(request.session, membership)
    if not request.user.timezone:
        timezone.activate(zone_of(membership.workspace.timezone))


def mark_of(request, view):
    return getattr(view, "access", None) or third_party.mark(request.resolver_match)


class AccessMiddleware:
    """Refuses what is not marked, and asks the mark for everything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if hasattr(getattr(view, "cls", None), "access"):
            return None  # an API view: its own permission asks the same table
        mark = mark_of(request, view)
        if mark is None:
            return self.forbid(request, _("Nobody has said who may open this page, so nobody may."))
        if mark == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if mark == SIGNED_IN:
            return None
        if request.membership is None:
            raise Http404(_("There is nothing at this address."))
        if mark != MEMBER and not request.membership.can(mark):
            return self.forbid(request, _("Your role does not include this."))
        return None

    def forbid(self, request, message):
        return render(request, "403.html", {"message": message}, status=403)

    def process_exception(self, request, error):
        """What a verb refused and no view caught: said in a sentence, at the page it came from."""
        if isinstance(error, Forbidden):
            return self.forbid(request, error.message)
        if isinstance(error, Refused):
            return self.answer(request, error, 422)
        if isinstance(error, Conflict):
            return self.answer(request, error, 409)
        return None

    def answer(self, request, error, status):
        if request.htmx:
            messages.error(request, error.message)
            response = render(request, "components/toasts.html", {"oob": True}, status=status)
            response["HX-Reswap"] = "none"
            return response
        conflict = error if isinstance(error, Conflict) else None
        context = {
            "message": error.message,
            "back": request.META.get("HTTP_REFERER", ""),
            "conflict": conflict,
            # Sent once more without the version it saw, the writer's own value wins.
            "again": SimpleNamespace(data=request.POST) if conflict and "version" in request.POST else None,
        }
        return render(request, "refused.html", context, status=status)

"""A program whose list is as it was is told so at once: its right to read the list and the list's tag are all that is asked,
by what the long way asks too. Everybody else goes that way, where a refusal has its words."""

from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.cache import get_conditional_response

from accounts.api.authentication import holder, secret_of
from accounts.api.base import ReadViewSet
from accounts.roles import CAPABILITIES

ADDRESS, READING, KNOWN = "/api/v1/", ("GET", "HEAD"), 256
VARY = "Accept-Language, Cookie"  # as the list itself says


class UnchangedMiddleware:
    """Stands before all that makes a request ready for a page: that costs more than such an answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return unchanged(request) or self.get_response(request)


def unchanged(request):
    """The answer that nothing changed; None for all who go the long way."""
    if "HTTP_IF_NONE_MATCH" not in request.META or request.method not in READING:
        return None
    if not request.path_info.startswith(ADDRESS) or not (secret := secret_of(request)):
        return None
    request.get_host()  # which must be one of ours, as everywhere
    if (viewset := lister(settings.ROOT_URLCONF, request.path_info)) is None:
        return None
    if (held := holder(secret, viewset.stamps)) is None:
        return None
    member, stamp = held
    if (
        viewset.access["GET"] not in CAPABILITIES[member.acting_role]
    ):  # that they are a member still was asked along
        return None
    request.membership = member
    view = viewset(request=request)
    if not (etag := view.etag(request, stamp)) or not (found := get_conditional_response(request, etag=etag)):
        return None
    found["ETag"], found["Vary"] = etag, VARY
    return found


@lru_cache(KNOWN)
def lister(urlconf, path):
    """The viewset whose stamped list this is, or None."""
    try:
        match = resolve(path, urlconf)
    except Resolver404:
        return None
    found = getattr(match.func, "cls", None)
    lists = not match.kwargs and getattr(match.func, "actions", {}).get("get") == "list"
    return found if lists and issubclass(found, ReadViewSet) and found.stamps else None

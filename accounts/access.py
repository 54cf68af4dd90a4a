"""Marks on views: who may open them. A middleware refuses a view without a mark."""

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.addresses import address
from accounts.errors import Forbidden
from accounts.lookup import find

PUBLIC, SIGNED_IN, MEMBER = "public", "signed in", "member"


def mark(value):
    def decorate(view):
        view.access = value
        return view

    return decorate


class Access:
    """`@access(Can.X)`: an active member with that capability; the rest are named below."""

    def __call__(self, capability):
        return mark(capability)

    public = staticmethod(mark(PUBLIC))
    signed_in = staticmethod(mark(SIGNED_IN))
    member = staticmethod(mark(MEMBER))


access = Access()


def require(membership, capability, message=None):
    """For a right that depends on what is asked, not on the route alone."""
    if not membership.can(capability):
        raise Forbidden(message or _("Your role does not include this."))


def find_or_404(queryset, ref):
    """One row of the workspace by id or key; the same answer for what is not here as for what is not."""
    row = find(queryset, ref)
    if row is None:
        raise Http404(_("There is nothing at this address."))
    return row


def wreverse(request, name, *args):
    """An address within the workspace of the request."""
    return address(name, request.workspace.slug, *args)

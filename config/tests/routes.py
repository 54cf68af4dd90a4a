"""Every address of the product's own, as the resolver knows it, and which methods it answers."""

import re
from types import ModuleType
from typing import Any, NamedTuple
from unittest import mock

from config import urls
from config.tests.matrix import resolver

THIRD_PARTY = "accounts/"  # allauth's pages, admitted one by one in accounts/third_party.py
NOBODY = "00000000-0000-4000-8000-000000000000"
CHANGING = ("post", "put", "patch", "delete")
KNOWN = {}  # what a view was found to answer, once for all that ask about it


class Route(NamedTuple):
    name: str
    pattern: str
    view: Any

    def address(self, slug):
        """An address of this pattern in that workspace; what it names need not exist."""
        filled = self.pattern.replace("<slug:workspace>", slug)
        return "/" + re.sub(r"<[a-z]+:\w+>", NOBODY, filled)

    def answers(self, method, client, slug):
        """Whether it takes this method at all: whoever does not answers 405 before looking any further."""
        actions = getattr(self.view, "actions", None)
        if actions is not None:
            return method in actions and method in self.view.cls.http_method_names
        if hasattr(self.view, "cls"):
            return hasattr(self.view.cls, method)
        asked = self.view, self.pattern, method
        if asked not in KNOWN:
            # Only the status is looked at: nothing has to be drawn for it.
            with mock.patch("django.template.base.Template.render", lambda template, context: ""):
                KNOWN[asked] = getattr(client, method)(self.address(slug)).status_code != 405
        return KNOWN[asked]


def routes():
    found = resolver.routes().values()
    return [Route(r.name, r.path, r.view) for r in found if not r.path.startswith(THIRD_PARTY)]


def answering(methods, client, slug):
    """{(route's name, method)} of all routes."""
    return {(r.name, m) for r in routes() for m in methods if r.answers(m, client, slug)}


def addresses_and(*planted):
    """For ROOT_URLCONF: the product's addresses, and an offender's."""
    module = ModuleType("planted")
    module.urlpatterns = [*urls.urlpatterns, *planted]
    return module

"""What a case says."""

from operator import attrgetter
from typing import NamedTuple

from django.urls import reverse


class Case(NamedTuple):
    """A route; its arguments as paths into the place (`product.key`) or words (`=submit`); a query string."""

    route: str
    arguments: tuple = ()
    query: str = ""

    def __str__(self):
        return " ".join(filter(None, [self.route, *self.arguments, self.query]))

    def address(self, place):
        given = [a[1:] if a.startswith("=") else attrgetter(a)(place) for a in self.arguments]
        return f"{reverse(self.route, args=[*self.scope(place), *given])}?{self.query}"

    def scope(self, place):
        """The workspace stands in the address of a page, and in the token of a program."""
        return [] if self.route in UNSCOPED or self.by_program else [place.workspace.slug]

    @property
    def by_program(self):
        return self.route.startswith("api:")


UNSCOPED = {"accounts:profile", "roadmap:digest_stop", "roadmap:shared", "roadmap:shared_present"}


def page(route, *arguments, query=""):
    return Case(route, arguments, query)

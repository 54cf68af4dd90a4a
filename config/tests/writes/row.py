"""What one row says: who asks where with what, and the verb that the log then holds."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse

from accounts.tests import factories as people
from config.tests.matrix.asking import form_of

OWNER, PRODUCT, PROJECT, WORKER = "owner", "product_manager", "project_manager", "contributor"
YEAR = {"period_start": "2026-01-01", "period_end": "2026-12-31"}


def found(place, steps):
    """`members.contributor.pk`, step by step."""
    for step in steps.split("."):
        place = place[step] if isinstance(place, dict) else getattr(place, step)
    return place


def nothing(place):
    return {}


class Write(NamedTuple):
    """`who` asks with `body`. It and the arguments of the address come from the place: paths or functions."""

    route: str
    who: str
    arguments: tuple
    body: Callable
    verb: str
    method: str = "post"

    def __str__(self):
        return f"{self.method} {self.route} {self.verb}"

    @property
    def by_program(self):
        return self.route.startswith("api:")

    def address(self, place):
        given = [a(place) if callable(a) else found(place, a) for a in self.arguments]
        outside = self.by_program or self.route in SIGNED_OUT
        return reverse(self.route, args=given if outside else [place.workspace.slug, *given])

    def prepared(self, place):
        """The request, ready to be sent: nothing is written any more but by its view."""
        address, body = self.address(place), self.body(place)
        send = getattr(self.client(place), self.method)
        return lambda: send(address, body, **(form_of(body) if self.by_program else {}))

    def client(self, place):
        if self.route in SIGNED_OUT:
            return people.Client()
        member = place.members[self.who]
        return people.api_of(member) if self.by_program else people.client_of(member)

    def actor(self, place):
        """Whose name the log should hold."""
        return place.members[self.who] if self.who else place.workspace.memberships.latest("created_at")


SIGNED_OUT = {"accounts:invitation_accept", "roadmap:digest_stop"}  # the address is the right


def page(route, who, *arguments, verb="edited", body=nothing):
    return Write(route, who, arguments, body if callable(body) else lambda place: body, verb)


def post(route, who, *arguments, verb="created", body=nothing):
    return page(f"api:{route}", who, *arguments, verb=verb, body=body)


def patch(noun, who, argument, body):
    """With the version that the row has."""

    def full(place):
        record = found(place, argument.removesuffix(".pk"))
        version = type(record).everything.values_list("version", flat=True).get(pk=record.pk)
        return (body(place) if callable(body) else body) | {"version": version}

    return page(f"api:{noun}-detail", who, argument, body=full)._replace(method="patch")


def delete(noun, who, argument):
    return page(f"api:{noun}-detail", who, argument, verb="deleted")._replace(method="delete")


def word(text):
    return lambda place: text


def act(role):
    return lambda place: place.act(role)

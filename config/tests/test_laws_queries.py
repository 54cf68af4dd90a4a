"""Every list costs the same number of queries with 3 rows and with 30."""

import re
from collections import Counter

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone

from accounts.access import access
from accounts.models import ApiToken, Membership
from accounts.roles import Can
from accounts.tests import factories as people
from config.tests.growth import GrowingPlace
from config.tests.lists import LISTS, OUTSIDE, SINGLE, Case
from config.tests.routes import addresses_and, answering
from config.tests.world import Place

pytestmark = pytest.mark.django_db

FEW, MANY = 3, 30
LITERAL = re.compile(r"'(?:[^']|'')*'|\b\d+\b|%s")
SEVERAL = re.compile(r"\(\?(?:, \?)+\)")


class Measured:
    """How large the answer is and what was asked for it, by the shape of the question."""

    def __init__(self, ask):
        with CaptureQueriesContext(connection) as captured:
            answer = ask()
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code in (200, 302), (answer.status_code, content[:300])
        self.size, self.queries = len(own_part(content)), len(captured)
        self.shapes = Counter(shape(query["sql"]) for query in captured)


def own_part(content):
    """A page without its frame, whose navigation grows with everything."""
    return content.rpartition(b"<main ")[2]


def shape(sql):
    return SEVERAL.sub("(?)", LITERAL.sub("?", sql))


def readers(place):
    """(a browser, a program) of the owner. They were here a moment ago, so that nobody comes for the first time."""
    browser, program = people.client_of(place.owner), people.api_of(place.owner)
    browser.get(place.workspace.get_absolute_url())
    program.get("/api/v1/me/")
    return browser, program


def measure(case, place, reading):
    browser, program = reading
    # Noted at most every few minutes, and a slow machine takes longer than that for all of them.
    Membership.objects.update(seen_at=timezone.now())
    ApiToken.objects.update(used_at=timezone.now())
    client, address = program if case.by_program else browser, case.address(place)
    return Measured(lambda: client.get(address))


def grown(name, size):
    place = GrowingPlace(name)
    place.grow(size)
    return place, readers(place)


def more(few, many):
    """The questions that were asked more often, for whoever has to mend it."""
    return [f"{n} times more: {sql[:400]}" for sql, n in (many.shapes - few.shapes).most_common(5)]


def breaks(few, many):
    return few.queries != many.queries


def unlisted(routes):
    """Those of them that stand nowhere in lists."""
    return routes - {case.route for case in (*LISTS, *SINGLE)} - OUTSIDE


def settle():
    """What the database left for later is checked once, not by each test; and it plans by what is there now."""
    connection.check_constraints()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.fixture(scope="module")
def companies(django_db_setup, django_db_blocker):
    """Built once; what a test does to them goes with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = grown("Larkfield", FEW), grown("Northwind", MANY)
        settle()
        yield found
        transaction.set_rollback(True)


@pytest.mark.parametrize("case", [*LISTS, *SINGLE], ids=str)
def test_it_costs_the_same_with_3_rows_and_with_30(case, companies):
    few, many = [measure(case, *company) for company in companies]
    assert not breaks(few, many), f"{few.queries} → {many.queries}\n" + "\n".join(more(few, many))
    if case in LISTS:  # otherwise this law would say nothing about it
        assert many.size > few.size, "it does not show what grew"


@access(Can.READ)
def planted(request):
    return HttpResponse(", ".join(task.project.name for task in request.workspace.tasks.all()))


@pytest.fixture
def with_a_planted_list(settings):
    """The product's addresses and one more, which asks for every task's project anew."""
    route = path("w/<slug:workspace>/planted/", planted, name="planted_list")
    settings.ROOT_URLCONF = addresses_and(route)


def test_a_planted_list_that_asks_for_every_row_is_found(with_a_planted_list, db):
    few, many = [measure(Case("planted_list"), *grown(name, size)) for name, size in (("A", 1), ("B", 2))]
    assert breaks(few, many)
    assert "execution_project" in more(few, many)[0]


def test_every_address_that_is_read_has_a_case_and_one_without_is_found(with_a_planted_list, db):
    place = Place("Larkfield")
    read = {name for name, _method in answering(["get"], people.client_of(place.owner), place.workspace.slug)}
    assert unlisted(read) == {"planted_list"}

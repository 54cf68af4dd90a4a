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

pytestmark = pytest.mark.django_db  # the measuring is done before any of them begins

FEW, MANY = 3, 30
LITERAL = re.compile(r"'(?:[^']|'')*'|\b\d+\b|%s")
SEVERAL = re.compile(r"\(\?(?:, \?)+\)")


class Measured:
    """How large the answer is and what was asked for it, by the shape of the question."""

    def __init__(self, ask):
        with CaptureQueriesContext(connection) as captured:
            answer = ask()
        assert answer.status_code in (200, 302), (answer.status_code, answer.content[:300])
        self.size, self.queries = len(own_part(answer.content)), len(captured)
        self.shapes = Counter(shape(query["sql"]) for query in captured)


def own_part(content):
    """A page without its frame, whose navigation grows with everything."""
    return content.rpartition(b"<main ")[2]


def shape(sql):
    return SEVERAL.sub("(?)", LITERAL.sub("?", sql))


def measure(cases, place):
    """{case: Measured}. Where a reader was here a moment ago is remembered, so nobody comes for the first time."""
    browser, program = people.client_of(place.owner), people.api_of(place.owner)
    browser.get(place.workspace.get_absolute_url())
    program.get("/api/v1/me/")
    return {case: attempt(case, program if case.by_program else browser, place) for case in cases}


def attempt(case, client, place):
    """Measured; or what went wrong, for this case alone to tell."""
    try:
        with transaction.atomic():
            # Noted at most every few minutes, and a slow machine takes longer than that for all of them.
            Membership.objects.update(seen_at=timezone.now())
            ApiToken.objects.update(used_at=timezone.now())
            address = case.address(place)
            return Measured(lambda: client.get(address))
    except Exception as error:
        return error


def both(measured, case):
    found = [each[case] for each in measured]
    for one in found:
        if isinstance(one, Exception):
            raise one
    return found


def grown(cases, blocker):
    """[measured with FEW, measured with MANY]; nothing of it stays."""
    with blocker.unblock(), transaction.atomic():
        place, found = GrowingPlace("Larkfield"), []
        for size in (FEW, MANY):
            place.grow(size - place.size)
            found.append(measure(cases, place))
        transaction.set_rollback(True)
    return found


def more(few, many):
    """The questions that were asked more often, for whoever has to mend it."""
    return [f"{n} times more: {sql[:400]}" for sql, n in (many.shapes - few.shapes).most_common(5)]


def breaks(few, many):
    return few.queries != many.queries


def unlisted(client, slug):
    """Routes that are read and stand nowhere in lists.py."""
    known = {case.route for case in (*LISTS, *SINGLE)} | OUTSIDE
    return {name for name, _method in answering(["get"], client, slug)} - known


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    return grown([*LISTS, *SINGLE], django_db_blocker)


@pytest.mark.parametrize("case", [*LISTS, *SINGLE], ids=str)
def test_it_costs_the_same_with_3_rows_and_with_30(case, measured):
    few, many = both(measured, case)
    assert not breaks(few, many), f"{few.queries} → {many.queries}\n" + "\n".join(more(few, many))


@pytest.mark.parametrize("case", LISTS, ids=str)
def test_it_shows_what_grew(case, measured):
    """Otherwise the law above would say nothing about it."""
    few, many = both(measured, case)
    assert many.size > few.size


def test_every_address_that_is_read_has_a_case(db):
    place = Place("Larkfield")
    assert unlisted(people.client_of(place.owner), place.workspace.slug) == set()


@access(Can.READ)
def planted(request):
    return HttpResponse(", ".join(task.project.name for task in request.workspace.tasks.all()))


@pytest.fixture
def with_a_planted_list(settings):
    """The product's addresses and one more, which asks for every task's project anew."""
    route = path("w/<slug:workspace>/planted/", planted, name="planted_list")
    settings.ROOT_URLCONF = addresses_and(route)


def test_a_planted_list_that_asks_for_every_row_is_found(with_a_planted_list, db):
    place, case = GrowingPlace("Larkfield"), Case("planted_list")
    place.grow(1)
    few = measure([case], place)[case]
    place.grow(1)
    many = measure([case], place)[case]
    assert breaks(few, many)
    assert "execution_project" in more(few, many)[0]


def test_a_planted_list_without_a_case_is_found(with_a_planted_list, db):
    place = Place("Larkfield")
    assert "planted_list" in unlisted(people.client_of(place.owner), place.workspace.slug)

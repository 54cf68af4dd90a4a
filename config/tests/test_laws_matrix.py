"""Who may what, at every address: each has a row in config/tests/matrix/, written by hand."""

import copy
from itertools import groupby

import pytest
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access
from accounts.roles import Can
from config.tests.matrix import ROOMS, ROWS
from config.tests.matrix.resolver import routes
from config.tests.matrix.row import LOGIN, Row, succeeds
from config.tests.routes import addresses_and
from config.tests.world import SIGNED_OUT, WHO

pytestmark = pytest.mark.django_db

VERBS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
HOW = "Copy the row of a like page in config/tests/matrix/, one file a room; row.py says what it means."


def rowless(found, rows):
    """Addresses that nobody has written a row for."""
    return sorted(set(found) - {row.route for row in rows})


def routeless(found, rows):
    """Rows of addresses that are no more."""
    return sorted({row.route for row in rows} - set(found))


def differences(asking, row, method):
    """Sentences: who is answered something else than the row says."""
    got = {who: asking.answer(row, method, who) for who in WHO}
    return [
        f"{method} {row}: {who} is answered {got[who]}, not {want}"
        for who, want in row.expected(method).items()
        if got[who] != want
    ]


def strays(asking, rows, people=WHO):
    """Sentences: methods that a route answers without standing in one of its rows."""
    row, named = rows[0], {method for row in rows for method in row.methods}
    got = {
        (method, who): asking.answer(row, method, who)
        for method in set(VERBS) - named
        # A page asked without its body is drawn all the same, and GET has said whose it is.
        for who in (one_inside_and_one_outside(row) if method == "HEAD" else people)
    }
    return [
        f"{method} {row.route}: {who} is answered {word} and no row says so"
        for (method, who), word in got.items()
        if word not in harmless(row, method, who)
    ]


def harmless(row, method, who):
    """405, or the refusal that the named methods give; HEAD is GET without a body, OPTIONS tells names only."""
    said = {name: row.expected(name)[who] for name in row.methods}
    if method == "HEAD" and "GET" in said:
        return {said["GET"]}
    may = {got for got in said.values() if not succeeds(got) or row.theirs}
    tells = method == "OPTIONS" and (row.theirs or any(map(succeeds, said.values())))
    return {"405"} | may | ({"200"} if tells else set())


def rows_in(room, asking):
    """Those with an address; the rest is said once, by the law about addresses."""
    return [row for row in ROOMS[room] if row.route in asking.routes]


def one_inside_and_one_outside(row):
    first = row.expected(row.methods[0])
    return [next((who for who in WHO if succeeds(first[who])), WHO[0]), SIGNED_OUT]


def test_every_address_has_a_row():
    assert rowless(routes(), ROWS) == [], HOW


def test_every_row_has_an_address():
    assert routeless(routes(), ROWS) == []


def test_the_rows_of_a_route_differ_by_their_case():
    names = [str(row) for row in ROWS]
    assert len(names) == len(set(names))
    assert [row for row in ROWS if not row.methods] == []


@pytest.mark.parametrize("room", ROOMS)
def test_who_may(asking, room):
    rows = rows_in(room, asking)
    found = [line for row in rows for verb in row.methods for line in differences(asking, row, verb)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_method_is_answered(asking, room, long):
    found = []
    for _route, rows in groupby(rows_in(room, asking), key=lambda row: row.route):
        rows = list(rows)
        found += strays(asking, rows, WHO if long else one_inside_and_one_outside(rows[0]))
    assert not found, "\n".join(found)


# -- offenders ------------------------------------------------------------------


def unmarked(request, workspace):
    return HttpResponse("for anybody")


@access(Can.READ)
@require_safe
def too_wide(request):
    return HttpResponse("meant for owners")


@access(Can.READ)
@require_http_methods(["GET", "HEAD", "DELETE"])
def too_obliging(request):
    return HttpResponse("deleted")


PLANTED = addresses_and(
    path("w/<slug:workspace>/unmarked/", unmarked, name="unmarked"),
    path("w/<slug:workspace>/too-wide/", too_wide, name="too_wide"),
    path("w/<slug:workspace>/too-obliging/", too_obliging, name="too_obliging"),
)


@pytest.fixture
def planted(asking):
    """The same world with three more addresses, and a way to write a row for them."""
    found = copy.copy(asking)
    found.routes = routes(PLANTED.urlpatterns)
    found.row = lambda route, **answers: Row(route, settings={"ROOT_URLCONF": PLANTED}, **answers)
    return found


def test_a_planted_address_without_a_row_is_found(planted):
    assert {"too_obliging", "too_wide", "unmarked"} <= set(rowless(planted.routes, ROWS))
    assert routeless(routes(), [Row("strategy:gone")]) == ["strategy:gone"]


def test_a_planted_view_without_a_mark_is_refused(planted):
    row = planted.row("unmarked", GET="403 403 403 403 403 404 404 403 403")
    assert differences(planted, row, "GET") == []


def test_a_planted_mark_that_is_too_wide_is_found(planted):
    row = planted.row("too_wide", GET=f"200 403 403 403 403 404 404 {LOGIN} {LOGIN}")
    found = differences(planted, row, "GET")
    assert len(found) == 4
    assert found[-1] == "GET too_wide: executive is answered 200, not 403"


def test_a_planted_method_without_a_name_in_the_row_is_found(planted):
    row = planted.row("too_obliging", GET=f"200 200 200 200 200 404 404 {LOGIN} {LOGIN}")
    found = strays(planted, [row], ["owner", SIGNED_OUT])
    assert found == ["DELETE too_obliging: owner is answered 200 and no row says so"]

"""Pages by the last row seen: nothing skipped, nothing twice, whatever happens between two pages."""

import base64
import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.errors import Refused
from accounts.keyset import encode, page
from accounts.models import Activity
from accounts.tests import factories as make

ORDERS = [("id",), ("-id",), ("page", "id"), ("-page", "id"), ("page", "-id"), ("-page", "title", "-id")]


@pytest.fixture
def shelf(library):
    """Twelve books, whose pages tie in threes."""
    shelf = library.shelf()
    for n in range(12):
        library.book(shelf, f"Book {n:02}", page=n // 3 + 1)
    return shelf


def walk(queryset, order, size, between=lambda: None):
    """The rows of every page, page by page."""
    pages, cursor = [], ""
    while True:
        found = page(queryset.all(), order, cursor, size)
        pages.append(found.rows)
        if not found.next:
            return pages
        cursor = found.next
        between()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 5, 12, 13])
def test_every_order_is_read_to_its_end(library, shelf, order, size):
    pages = walk(library.Book.objects, order, size)
    rows = [row for rows in pages for row in rows]
    assert rows == list(library.Book.objects.order_by(*order))
    assert all(len(rows) == size for rows in pages[:-1]) and pages[-1]


@pytest.mark.parametrize("order", ORDERS)
def test_rows_that_come_and_go_between_pages_disturb_no_other(house, library, shelf, order):
    before = set(library.Book.objects.values_list("pk", flat=True))
    first = library.Book.objects.order_by(*order).first()

    def meanwhile():
        library.book(shelf, "Late", page=2)
        first.trash(by=house.owner)
        first.restore(by=house.owner)

    seen = [row.pk for rows in walk(library.Book.objects, order, 4, meanwhile) for row in rows]
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def test_times_that_tie_to_the_microsecond(house, library):
    at = dt.datetime(2026, 6, 15, 9, 30, 0, 123456, dt.UTC)
    for n in range(7):
        library.shelf(f"Shelf {n}", at=at)
    rows = Activity.objects.filter(subject_type="accounts.shelf")
    seen = [row.pk for rows in walk(rows, ("-at", "-id"), 2) for row in rows]
    assert sorted(seen) == sorted(rows.values_list("pk", flat=True))


def test_an_order_over_a_relation(house):
    for name in ("Aiko", "Zoë", "Aiko", "Élise"):
        make.member(house.workspace, name=name)
    order = ("user__name", "user__email", "id")
    seen = [row for rows in walk(house.workspace.memberships, order, 2) for row in rows]
    assert seen == list(house.workspace.memberships.order_by(*order))


def test_an_empty_list_has_one_empty_page(house, library):
    assert page(library.Book.objects.all()) == ([], "")


def test_rows_may_come_out_in_any_shape(library, shelf):
    def titles(window, keys):
        rows = list(window.values_list("title", *keys))
        return [row[:1] for row in rows], [row[1:] for row in rows]

    found = page(library.Book.objects.all(), ("title", "id"), size=2, read=titles)
    assert found.rows == [("Book 00",), ("Book 01",)]
    assert page(library.Book.objects.all(), ("title", "id"), found.next, 1).rows[0].title == "Book 02"


def bad(values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    ["x", "====", "not base64 at all", bad({}), bad([]), bad(["1"]), bad(["1", "2", "3"]), bad([None, None]),
     bad(["one", "two"]), bad([[1], {"a": 1}]), bad([1, "0190"]), "%00", "🙂",
     base64.urlsafe_b64encode(b"[" * 1100).decode()],
)  # fmt: skip
def test_a_damaged_cursor_is_refused_with_a_sentence(library, cursor):
    with pytest.raises(Refused, match="damaged") as caught:
        page(library.Book.objects.all(), ("page", "id"), cursor)
    assert caught.value.field == "cursor"


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800"])
def test_a_cursor_holds_no_text_that_a_database_cannot(library, text):
    with pytest.raises(Refused, match="damaged"):
        page(library.Book.objects.all(), ("title", "page"), bad([text, 1]))


@pytest.mark.parametrize(
    ("field", "value"),
    [("created_at", "0001-01-01T00:00:00+14:00"), ("created_at", "9999-12-31T23:00:00-14:00"),
     ("created_at", "2026-06-15T09:30:00"), ("created_at", "2026-06-15"), ("page", float("inf"))],
)  # fmt: skip
def test_a_cursor_points_at_no_moment_or_number_that_is_none(library, field, value):
    with pytest.raises(Refused, match="damaged"):
        page(library.Book.objects.all(), (field, "id"), bad([value, "0" * 32]))


@given(st.text(max_size=60))
def test_no_text_at_all_breaks_it(nouns, text):
    _shelf, Book = nouns
    with contextlib.suppress(Refused):
        page(Book.objects.none(), ("page", "id"), text)


def test_the_api_answers_400_and_a_page_422(house):
    api = make.api_of(house.owner)
    answer = api.get("/api/v1/members/?cursor=rubbish")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["cursor"])
    assert house.get("activity/?cursor=rubbish").status_code == 422


def test_a_cursor_of_another_list_is_refused(library):
    with pytest.raises(Refused):
        page(library.Book.objects.all(), ("page", "id"), encode([dt.date(2026, 6, 1)]))

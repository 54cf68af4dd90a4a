import uuid

import pytest
from django.http import Http404

from accounts.access import find_or_404
from accounts.lookup import as_uuid, find
from accounts.tests import factories as make


def test_by_id_and_by_key(library):
    book = library.book(library.shelf(), "Emma")
    for ref in (book.pk, str(book.pk), book.pk.hex, "Emma", "emma", "  EMMA "):
        assert find(library.Book.objects.all(), ref) == book


@pytest.mark.parametrize(
    "ref",
    [
        "",
        " ",
        "\0",
        "Emma\0",
        "None",
        "1",
        "%",
        "x" * 5000,
        "x" * 60_000,
        "🙂",
        "'; drop table",
        uuid.uuid4(),
    ],
)
def test_what_is_not_there_is_none(library, ref):
    library.book(library.shelf(), "Emma")
    assert find(library.Book.objects.all(), ref) is None


def test_a_noun_without_keys_has_only_ids(library):
    shelf = library.shelf()
    assert find(library.Shelf.objects.all(), "Fiction") is None
    assert find(library.Shelf.objects.all(), shelf.pk) == shelf


def test_only_within_the_given_rows(house, library):
    there = make.owner_of(make.workspace("Next Door"))
    foreign = library.book(library.shelf(by=there), "Emma", by=there)
    gone = library.book(library.shelf(), "Gone")
    gone.trash(by=house.owner)
    for ref in (foreign.pk, "Emma", gone.pk, "Gone"):
        assert find(house.workspace.books.all(), ref) is None


def test_the_answer_is_the_same_for_foreign_and_for_nothing(house, library):
    there = make.owner_of(make.workspace("Next Door"))
    foreign = library.shelf(by=there)
    said = set()
    for ref in (foreign.pk, uuid.uuid4(), "nonsense"):
        with pytest.raises(Http404) as caught:
            find_or_404(house.workspace.shelfs.all(), ref)
        said.add(str(caught.value))
    assert len(said) == 1


def test_a_member_is_found_by_address(house):
    assert find(house.workspace.memberships.all(), house.owner.user.email.upper()) == house.owner


@pytest.mark.parametrize("ref", ["x", "", None, 7, "12345678-1234-1234-1234-12345678901"])
def test_what_is_no_uuid(ref):
    assert as_uuid(ref) is None

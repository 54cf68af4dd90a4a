import pytest

from accounts import bulk, undo
from accounts.errors import Conflict

pytestmark = pytest.mark.django_db


def test_what_may_changes_under_one_cause_and_what_may_not_is_told(house, library):
    shelf = library.shelf("First")
    books = [library.book(shelf, title=f"Book {n}") for n in range(3)]
    books[1].trash(by=house.owner)

    def act(book, cause, at):
        title = "x" * 500 if book == books[2] else "Renamed"
        return book.edit(by=house.owner, changes={"title": title}, version=book.version, cause=cause, at=at)

    books.append(library.book(shelf, title="Renamed"))
    books[1].version -= 1
    outcome = bulk.each(books, act)
    assert outcome.changed == [books[0]] and outcome.same == [books[3]]
    assert [left.record for left in outcome.left] == books[1:3]
    assert "deleted" in outcome.left[0].message and outcome.left[1].field == "title"
    undo.undo(by=house.owner, cause=outcome.cause)
    books[0].refresh_from_db()
    assert books[0].title == "Book 0"


def test_a_clash_is_told_with_what_stands_there(house, library):
    book = library.book(library.shelf("First"), title="Mine")
    seen = book.version
    book.edit(by=house.owner, changes={"title": "Theirs"})
    outcome = bulk.each(
        [book],
        lambda b, cause, at: b.edit(by=house.owner, changes={"title": "Ours"}, version=seen, cause=cause),
    )
    assert outcome.cause is None and isinstance(outcome.left[0].conflict, Conflict)
    assert outcome.left[0].conflict.fields["title"]["theirs"] == "Theirs"

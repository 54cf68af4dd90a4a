"""What every editable row can do, proved on planted nouns: create, edit, merge, conflict."""

import datetime as dt
import threading
from decimal import Decimal

import pytest
from django.db import connection

from accounts.errors import Conflict, Refused
from accounts.models import Activity
from accounts.roles import Can, Role
from accounts.tests import factories as make


def logged(record):
    return list(Activity.objects.of(record).order_by("version", "id"))


def test_creating_writes_the_log_with_the_first_version(house, library):
    at = dt.datetime(2026, 6, 15, 9, tzinfo=dt.UTC)
    book = library.book(library.shelf(), "Emma", at=at, price=Decimal("7.50"), readers=[house.owner])

    row = logged(book)[0]
    assert (row.verb, row.version, row.actor, row.at, row.subject_label) == (
        "created",
        1,
        house.owner,
        at,
        "Emma",
    )
    assert row.changes["title"] == [None, "Emma"]
    assert row.changes["price"] == [None, "7.5"]
    assert row.changes["readers"] == [None, [{"id": str(house.owner.pk), "label": "Mara Lindholm"}]]
    assert row.changes["shelf"][1]["label"] == "Fiction"
    assert (book.version, book.created_at, list(book.readers.all())) == (1, at, [house.owner])


def test_an_edit_bumps_the_version_and_logs_old_and_new(house, library):
    book = library.book(library.shelf())
    row = book.edit(by=house.owner, changes={"title": "Emma", "page": 1}, note="A slip.")

    book.refresh_from_db()
    assert (book.title, book.version) == ("Emma", 2)
    assert row.changes == {"title": ["Persuasion", "Emma"]}
    assert (row.version, row.note) == (2, "A slip.")


def test_an_edit_that_changes_nothing_leaves_no_trace(house, library):
    book = library.book(library.shelf(), readers=[house.owner], price=Decimal("7.50"))
    same = {"title": "Persuasion", "readers": [house.owner], "price": Decimal("7.5")}
    assert book.edit(by=house.owner, changes=same) is None
    assert (book.version, len(logged(book))) == (1, 1)


def test_lists_are_logged_without_regard_to_order(house, library):
    other = house.member(Role.CONTRIBUTOR)
    book = library.book(library.shelf(), readers=[house.owner, other])
    assert book.edit(by=house.owner, changes={"readers": [other, house.owner]}) is None
    assert book.edit(by=house.owner, changes={"readers": [other]}).changes["readers"][1][0]["id"] == str(
        other.pk
    )


def test_two_people_on_different_fields_both_win(house, library):
    book = library.book(library.shelf())
    mine, theirs = library.Book.objects.get(), library.Book.objects.get()
    theirs.edit(by=house.member(Role.OWNER), changes={"page": 30}, version=1)
    mine.edit(by=house.owner, changes={"title": "Emma"}, version=1)

    book.refresh_from_db()
    assert (book.title, book.page, book.version) == ("Emma", 30, 3)


def test_two_people_on_one_field_see_both_values(house, library):
    library.book(library.shelf())
    mine, theirs = library.Book.objects.get(), library.Book.objects.get()
    theirs.edit(by=house.member(Role.OWNER, "Priya Raman"), changes={"title": "Emma", "page": 9}, version=1)
    with pytest.raises(Conflict) as caught:
        mine.edit(by=house.owner, changes={"title": "Sanditon", "price": Decimal("3")}, version=1)

    conflict = caught.value
    assert conflict.fields == {"title": {"label": "title", "yours": "Sanditon", "theirs": "Emma"}}
    assert (conflict.by, conflict.version) == ("Priya Raman", 2)
    assert library.Book.objects.get().price is None


def test_the_same_value_by_two_people_is_no_conflict_worth_saving(house, library):
    library.book(library.shelf())
    mine, theirs = library.Book.objects.get(), library.Book.objects.get()
    theirs.edit(by=house.owner, changes={"page": 9}, version=1)
    mine.refresh_from_db()
    assert mine.edit(by=house.owner, changes={"page": 9}) is None


def test_a_version_that_is_not_there_yet_is_a_conflict(house, library):
    book = library.book(library.shelf())
    with pytest.raises(Conflict, match="no such version"):
        book.edit(by=house.owner, changes={"title": "Emma"}, version=7)


def test_a_deleted_row_refuses_edits(house, library):
    book = library.book(library.shelf())
    book.trash(by=house.owner)
    with pytest.raises(Refused, match="deleted meanwhile"):
        book.edit(by=house.owner, changes={"title": "Emma"}, version=1)


def test_a_stale_instance_does_not_write_over_a_deletion(house, library):
    book = library.book(library.shelf())
    stale = library.Book.objects.get()
    book.trash(by=house.owner)
    with pytest.raises((Refused, Conflict)):
        stale.edit(by=house.owner, changes={"title": "Emma"})
    assert library.Book.everything.get().title == "Persuasion"


def test_a_rule_of_a_field_names_the_field(house, library):
    book = library.book(library.shelf())
    with pytest.raises(Refused) as caught:
        book.edit(by=house.owner, changes={"title": "x" * 41})
    assert caught.value.field == "title"
    assert (book.title, library.Book.objects.get().title) == ("Persuasion", "Persuasion")


def test_a_rule_of_the_table_says_its_own_sentence(house, library):
    book = library.book(library.shelf())
    with pytest.raises(Refused, match="No book is that long"):
        book.edit(by=house.owner, changes={"page": 9001})
    with pytest.raises(Refused, match="Another shelf has this name"):
        library.shelf()
    assert len(logged(book)) == 1


def test_values_at_an_earlier_version(house, library):
    book = library.book(library.shelf())
    for title in ("Emma", "Sanditon"):
        book.edit(by=house.owner, changes={"title": title})
    assert book.values_at(1) == {"title": "Persuasion"}
    assert book.values_at(2) == {"title": "Emma"}
    assert book.values_at(3) == {}


def test_the_right_to_a_field(library):
    assert library.Book.right_to({"page"}) == Can.WORK
    assert library.Book.right_to({"page", "title"}) == Can.PLAN
    assert library.Book.right_to(()) == Can.PLAN
    assert library.Shelf.right_to({"name"}) == Can.SHAPE


def test_the_log_is_append_only(house, library):
    row = logged(library.book(library.shelf()))[0]
    with pytest.raises(TypeError, match="append-only"):
        row.save()


def test_a_failed_log_takes_the_edit_with_it(house, library, monkeypatch):
    book = library.book(library.shelf())

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Activity, "write", fail)
    with pytest.raises(RuntimeError):
        book.edit(by=house.owner, changes={"title": "Emma"})
    assert library.Book.objects.get().title == "Persuasion"


@pytest.mark.django_db(transaction=True)
def test_of_many_writers_on_one_version_exactly_one_wins(nouns):
    owner = make.owner_of(make.workspace())
    Shelf, _book = nouns
    shelf = Shelf.create(by=owner, name="Fiction")
    gate, won, lost = threading.Barrier(10), [], []

    def write(name):
        try:
            mine = Shelf.objects.get(pk=shelf.pk)
            gate.wait()
            mine.edit(by=owner, changes={"name": name}, version=1)
            won.append(name)
        except Conflict as conflict:
            lost.append(conflict.fields["name"]["theirs"])
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[f"Shelf {n}"]) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shelf.refresh_from_db()
    assert won == [shelf.name]
    assert lost == [shelf.name] * 9
    assert shelf.version == 2

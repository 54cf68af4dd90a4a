"""To the trash with the family, back again, and gone after thirty days."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import trash
from accounts.errors import Refused
from accounts.models import Activity
from accounts.models.record import KEPT_FOR
from accounts.tasks import purge_trash
from accounts.tests import factories as make


@pytest.fixture
def family(library):
    """A shelf with a book with a chapter with a part."""
    shelf = library.shelf()
    book = library.book(shelf, "Emma")
    chapter = library.book(shelf, "Volume I", parent=book)
    part = library.book(shelf, "Chapter 1", parent=chapter)
    return shelf, book, chapter, part


def living(library):
    return sorted(library.Book.objects.values_list("title", flat=True))


def test_the_whole_family_goes_under_one_cause(house, library, family):
    cause = family[0].trash(by=house.owner)
    assert not library.Shelf.objects.exists() and living(library) == []
    rows = Activity.objects.filter(verb="deleted")
    assert rows.count() == 4 and {row.cause for row in rows} == {cause}
    assert {row.version for row in rows} == {2}


def test_the_whole_family_comes_back(house, library, family):
    shelf = family[0]
    shelf.trash(by=house.owner)
    shelf.restore(by=house.owner)
    assert living(library) == ["Chapter 1", "Emma", "Volume I"]
    assert Activity.objects.filter(verb="restored").count() == 4


def test_what_was_deleted_before_stays_deleted(house, library, family):
    shelf, _book, chapter, _part = family
    chapter.trash(by=house.owner)
    shelf.trash(by=house.owner)
    shelf.restore(by=house.owner)
    assert living(library) == ["Emma"]


def test_a_child_does_not_come_back_to_a_shelf_in_the_trash(house, library, family):
    shelf, book, *_rest = family
    book.trash(by=house.owner)
    shelf.refresh_from_db()
    shelf.trash(by=house.owner)
    book = library.Book.everything.get(pk=book.pk)
    with pytest.raises(Refused, match="Restore Fiction first"):
        book.restore(by=house.owner)


def test_nor_without_the_one_that_took_it_along_where_it_may_have_none(house, library, family):
    _shelf, book, chapter, _part = family
    chapter.trash(by=house.owner)
    book.refresh_from_db()
    book.trash(by=house.owner)
    chapter = library.Book.everything.get(pk=chapter.pk)
    with pytest.raises(Refused, match="Restore Emma first"):
        chapter.restore(by=house.owner)


def test_restoring_what_lives_does_nothing(house, family):
    assert family[0].restore(by=house.owner) is None
    assert family[0].version == 1


def test_of_two_who_delete_it_the_first_takes_the_family(house, library, family):
    shelf, stale = family[0], library.Shelf.objects.get(pk=family[0].pk)
    cause = shelf.trash(by=house.owner)
    assert stale.trash(by=house.owner) is None
    assert {row.cause for row in Activity.objects.filter(verb="deleted")} == {cause}

    library.Shelf.everything.get(pk=shelf.pk).restore(by=house.owner)
    assert living(library) == ["Chapter 1", "Emma", "Volume I"]


def test_who_restores_what_somebody_restored_meanwhile_does_nothing(house, library, family):
    shelf = family[0]
    shelf.trash(by=house.owner)
    stale = library.Shelf.everything.get(pk=shelf.pk)
    shelf.restore(by=house.owner)
    assert stale.restore(by=house.owner) is None
    assert Activity.objects.filter(verb="restored").count() == 4


@pytest.mark.django_db(transaction=True)
def test_of_many_who_delete_it_at_once_one_takes_the_family(nouns):
    owner, (Shelf, Book) = make.owner_of(make.workspace()), nouns
    shelf = Shelf.create(by=owner, name="Fiction")
    for n in range(5):
        Book.create(by=owner, shelf=shelf, title=f"Book {n}")
    stale, gate, causes = [Shelf.objects.get(pk=shelf.pk) for _n in range(8)], threading.Barrier(8), []

    def delete(mine):
        try:
            gate.wait()
            causes.append(mine.trash(by=owner))
        finally:
            connection.close()

    threads = [threading.Thread(target=delete, args=[mine]) for mine in stale]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(causes) == 8 and len([cause for cause in causes if cause]) == 1
    Shelf.everything.get(pk=shelf.pk).restore(by=owner)
    assert Book.objects.count() == 5


def test_a_name_taken_meanwhile_is_said_on_the_way_back(house, library):
    shelf = library.shelf("Poetry")
    shelf.trash(by=house.owner)
    library.shelf("Poetry")
    with pytest.raises(Refused, match="Another shelf has this name"):
        shelf.restore(by=house.owner)
    assert library.Shelf.everything.get(pk=shelf.pk).deleted_at


def test_the_list_shows_heads_with_what_went_along(house, library, family):
    at = timezone.now()
    family[0].trash(by=house.owner, at=at)
    (row,) = trash.page(house.workspace).rows
    assert (row, row.deleted_by, row.along) == (family[0], house.owner, 3)
    assert row.kept_until == at + KEPT_FOR


def test_of_many_deleted_as_one_each_counts_its_own(house, library, family, django_assert_num_queries):
    other = library.shelf("Drama")
    library.book(other, "Candida")
    bare = [library.shelf(f"Bare {n}") for n in range(3)]
    library.Shelf.trash_all([family[0], other, *bare], by=house.owner)
    rows = trash.page(house.workspace).rows
    assert {str(row): row.along for row in rows} == {
        "Fiction": 3, "Drama": 1, "Bare 0": 0, "Bare 1": 0, "Bare 2": 0,
    }  # fmt: skip
    with CaptureQueriesContext(connection) as few:
        trash.page(house.workspace)
    for n in range(3):
        shelf = library.shelf(f"More {n}")
        library.book(shelf, "Emma")
        shelf.trash(by=house.owner)
    with django_assert_num_queries(len(few)):
        trash.page(house.workspace)


def test_the_list_is_the_workspaces_own(house, library, family):
    there = make.owner_of(make.workspace("Next Door"))
    library.shelf("Theirs", by=there).trash(by=there)
    assert trash.page(house.workspace).rows == []


def test_the_list_pages_over_ties_and_inserts_without_gap_or_double(house, library):
    at = timezone.now() - dt.timedelta(hours=1)
    for n in range(9):
        library.shelf(f"Shelf {n}").trash(by=house.owner, at=at + dt.timedelta(minutes=n // 4))
    seen, cursor = [], ""
    while True:
        found = trash.page(house.workspace, cursor, 2)
        seen += [str(row) for row in found.rows]
        if not (cursor := found.next):
            break
        library.shelf(f"Later {len(seen)}").trash(by=house.owner)
    assert sorted(seen) == [f"Shelf {n}" for n in range(9)]


def test_finding_is_by_id_within_the_workspace_and_only_while_deleted(house, library, family):
    shelf = family[0]
    assert trash.find(house.workspace, shelf.pk) is None
    shelf.trash(by=house.owner)
    assert trash.find(house.workspace, shelf.pk) == shelf
    assert trash.find(make.workspace(), shelf.pk) is None
    shelf.restore(by=house.owner)
    assert trash.find(house.workspace, shelf.pk) is None


def test_after_thirty_days_it_is_gone_and_not_a_day_before(house, library, family):
    now = timezone.now()
    family[0].trash(by=house.owner, at=now - KEPT_FOR)
    assert trash.purge(now) == 0
    assert trash.purge(now + dt.timedelta(seconds=1))
    assert not library.Shelf.everything.exists() and not library.Book.everything.exists()
    assert Activity.objects.filter(verb="deleted").count() == 4, "the log remembers"


def test_a_workspace_knows_how_often_it_was_purged(house, library):
    elsewhere = make.workspace()
    library.shelf().trash(by=house.owner, at=timezone.now() - dt.timedelta(days=31))
    assert trash.purge(timezone.now()) == 1
    house.workspace.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (house.workspace.purges, elsewhere.purges) == (1, 0)


def test_the_sweep_purges(house, library):
    library.shelf().trash(by=house.owner, at=timezone.now() - dt.timedelta(days=31))
    young = library.shelf("Young")
    young.trash(by=house.owner)
    assert purge_trash() == 1
    assert list(library.Shelf.everything.all()) == [young]


def test_what_something_alive_needs_stays(house, library, family):
    """A shelf in the trash that a living book still stands on cannot be purged."""
    shelf, book, *_rest = family
    old = timezone.now() - dt.timedelta(days=40)
    shelf.trash(by=house.owner, at=old)
    library.Book.everything.filter(pk=book.pk).update(deleted_at=None, deletion=None)
    trash.purge(timezone.now())
    assert library.Shelf.everything.filter(pk=shelf.pk).exists()
    assert living(library) == ["Emma"]


def test_what_can_live_without_it_lets_go(house, library, family):
    _shelf, book, chapter, _part = family
    book.trash(by=house.owner, at=timezone.now() - dt.timedelta(days=40))
    library.Book.everything.filter(pk=chapter.pk).update(deleted_at=None, deletion=None)
    trash.purge(timezone.now())
    chapter.refresh_from_db()
    assert chapter.parent is None


def test_a_purge_of_many_goes_in_batches(house, library, monkeypatch):
    monkeypatch.setattr(trash, "BATCH", 2)
    for n in range(5):
        library.shelf(f"Shelf {n}").trash(by=house.owner, at=timezone.now() - dt.timedelta(days=31))
    assert trash.purge(timezone.now()) == 5


def test_a_kind_that_cannot_go_keeps_none_of_the_others(house, library, monkeypatch, caplog):
    book = library.book(library.shelf(), "Emma")
    book.trash(by=house.owner, at=timezone.now() - dt.timedelta(days=31))
    real = trash.purge_kind

    def purge_kind(model, before):
        if model is not library.Book:
            raise RuntimeError("stuck")
        return real(model, before)

    monkeypatch.setattr(trash, "purge_kind", purge_kind)
    assert trash.purge(timezone.now()) == 1
    assert "accounts.Shelf" in caplog.text and not library.Book.everything.exists()


def test_a_row_that_the_database_keeps_keeps_none_of_the_others(house, library, monkeypatch, caplog):
    old = timezone.now() - dt.timedelta(days=31)
    shelves = [library.shelf(f"Shelf {n}") for n in range(3)]
    for shelf in shelves:
        shelf.trash(by=house.owner, at=old)
    kept = sorted(shelves, key=lambda shelf: shelf.pk)[0]

    def release(model, pks):
        if kept.pk in pks:
            raise IntegrityError("kept")

    monkeypatch.setattr(trash, "release", release)
    monkeypatch.setattr(trash, "BATCH", 2)
    assert trash.purge(timezone.now()) == 2
    assert list(library.Shelf.everything.all()) == [kept]
    assert str(kept.pk) in caplog.text


def test_what_is_restored_while_the_purge_runs_stays(house, library, monkeypatch):
    shelf = library.shelf()
    shelf.trash(by=house.owner, at=timezone.now() - dt.timedelta(days=31))
    real = trash.remove

    def remove(rows, pks):
        library.Shelf.everything.get(pk=shelf.pk).restore(by=house.owner)
        return real(rows, pks)

    monkeypatch.setattr(trash, "remove", remove)
    assert trash.purge(timezone.now()) == 0
    assert list(library.Shelf.objects.all()) == [shelf]

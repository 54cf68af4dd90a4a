"""Taking back what one did, as the log tells it."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.errors import Conflict, Forbidden, Refused
from accounts.ids import new_id
from accounts.models import Activity
from accounts.models.record import KEPT_FOR
from accounts.roles import Role
from accounts.tests import factories as make
from accounts.undo import LAST, latest, undo


def cause_of(record, verb="created"):
    return Activity.objects.of(record).filter(verb=verb).order_by("-version").first().cause


def test_an_edit_goes_back_with_every_kind_of_value(house, library):
    other = house.member(Role.CONTRIBUTOR)
    before = {"title": "Emma", "due": dt.date(2026, 6, 1), "price": Decimal("7.5"), "readers": [other]}
    book = library.book(library.shelf(), **before)
    after = {"title": "Sanditon", "due": None, "price": Decimal("9"), "readers": [house.owner]}
    row = book.edit(by=house.owner, changes=after | {"shelf": library.shelf("Drama")})

    answer = undo(by=house.owner, cause=row.cause)
    book.refresh_from_db()
    assert (book.title, book.due, book.price, book.shelf.name) == (
        "Emma",
        dt.date(2026, 6, 1),
        Decimal("7.5"),
        "Fiction",
    )
    assert list(book.readers.all()) == [other]
    assert Activity.objects.filter(cause=answer).get().version == 3


def test_a_creation_goes_to_the_trash(house, library):
    book = library.book(library.shelf())
    undo(by=house.owner, cause=cause_of(book))
    book.refresh_from_db()
    assert book.deleted_at


def test_a_deletion_comes_back_with_its_family(house, library):
    shelf = library.shelf()
    library.book(shelf, "Chapter", parent=library.book(shelf))
    undo(by=house.owner, cause=shelf.trash(by=house.owner))
    assert library.Shelf.objects.count() == 1 and library.Book.objects.count() == 2


def test_a_restoration_goes_back_to_the_trash(house, library):
    shelf = library.shelf()
    shelf.trash(by=house.owner)
    undo(by=house.owner, cause=shelf.restore(by=house.owner))
    shelf.refresh_from_db()
    assert shelf.deleted_at


def test_several_rows_of_one_cause_go_back_together(house, library):
    shelf, cause = library.shelf(), new_id()
    old = [library.book(shelf, f"Book {n}") for n in range(3)]
    for book in old:
        book.edit(by=house.owner, changes={"page": 50}, cause=cause)
        book.edit(by=house.owner, changes={"page": 60}, cause=cause)
    made = library.book(shelf, "New", cause=cause)
    undo(by=house.owner, cause=cause)
    assert sorted(library.Book.objects.values_list("page", flat=True)) == [1, 1, 1]
    made.refresh_from_db()
    assert made.deleted_at


def test_one_row_that_cannot_go_back_keeps_all_where_they_are(house, library):
    shelf, cause = library.shelf(), new_id()
    one, two = library.book(shelf, "One"), library.book(shelf, "Two")
    for book in (one, two):
        book.edit(by=house.owner, changes={"page": 50}, cause=cause)
    two.edit(by=house.member(Role.OWNER), changes={"page": 70})
    with pytest.raises(Conflict):
        undo(by=house.owner, cause=cause)
    assert sorted(library.Book.objects.values_list("page", flat=True)) == [50, 70]


def test_somebody_elses_later_change_is_a_conflict_with_both_values(house, library):
    book = library.book(library.shelf(), "Emma")
    row = book.edit(by=house.owner, changes={"title": "Sanditon", "page": 3})
    book.edit(by=house.member(Role.OWNER, "Priya Raman"), changes={"title": "Persuasion"})
    with pytest.raises(Conflict) as caught:
        undo(by=house.owner, cause=row.cause)
    assert caught.value.fields == {"title": {"label": "title", "yours": "Emma", "theirs": "Persuasion"}}
    assert caught.value.by == "Priya Raman"
    book.refresh_from_db()
    assert (book.title, book.page) == ("Persuasion", 3)


def test_a_later_change_of_another_field_is_kept(house, library):
    book = library.book(library.shelf(), "Emma")
    row = book.edit(by=house.owner, changes={"title": "Sanditon"})
    book.edit(by=house.member(Role.OWNER), changes={"page": 8})
    undo(by=house.owner, cause=row.cause)
    book.refresh_from_db()
    assert (book.title, book.page) == ("Emma", 8)


def test_what_somebody_worked_on_since_is_not_taken_away(house, library):
    book = library.book(library.shelf())
    made = cause_of(book)
    book.edit(by=house.member(Role.OWNER), changes={"page": 8})
    with pytest.raises(Conflict):
        undo(by=house.owner, cause=made)
    book.refresh_from_db()
    assert not book.deleted_at


def test_nor_what_somebody_put_below_it_since(house, library):
    shelf, other = library.shelf(), house.member(Role.PROJECT_MANAGER)
    mine = library.book(shelf, "Mine")
    theirs = library.book(shelf, "Theirs", by=other)
    with pytest.raises(Conflict) as caught:
        undo(by=house.owner, cause=cause_of(shelf))
    assert caught.value.by == str(other)
    assert library.Book.objects.count() == 2 and library.Shelf.objects.exists()

    theirs.trash(by=other)
    undo(by=house.owner, cause=cause_of(shelf))
    mine.refresh_from_db()
    assert mine.deleted_at, "what one put there oneself goes along"


def test_what_followed_by_itself_is_nobodys_work(house, library):
    """As a project that was planned is active once a task of it is begun."""
    shelf = library.shelf()
    shelf.edit(by=None, changes={"name": "Drama"})
    undo(by=house.owner, cause=cause_of(shelf))
    shelf.refresh_from_db()
    assert shelf.deleted_at


def test_twice_is_refused(house, library):
    row = library.shelf().edit(by=house.owner, changes={"name": "Drama"})
    undo(by=house.owner, cause=row.cause)
    with pytest.raises(Refused, match="already"):
        undo(by=house.owner, cause=row.cause)


def test_an_undo_can_itself_be_taken_back(house, library):
    shelf = library.shelf()
    row = shelf.edit(by=house.owner, changes={"name": "Drama"})
    undo(by=house.owner, cause=undo(by=house.owner, cause=row.cause))
    shelf.refresh_from_db()
    assert shelf.name == "Drama"


def test_the_latest_is_neither_undone_nor_an_undo(house, library):
    shelf = library.shelf()
    first = shelf.edit(by=house.owner, changes={"name": "Drama"}).cause
    second = shelf.edit(by=house.owner, changes={"name": "Poetry"}).cause
    assert latest(house.owner, timezone.now()) == second
    undo(by=house.owner)
    assert latest(house.owner, timezone.now()) == first
    undo(by=house.owner)
    undo(by=house.owner)  # the making of the shelf
    shelf.refresh_from_db()
    assert shelf.deleted_at


def test_somebody_elses_act_is_not_there_to_undo(house, library):
    row = library.shelf().edit(by=house.member(Role.OWNER), changes={"name": "Drama"})
    for cause in (row.cause, uuid.uuid4()):
        with pytest.raises(Activity.DoesNotExist):
            undo(by=house.owner, cause=cause)


def test_another_workspaces_act_is_not_there_to_undo(house, library):
    there = make.owner_of(make.workspace("Next Door", owner=house.owner.user))
    row = library.shelf(by=there).edit(by=there, changes={"name": "Drama"})
    with pytest.raises(Activity.DoesNotExist):
        undo(by=house.owner, cause=row.cause)


def test_without_the_right_today_nothing_is_undone(house, library):
    person = house.member(Role.PRODUCT_MANAGER)
    shelf = library.shelf(by=person)
    row = shelf.edit(by=person, changes={"name": "Drama"})
    person.change_role(by=house.owner, role=Role.EXECUTIVE)
    with pytest.raises(Forbidden, match="no longer"):
        undo(by=person, cause=row.cause)
    shelf.refresh_from_db()
    assert shelf.name == "Drama"


def test_a_contributor_takes_back_work_but_no_plan(house, library):
    person = house.member(Role.CONTRIBUTOR)
    book = library.book(library.shelf())
    worked = book.edit(by=person, changes={"page": 8})
    undo(by=person, cause=worked.cause)
    book.refresh_from_db()
    assert book.page == 1
    planned = book.edit(by=person, changes={"title": "Emma"})
    with pytest.raises(Forbidden):
        undo(by=person, cause=planned.cause)


def test_decisions_are_not_undone(house, library):
    shelf = library.shelf()
    row = shelf.edit(by=house.owner, changes={"name": "Drama"}, verb="approve")
    with pytest.raises(Refused, match="another decision"):
        undo(by=house.owner, cause=row.cause)


def test_what_is_in_the_trash_is_said_and_stays_as_it_was(house, library):
    shelf, other = library.shelf("Emma"), library.shelf("Persuasion")
    cause = new_id()
    for row in (shelf, other):
        row.edit(by=house.owner, changes={"name": f"{row} II"}, cause=cause)
    shelf.trash(by=house.member(Role.OWNER))
    other.trash(by=house.owner)
    with pytest.raises(Refused, match="Emma II is in the trash, so this cannot be undone"):
        undo(by=house.owner, cause=cause)

    other.restore(by=house.owner)
    undo(by=house.owner, cause=cause)  # what is left of it
    shelf.refresh_from_db(), other.refresh_from_db()
    assert (shelf.name, other.name) == ("Emma II", "Persuasion")


def test_a_reference_that_is_gone_is_said(house, library):
    first, second = library.shelf("First"), library.shelf("Second")
    book = library.book(first)
    row = book.edit(by=house.owner, changes={"shelf": second})
    first.trash(by=house.owner)
    with pytest.raises(Refused, match="First is no longer here"):
        undo(by=house.owner, cause=row.cause)


def test_only_the_last_acts_of_thirty_days_can_be_undone(house, library):
    shelf, now = library.shelf(), timezone.now()
    old = shelf.edit(by=house.owner, changes={"name": "Old"}, at=now - KEPT_FOR - dt.timedelta(hours=1))
    with pytest.raises(Refused, match="too long ago"):
        undo(by=house.owner, cause=old.cause)

    first = shelf.edit(by=house.owner, changes={"name": "First"}).cause
    for n in range(LAST):
        shelf.edit(by=house.owner, changes={"name": f"Name {n}"})
    with pytest.raises(Refused, match=f"last {LAST}"):
        undo(by=house.owner, cause=first)


def test_a_role_change_can_be_undone(house):
    person = house.member(Role.CONTRIBUTOR)
    row = person.change_role(by=house.owner, role=Role.EXECUTIVE)
    undo(by=house.owner, cause=row.cause)
    person.refresh_from_db()
    assert person.role == Role.CONTRIBUTOR


def test_what_is_purged_cannot_come_back(house, library):
    shelf = library.shelf()
    cause = shelf.trash(by=house.owner)
    library.Shelf.everything.all().delete()
    with pytest.raises(Refused, match="for good"):
        undo(by=house.owner, cause=cause)

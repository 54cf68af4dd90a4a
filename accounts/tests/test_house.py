"""The workspace's own pages: trash, undo, activity, settings."""

import datetime as dt
import re
import uuid

import pytest
from django.utils import timezone

from accounts.models import Activity
from accounts.roles import Role
from accounts.tests import factories as make


def html(response, status=200):
    assert response.status_code == status, response.content[:2000]
    return response.content.decode()


def test_an_empty_trash_says_what_comes_here(house):
    assert "The trash is empty" in html(house.get("trash/"))


def test_the_trash_tells_what_by_whom_with_how_many_until_when(house, library):
    shelf = library.shelf("Poetry")
    library.book(shelf, "Odes")
    library.book(shelf, "Sonnets")
    shelf.trash(by=house.owner, at=timezone.now() - dt.timedelta(days=3))

    page = html(house.get("trash/"))
    assert "Poetry" in page and "Mara Lindholm" in page and "2 more with it" in page
    assert (timezone.localdate() + dt.timedelta(days=27)).isoformat() in page
    assert "Odes" not in page


def test_a_long_trash_is_read_page_by_page_to_its_end(house, library, monkeypatch):
    at = timezone.now()
    for n in range(7):
        library.shelf(f"Shelf {n}").trash(by=house.owner, at=at - dt.timedelta(minutes=n // 3))
    monkeypatch.setattr("accounts.trash.page.__defaults__", ("", 3, None))

    seen, path = [], "trash/"
    while path:
        page = html(house.get(path))
        seen += re.findall(r">(Shelf \d)<", page)
        following = re.search(r'href="(\?cursor=[^"]+)"', page)
        path = following and "trash/" + following[1]
    assert sorted(seen) == [f"Shelf {n}" for n in range(7)]


def test_a_damaged_cursor_is_said_so(house):
    assert "damaged" in html(house.get("trash/?cursor=x"), 422)
    assert "damaged" in html(house.get("activity/?cursor=x"), 422)


def test_restoring_brings_back_and_offers_undo(house, library):
    shelf = library.shelf("Poetry")
    shelf.trash(by=house.owner)
    assert house.post(f"trash/{shelf.pk}/restore/")["Location"] == house.url("trash/")
    shelf.refresh_from_db()
    assert shelf.deleted_at is None
    page = html(house.get("trash/"))
    assert "Poetry is back" in page and "/undo/" in page


@pytest.mark.parametrize("role", [r for r in Role if r != Role.OWNER])
def test_only_who_might_have_deleted_it_may_bring_it_back(house, library, role):
    shelf = library.shelf("Poetry")  # a shelf takes the right to shape
    shelf.trash(by=house.owner)
    house.sign_in(role)
    may = role == Role.PRODUCT_MANAGER

    assert ("Restore</button>" in html(house.get("trash/"))) == may
    assert house.post(f"trash/{shelf.pk}/restore/").status_code == (302 if may else 403)
    shelf.refresh_from_db()
    assert (shelf.deleted_at is None) == may


def test_what_is_not_in_this_trash_is_404(house, library):
    living = library.shelf("Alive")
    there = make.owner_of(make.workspace("Next Door"))
    foreign = library.shelf("Theirs", by=there)
    foreign.trash(by=there)
    for pk in (living.pk, foreign.pk, uuid.uuid4()):
        assert house.post(f"trash/{pk}/restore/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.deleted_at


def test_undo_by_its_cause_leads_back(house, library):
    shelf = library.shelf("Poetry")
    cause = shelf.edit(by=house.owner, changes={"name": "Verse"}).cause
    answer = house.post(f"undo/{cause}/", {"next": house.url("activity/")})
    assert (answer.status_code, answer["Location"]) == (302, house.url("activity/"))
    shelf.refresh_from_db()
    assert shelf.name == "Poetry"


def test_undo_without_a_cause_takes_the_latest(house, library):
    shelf = library.shelf("Poetry")
    shelf.edit(by=house.owner, changes={"name": "Verse"})
    shelf.edit(by=house.owner, changes={"name": "Rhyme"})
    for name in ("Verse", "Poetry"):
        assert house.post("undo/").status_code == 302
        shelf.refresh_from_db()
        assert shelf.name == name


def test_nothing_to_undo_is_said_so(house):
    Activity.objects.all().delete()
    assert "nothing to undo" in html(house.post("undo/"), 422)


def test_an_unknown_cause_and_somebody_elses_are_404(house, library):
    shelf = library.shelf("Poetry")
    theirs = shelf.edit(by=house.member(Role.PRODUCT_MANAGER), changes={"name": "Verse"}).cause
    for cause in (theirs, uuid.uuid4()):
        assert house.post(f"undo/{cause}/").status_code == 404
    shelf.refresh_from_db()
    assert shelf.name == "Verse"


def test_undoing_what_made_this_page_leads_to_the_start(house, library):
    book = library.book(library.shelf(), "Emma")
    cause = Activity.objects.of(book).get().cause
    answer = house.post(f"undo/{cause}/", {"next": book.get_absolute_url()})
    assert answer["Location"] == house.workspace.get_absolute_url()


def test_undo_never_leads_elsewhere(house, library):
    cause = library.shelf("Poetry").edit(by=house.owner, changes={"name": "Verse"}).cause
    answer = house.post(f"undo/{cause}/", {"next": "https://evil.example/"})
    assert answer["Location"] == house.workspace.get_absolute_url()

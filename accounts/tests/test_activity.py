"""The log as people read it: who did what to which thing, day by day."""

import datetime as dt
import re
import uuid
import zoneinfo
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts import feed
from accounts.models import Activity
from accounts.roles import Role
from accounts.tests import factories as make


def read(house, query=""):
    response = house.get(f"activity/{query}")
    assert response.status_code == 200, response.content[:500]
    page = response.content.decode()
    return re.sub(r"\s+", " ", page[page.index("<main") :])


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def newest(house):
    return feed.entries(list(house.workspace.activities.newest_first()[:60]))[0]


def test_a_row_says_who_did_what_to_which_thing_with_a_link(house, library):
    book = library.book(library.shelf(), "Emma")
    book.edit(by=house.owner, changes={"title": "Sanditon"}, note="She never finished it.")
    page = read(house)
    assert f'href="{book.get_absolute_url()}"' in page
    text = words(page)
    assert "Mara Lindholm changed Sanditon" in text and "Title Emma to Sanditon" in text
    assert "She never finished it." in text and "Book" in text


def test_every_kind_of_value_is_said_in_words(house, library):
    other = house.member(Role.CONTRIBUTOR, "Noor Haddad")
    book = library.book(library.shelf("First"))
    changes = {"due": dt.date(timezone.localdate().year, 8, 14), "price": Decimal("7.50"), "readers": [other],
               "shelf": library.shelf("Second")}  # fmt: skip
    book.edit(by=house.owner, changes=changes)
    entry = newest(house)
    said = {label: (old, new) for label, old, new in feed.changes(entry.row)}
    assert said == {
        "Due": ("–", "14 Aug"),
        "Price": ("–", "7.5"),
        "Readers": ("–", "Noor Haddad"),
        "Shelf": ("First", "Second"),
    }
    assert (len(entry.lines), entry.more) == (3, 1)


def test_choices_are_said_by_their_words(house):
    person = house.member(Role.CONTRIBUTOR)
    person.change_role(by=house.owner, role=Role.PROJECT_MANAGER)
    assert newest(house).lines == [("Role", "Contributor", "Project manager")]


def test_a_family_that_goes_together_is_one_line(house, library):
    shelf = library.shelf("Poetry")
    library.book(shelf, "Chapter", parent=library.book(shelf, "Odes"))
    shelf.trash(by=house.owner)
    entry = newest(house)
    assert (entry.row.verb, entry.row.subject_label, entry.others, entry.url) == ("deleted", "Poetry", 2, "")
    assert "moved to the trash Poetry and 2 more with it" in words(read(house))


def test_what_is_deleted_has_no_link(house, library):
    book = library.book(library.shelf(), "Emma")
    book.trash(by=house.owner)
    assert book.get_absolute_url() not in read(house)


def test_what_was_purged_is_still_told(house, library):
    library.book(library.shelf(), "Emma")
    library.Book.everything.all().delete()
    assert "Emma" in words(read(house))


def test_days_have_names_in_the_readers_zone(house, library):
    type(house.owner.user).objects.filter(pk=house.owner.user_id).update(timezone="Asia/Tokyo")
    now = timezone.now()
    Activity.objects.filter(workspace=house.workspace).delete()
    for days in (0, 1, 9):
        library.shelf(f"Row-{days}.", at=now - dt.timedelta(days=days))
    text = words(read(house))
    far = timezone.localtime(now - dt.timedelta(days=9), timezone=zoneinfo.ZoneInfo("Asia/Tokyo"))
    assert text.index("Today") < text.index("Row-0.") < text.index("Yesterday") < text.index("Row-1.")
    assert f"{far:%A} {far.day} {far:%B}" in text


def test_it_is_filtered_by_person_and_kind(house, library):
    other = house.member(Role.OWNER, "Noor Haddad")
    shelf = library.shelf("By Mara")
    library.book(shelf, "Book by Mara")
    library.shelf("By Noor", by=other)
    assert "By Noor" not in read(house, f"?by={house.owner.pk}") and "By Mara" in read(
        house, f"?by={house.owner.pk}"
    )
    books = read(house, "?kind=accounts.book")
    assert "Book by Mara" in books and "By Noor" not in books
    assert "Nothing here matches" in read(house, f"?by={other.pk}&kind=accounts.book")


NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057"


@pytest.mark.parametrize("query", [f"?by={NOBODY}", "?by=nonsense", "?kind=accounts.user", "?kind=%00"])
def test_a_wrong_filter_is_said(house, query):
    response = house.get(f"activity/{query}")
    assert response.status_code == 400
    assert 'class="ferr"' in response.content.decode()


def test_a_foreign_person_is_as_unknown_as_nobody(house):
    stranger = make.owner_of(make.workspace("Next Door"))
    answers = [house.get(f"activity/?by={pk}") for pk in (stranger.pk, uuid.uuid4())]
    assert [a.status_code for a in answers] == [400, 400]
    said = [re.search(r'class="ferr">.*?</svg>([^<]+)', a.content.decode())[1] for a in answers]
    assert said[0] == said[1]


def test_it_is_read_page_by_page_with_its_filter_and_without_a_heading_twice(house, library):
    at = timezone.now()
    for n in range(130):
        library.shelf(f"Shelf {n:03}", at=at)
    seen, query = [], "?kind=accounts.shelf"
    headings = 0
    while query:
        page = read(house, query)
        seen += re.findall(r"Shelf \d{3}", words(page))
        headings += page.count('class="act-d"')
        following = re.search(r'href="(\?[^"]*cursor=[^"]+)"', page)
        query = following and following[1].replace("&amp;", "&")
    assert sorted(seen) == [f"Shelf {n:03}" for n in range(130)]
    assert headings == 1


def test_another_workspaces_doings_are_not_here(house, library):
    there = make.owner_of(make.workspace("Next Door"))
    library.shelf("Theirs", by=there)
    assert "Theirs" not in read(house)


def test_names_do_no_harm(house, library):
    library.shelf("<script>alert(1)</script>")
    assert "<script>alert" not in read(house)


def test_an_empty_log_says_what_comes_here(house):
    Activity.objects.all().delete()
    assert "Nothing has happened yet" in read(house)

"""Key dates: a name on a day of a product."""

import datetime as dt

import pytest

from accounts import undo
from accounts.errors import Refused
from strategy.models import KeyDate
from strategy.tests.page import words


@pytest.fixture
def conference(place):
    return KeyDate.create(
        by=place.manager, product=place.product, name="Hub conference", date=dt.date(2026, 9, 24)
    )


def test_a_day_that_nobody_can_have_meant_is_refused(place):
    with pytest.raises(Refused) as refused:
        KeyDate.create(by=place.manager, product=place.product, name="Rome", date=dt.date(753, 4, 21))
    assert refused.value.field == "date"


def test_it_stays_with_its_product_and_goes_with_it(place, conference):
    with pytest.raises(Refused):
        conference.edit(by=place.manager, changes={"product": None})
    place.product.trash(by=place.owner)
    assert not place.workspace.key_dates.exists()
    place.product.restore(by=place.owner)
    assert place.workspace.key_dates.get() == conference


def test_the_products_page_lists_them_in_order_and_says_which_passed(place, conference):
    KeyDate.create(by=place.manager, product=place.product, name="Season opens", date=dt.date(2026, 6, 1))
    page = words(place.get("products/ORC/"))
    assert page.index("Season opens") < page.index("Hub conference")
    assert "Season opens , passed" in page
    assert "Hub conference , passed" not in page


def test_without_any_it_says_what_they_are_for(place):
    assert "A conference, a season, a freeze" in words(place.get("products/ORC/"))


def test_adding_editing_and_removing_with_undo(place):
    place.post("products/ORC/key-dates/new/", {"name": "Freeze", "date": "2026-12-01"})
    made = place.workspace.key_dates.get()
    place.post(
        f"key-dates/{made.pk}/edit/", {"name": "Code freeze", "date": "2026-12-02", "version": made.version}
    )
    made.refresh_from_db()
    assert (made.name, made.date) == ("Code freeze", dt.date(2026, 12, 2))
    page = place.post(f"key-dates/{made.pk}/delete/", follow=True)
    assert "Code freeze is removed." in page.content.decode()
    undo.undo(by=place.manager)
    assert place.workspace.key_dates.get().name == "Code freeze"


def test_a_missing_day_is_said_at_its_field(place):
    answer = place.post("products/ORC/key-dates/new/", {"name": "Freeze", "date": ""})
    assert answer.status_code == 422
    assert "This field is required." in words(answer)


def test_a_reader_sees_no_control(place, conference):
    place.sign_in(place.reader)
    page = place.get("products/ORC/").content.decode()
    assert "Hub conference" in page
    assert f"key-dates/{conference.pk}" not in page


def test_one_of_a_product_in_the_trash_is_not_here(place, conference):
    place.product.trash(by=place.owner)
    assert place.get(f"key-dates/{conference.pk}/edit/").status_code == 404


def test_the_api_lists_in_order_of_days(place, conference):
    early = place.api("post", "key-dates/", {"product": "ORC", "name": "Season", "date": "2026-06-01"})
    assert early.status_code == 201
    listed = place.api("get", "key-dates/?order=date&product=ORC").json()["results"]
    assert [row["name"] for row in listed] == ["Season", "Hub conference"]
    body = {"date": "2026-09-25", "version": conference.version}
    assert place.api("patch", f"key-dates/{conference.pk}/", body).json()["date"] == "2026-09-25"
    assert place.api("delete", f"key-dates/{conference.pk}/").status_code == 204

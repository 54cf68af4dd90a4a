"""Who decides on what, as the people page shows it."""

import re

from strategy.tests import factories as make


def seats(page):
    """{label: whether pressed} of the seats one can give and take."""
    return {m[1]: m[0] == "true" for m in re.findall(r'aria-pressed="(\w+)" aria-label="([^"]+)"', page)}


def test_the_people_page_shows_who_decides_on_what(place):
    make.product(place.owner, key="DEP", name="Depot")
    found = seats(place.get("people/").content.decode())
    assert found["Mara Lindholm decides on Orchard"] and not found["Mara Lindholm decides on Depot"]
    assert not found["Sam Adeyemi decides on Orchard"]


def test_a_seat_is_given_and_taken_there(place):
    address, people = f"products/ORC/seats/{place.reader.pk}/", place.url("people/")
    for seated in (True, False):
        assert place.post(address, {"next": people})["Location"] == people
        assert seats(place.get("people/").content.decode())["Sam Adeyemi decides on Orchard"] == seated
    assert place.post(address, {"next": "https://evil.example/"})["Location"].startswith(
        place.product.get_absolute_url()
    )


def test_who_may_not_give_seats_sees_only_those_held(place):
    place.sign_in(place.reader)
    page = place.get("people/").content.decode()
    assert seats(page) == {}
    assert len(re.findall(r'class="seat [^"]*" role="img" aria-label="Orchard"', page)) == 2


def test_the_owner_is_told_of_a_product_with_one_approver(place):
    place.sign_in(place.owner)
    assert "has one approver" not in place.get("people/").content.decode()
    make.product(place.owner, place.approver, key="DEP", name="Depot")
    assert "Depot has one approver" in place.get("people/").content.decode()


def test_without_products_there_is_no_such_column(place):
    place.product.trash(by=place.owner)
    assert "Approver for" not in place.get("people/").content.decode()

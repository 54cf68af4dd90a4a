import re

import pytest

from accounts.roles import Role
from strategy.models import Product
from strategy.tests import factories as make
from strategy.tests.page import words

DATA = {
    "name": "Depot",
    "key": "dep",
    "description": "",
    "colour": "b",
    "lifecycle": "active",
    "tolerance": "10",
}


def test_the_list_shows_who_leads_who_decides_and_how_much_there_is(place):
    place.product.edit(by=place.owner, changes={"lead": place.manager})
    make.goal(place.manager, place.product)
    place.initiative(), place.initiative()
    make.product(place.owner, name="Depot", key="DEP")
    said = words(place.get("products/"))
    assert "O Orchard ORC Active TO Tobias Okafor" in said and "1 2 10 working days" in said
    assert "D Depot DEP Active Nobody nobody 0 0 10 working days" in said


def test_an_empty_list_offers_the_first_product(place):
    Product.objects.all().delete()
    said = words(place.get("products/"))
    assert "No product yet" in said and said.count("New product") == 2
    assert "No product yet" in words(place.get("initiatives/new/"))


def test_the_page_shows_goals_initiatives_and_approvers(place):
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal).check_in(by=place.manager, value=67)
    place.at("in_review", title="Standing orders")
    said = words(place.get("products/ORC/"))
    assert "G1 Kitchens reorder without calling" in said and "33%" in said
    assert "Standing orders ORC-1" in said and "27 Apr – 14 Aug In review" in said and "All 1" in said
    assert "Mara Lindholm Decides" in said


def test_an_empty_page_says_what_belongs_there(place):
    said = words(place.get("products/ORC/"))
    assert "No goal yet." in said and "No initiative yet." in said
    make.product(place.owner, key="DEP")
    assert "Nobody yet, so nothing can be put forward." in words(place.get("products/DEP/"))


def test_a_product_is_made_edited_and_deleted(place):
    assert place.post("products/new/", DATA | {"key": "ORC"}).status_code == 422
    made = place.post("products/new/", DATA, follow=True)
    assert "Depot is added." in made.content.decode()
    assert Product.objects.get(name="Depot").key == "DEP"
    assert place.post("products/DEP/edit/", DATA | {"name": "Depots", "version": 1}).status_code == 302
    late = place.post("products/DEP/edit/", DATA | {"name": "Hubs", "version": 1})
    assert late.status_code == 409 and "Depots" in late.content.decode()
    gone = place.post("products/DEP/delete/", follow=True)
    assert "Depots is in the trash with its goals and initiatives." in gone.content.decode()
    assert "undo" in gone.content.decode()


def test_the_key_cannot_be_typed_once_numbers_carry_it(place):
    assert (
        "disabled"
        not in re.search(r'<input[^>]*name="key"[^>]*>', place.get("products/ORC/edit/").content.decode())[0]
    )
    place.initiative()
    field = re.search(r'<input[^>]*name="key"[^>]*>', place.get("products/ORC/edit/").content.decode())[0]
    assert "disabled" in field
    place.post("products/ORC/edit/", DATA | {"key": "NEW", "version": 1})
    place.product.refresh_from_db()
    assert (place.product.key, place.product.name) == ("ORC", "Depot")


def test_a_seat_is_given_and_taken_back(place):
    url = f"products/ORC/seats/{place.reader.pk}/"
    assert "Sam Adeyemi may decide here." in place.post(url, follow=True).content.decode()
    assert place.product.has_seat(place.reader)
    assert "Sam Adeyemi no longer decides here." in place.post(url, follow=True).content.decode()
    assert not place.product.has_seat(place.reader)


def test_the_last_seat_under_a_request_stays_and_the_page_says_why(place):
    place.at("in_review")
    place.product.unseat(place.owner, place.owner)
    answer = place.post(f"products/ORC/seats/{place.approver.pk}/", follow=True)
    assert answer.status_code == 200 and "something waits for a decision" in answer.content.decode()
    assert place.product.has_seat(place.approver)


def test_a_stranger_gets_no_seat(place):
    _elsewhere, stranger = make.workspace("Elsewhere")
    for ref in (stranger.pk, "nobody", place.product.pk):
        assert place.post(f"products/ORC/seats/{ref}/").status_code == 404


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_others_read_and_see_no_control(place, role):
    place.sign_in(make.member(place.workspace, role))
    said = words(place.get("products/ORC/"))
    assert "View only" in said
    for control in ("Edit", "Give a seat", "Decides", "Move to trash", "New initiative"):
        assert control not in said
    assert place.post(f"products/ORC/seats/{place.reader.pk}/").status_code == 403


def test_long_words_stay_on_the_page(place):
    place.product.edit(by=place.owner, changes={"name": "x" * 80, "description": "y" * 20_000})
    assert place.get("products/ORC/").status_code == place.get("products/").status_code == 200


@pytest.mark.parametrize("path", ["products/", "products/ORC/"])
def test_products_cost_the_same_for_any_number(place, django_assert_max_num_queries, path):
    def cost():
        with django_assert_max_num_queries(60) as counted:
            place.get(path)
        return len(counted)

    make.key_result(place.manager, make.goal(place.manager, place.product))
    place.at("approved")
    cost()
    before = cost()
    for n in range(4):
        seated = make.member(place.workspace)
        make.product(place.owner, seated, key=f"X{n}", lead=seated)
        place.product.seat(seated, place.owner)
        make.key_result(place.manager, make.goal(place.manager, place.product, owner=seated))
        place.at("approved", owner=seated)
    assert cost() == before

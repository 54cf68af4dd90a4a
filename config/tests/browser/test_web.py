"""What waits for what, by keyboard: found by a word of its title, refused where it would go round, taken back."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave


@pytest.fixture
def two(programs):
    """Two initiatives of their own for the test."""
    made = [programs.make("initiatives/", title=f"Cold boxes {n}", product="ROU") for n in ("one", "two")]
    yield made
    for one in made:
        programs.remove(f"initiatives/{one['id']}/")


def test_a_dependency_is_picked_by_keyboard_and_a_circle_is_said_where_it_is_typed(member, two):
    one, other = two
    visit = member("product manager")
    visit.forgiven, page = {422}, visit.page
    page.goto(f"/w/larkfield/initiatives/{one['key']}/")
    rail = page.get_by_role("complementary", name="Properties")
    field = rail.get_by_role("textbox", name="Initiative", exact=True).or_(
        rail.get_by_role("combobox", name="Initiative")
    )

    page.keyboard.press("d")
    field.press_sequentially("boxes t")
    expect(page.get_by_role("option", name="Cold boxes two")).to_be_visible()
    assert grave(page) == []
    page.keyboard.press("Enter")
    expect(field).to_have_value(f"{other['key']} Cold boxes two")
    page.keyboard.press("Enter")
    expect(rail.get_by_role("link", name="Cold boxes two")).to_be_visible()

    page.goto(f"/w/larkfield/initiatives/{other['key']}/")
    expect(rail.get_by_role("link", name="Cold boxes one")).to_be_visible()
    page.keyboard.press("d")
    field.fill(one["key"])
    expect(page.get_by_role("option", name="Cold boxes one")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    way = f"{one['key']} → {other['key']} → {one['key']}"
    expect(rail.get_by_role("alert")).to_contain_text(way)
    assert grave(page) == []

    rail.get_by_role("button", name="Remove dependency: Cold boxes one").click()
    expect(rail.get_by_role("link", name="Cold boxes one")).to_have_count(0)
    page.keyboard.press("z")
    expect(rail.get_by_role("link", name="Cold boxes one")).to_be_visible()

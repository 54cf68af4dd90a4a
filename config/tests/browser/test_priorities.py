"""The priorities page by keyboard alone: a cell, a place by hand, a bubble."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def product(programs):
    """A product of its own with three bets, ranked A B C."""
    made = programs.make("products/", name="Larder", key="LAR")
    for title, reach in (("Bet A", 300), ("Bet B", 200), ("Bet C", 100)):
        bet = programs.make("initiatives/", product=made["id"], title=title, effort=10, confidence=100)
        programs.make("scores/", initiative=bet["id"], inputs={"reach": reach, "impact": 1})
    yield made
    programs.remove(f"products/{made['id']}/")


def test_scores_places_and_bubbles_by_keyboard_alone(member, product, programs):
    page = member("product manager").page
    page.goto("/w/larkfield/priorities/?product=LAR")
    rows = page.locator("tr[data-k] th a")
    expect(rows).to_have_text(["Bet A", "Bet B", "Bet C"])

    rows.first.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.get_by_role("link", name="Reach, LAR-3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Reach, people a quarter")).to_be_focused()
    page.keyboard.type("250")
    expect(page.locator("inline-edit .ed-e")).to_contain_text("moves up 1, to 2")
    page.keyboard.press("Enter")
    expect(rows).to_have_text(["Bet A", "Bet C", "Bet B"])

    rows.nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Place")).to_have_value("")
    dialog.get_by_label("Why you move it").focus()
    page.keyboard.type("The season.")
    page.keyboard.press("Enter")
    expect(rows).to_have_text(["Bet C", "Bet A", "Bet B"])
    page.keyboard.press("z")
    expect(rows).to_have_text(["Bet A", "Bet C", "Bet B"])

    chart = page.locator("bubble-chart")
    chart.focus()
    for key in ("Home", "m", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(dialog.get_by_label("Effort, person-weeks")).to_have_value("10.3")
    expect(dialog.locator(".ed-e")).to_contain_text("29.1")
    page.keyboard.press("Escape")
    expect(chart).to_be_focused()

"""An approver decides one request by keyboard alone and sends another back from a phone."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.visit import place_of

PHONE = {"viewport": {"width": 390, "height": 844}}
BETS = ("Cold boxes on loan", "Quiet unloading")


@pytest.fixture
def asked(programs):
    """Two bets on Routes that the owner put forward; nothing of them stays."""
    product = next(row for row in programs.all("products/") if row["key"] == "ROU")
    made = {}
    for title in BETS:
        made[title] = programs.make(
            "initiatives/", product=product["id"], title=title, problem="Crates wait."
        )
        programs.make(f"initiatives/{made[title]['id']}/submission/", note="Ready.")
    yield made
    for row in made.values():
        programs.remove(f"initiatives/{row['id']}/")


def test_one_is_decided_by_keyboard_and_one_is_sent_back_from_a_phone(member, asked):
    by_keyboard(member("executive").page)
    on_a_phone(member("executive", **PHONE).page, asked["Quiet unloading"]["key"])


def by_keyboard(page):
    page.goto("/w/larkfield/approvals/")
    title = page.get_by_role("heading", level=2, name=BETS[0])
    for _step in range(20):
        here = page.locator(".qi.on").inner_text()
        if BETS[0] in here:
            break
        page.keyboard.press("j")
        expect(page.locator(".qi.on")).not_to_have_text(here)
    expect(title).to_be_visible()
    assert grave(page) == []
    page.keyboard.press("d")
    expect(page.get_by_role("radio", name="Decline")).to_be_checked()
    expect(page.get_by_label("Note")).to_be_focused()
    page.get_by_label("Note").blur()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Approve, write promise 1")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_contain_text("is approved: the promise stands.")


def on_a_phone(page, key):
    page.goto(f"/w/larkfield/initiatives/{key}/decide/")
    expect(page.get_by_role("heading", level=1)).to_have_text(BETS[1])
    button = page.get_by_role("button", name="Approve, write promise 1")
    assert place_of(button)["height"] >= 46
    page.locator("label.btn[for=v-changes]").click()
    expect(page.get_by_label("Point 1", exact=True)).to_be_focused()
    page.keyboard.type("Say who lends them")
    page.keyboard.press("Enter")
    page.keyboard.type("Name the first hub")
    page.get_by_label("What point 2 is about").select_option(label="requirements")
    assert grave(page) == []
    page.get_by_role("button", name="Send back with 2 points").click()
    expect(page.get_by_role("status")).to_contain_text("went back with your note.")
    expect(page.get_by_role("main")).to_contain_text("Name the first hub")

"""A roadmap leaves the house and is called back; an executive reads the morning's portfolio on a phone."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave

PHONE = {"viewport": {"width": 390, "height": 844}}
NAME = "Orchard for the growers"


@pytest.fixture
def saved(programs):
    """Nothing of what the test saves stays."""
    yield
    for view in programs.all("roadmaps/"):
        if view["name"] == NAME:
            programs.remove(f"roadmaps/{view['id']}/")


def test_a_roadmap_is_saved_shared_seen_and_called_back(demo, member, visitor, saved):
    page = member("product manager").page
    page.goto("/w/larkfield/roadmap/?product=ORC")
    save(page)
    address = share(page)

    guest = visitor(demo, **PHONE)
    guest.page.waited_for = False
    read(guest, address)
    revoke(page)
    guest.forgiven.add(404)
    guest.open(address)
    expect(guest.page.get_by_role("heading", level=1)).to_have_text("This link opens nothing")


def save(page):
    page.get_by_role("link", name="Save this view").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(NAME)
    dialog.get_by_role("button", name="Save").click()
    tabs = page.get_by_role("navigation", name="Views")
    expect(tabs.get_by_role("link", name=NAME)).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("status")).to_contain_text("is saved")
    assert "view=" in page.url


def share(page):
    """The address, which the dialog shows once."""
    page.get_by_role("link", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nobody outside sees this roadmap")
    dialog.get_by_label("For whom").fill("Growers' council")
    dialog.get_by_role("checkbox", name="Drafts and what is in review").check()
    dialog.get_by_role("button", name="Make a link").click()
    address = dialog.get_by_label("Address").input_value()
    expect(dialog).to_contain_text("not opened yet")
    dialog.get_by_role("button", name="Close").click()
    return address


def read(guest, address):
    guest.open(address)
    page = guest.page
    expect(page.get_by_role("heading", level=1)).to_have_text("What is next for Orchard")
    # It serves two goals, so it stands under both.
    expect(page.get_by_role("heading", name=re.compile("^Standing orders")).first).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("Price guidance"))).to_be_visible()
    present(page)
    text = page.locator("body").inner_text()
    assert "ORC-" not in text and "Duarte" not in text and "council" not in text
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # no session, and nothing that says who: only when this link was last opened, for what changed since
    assert [(found["name"], found["path"]) for found in guest.context.cookies()] == [
        ("seen", urlsplit(page.url).path)
    ]
    assert grave(page) == []


def present(page):
    """The one link there is: slides by keys, and back."""
    expect(page.get_by_role("link")).to_have_count(1)
    page.get_by_role("link", name="Present").click()
    slide = page.locator("section.stage:visible")
    expect(slide.get_by_role("heading", level=1)).to_have_text("What is next for Orchard")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/present/\?slide=2$"))
    expect(slide.get_by_role("heading", level=3).first).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    assert grave(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name=re.compile("^Standing orders")).first).to_be_visible()


def revoke(page):
    page.get_by_role("link", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("opened 1 time")
    dialog.get_by_role("button", name="Revoke the link for Growers' council").click()
    expect(page.get_by_text("no longer opens")).to_be_visible()


def test_an_executives_morning_on_a_phone(member, programs):
    """What slipped, and one decision where they hold the seat and one yes is enough."""
    bet = programs.make(
        "initiatives/", product="ROU", title="Rounds by bike", problem="Vans wait in the old town."
    )
    programs.make(f"initiatives/{bet['id']}/submission/", note="Ready.")
    page = member("executive", **PHONE).page
    page.goto("/w/larkfield/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Portfolio")
    expect(page.get_by_text(re.compile("will land late"))).to_be_visible()
    changes = page.get_by_role("region", name=re.compile("^Changed since"))
    slip = changes.get_by_role("listitem").filter(has_text="Route re-optimisation")
    expect(slip).to_contain_text("Off track")
    expect(slip.locator("s")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert grave(page) == []

    page.get_by_role("link", name=f"Review {bet['title']}").click()
    page.get_by_label("Note").fill("Yes, for the growers.")
    page.get_by_role("button", name=re.compile("^Approve, write promise")).click()
    expect(page.get_by_role("heading", name="Promised")).to_be_visible()
    page.get_by_role("navigation", name="Main places").get_by_role("link", name="Portfolio").click()
    expect(page.get_by_role("link", name=f"Review {bet['title']}")).to_have_count(0)
    programs.remove(f"initiatives/{bet['id']}/")

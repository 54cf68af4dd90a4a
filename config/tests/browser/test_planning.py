"""A quarter is planned: what customers want becomes bets, weighed and dated, put forward and decided, and says why."""

import re

import pytest
from playwright.sync_api import expect

IDEAS = ("Labels that print themselves", "Music in the packing hall")


@pytest.fixture
def pantry(programs, member):
    """A product of its own, decided on by the executive alone, with two ideas that customers spoke for."""
    made = programs.make("products/", name="Pantry", key="PAN")
    page = member("owner").page
    page.goto("/w/larkfield/products/PAN/")
    page.get_by_role("button", name="Viktor Hale may decide").click()
    expect(page.get_by_role("button", name="Viktor Hale may decide")).to_have_attribute(
        "aria-pressed", "true"
    )
    ideas = [programs.make("ideas/", title=title, product="PAN") for title in IDEAS]
    yield {title: f"/w/larkfield/ideas/{idea['key']}/" for title, idea in zip(IDEAS, ideas, strict=True)}
    for idea in ideas:
        programs.remove(f"ideas/{idea['id']}/")
    programs.remove(f"products/{made['id']}/")


def promoted(page, address):
    """The draft that an idea becomes: its page stands open."""
    page.goto(address)
    page.get_by_role("link", name="Promote to initiative").click()
    page.get_by_role("dialog").get_by_role("button", name="Promote").click()
    expect(page.get_by_role("region", name="Evidence")).to_be_visible()


def opened(page, name):
    """The field that stands where the value stood."""
    page.get_by_role("link", name=name, exact=True).click()
    return page.locator("form.ie-f").locator("input:not([type=hidden]), select").first


def filled(page, name, value):
    field = opened(page, f"Edit {name}")
    field.fill(value)
    field.press("Enter")
    expect(page.locator("form.ie-f")).to_have_count(0)
    expect(page.get_by_role("link", name=f"Edit {name}", exact=True)).to_be_visible()


def put_forward(page):
    page.get_by_role("link", name="Send for review").click()
    page.get_by_role("dialog").get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("In review", exact=True).first).to_be_visible()


def scored(page, key, name, give, shown):
    field = opened(page, f"{name}, {key}")
    give(field)
    field.press("Enter")
    expect(page.locator("form.ie-f")).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text=key)).to_contain_text(shown)


def decided(page, title, verdict, words, button):
    page.goto("/w/larkfield/approvals/")
    page.get_by_role("link", name=re.compile(title)).first.click()
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()
    page.keyboard.press(verdict)
    page.get_by_label("Note").fill(words)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_contain_text("PAN-")


def test_a_quarter_runs_from_ideas_to_decisions(member, pantry):
    visit = member("product manager")
    manager, executive = visit.page, member("executive").page
    for title, effort in zip(IDEAS, ("6", "9"), strict=True):
        promoted(manager, pantry[title])
        filled(manager, "time frame", "Q3 2031")
        filled(manager, "effort", effort)
        filled(manager, "confidence", "80")

    manager.goto("/w/larkfield/priorities/?product=PAN")
    for key, reach in (("PAN-1", "900"), ("PAN-2", "90")):
        scored(manager, key, "Reach", lambda field, reach=reach: field.fill(reach), reach)
        scored(manager, key, "Impact", lambda field: field.select_option("1"), "Medium")
    expect(manager.locator("tr[data-k] th a")).to_have_text(list(IDEAS))

    for key in ("PAN-1", "PAN-2"):
        manager.goto(f"/w/larkfield/initiatives/{key}/")
        put_forward(manager)
    decided(executive, IDEAS[0], "a", "Every crate needs one.", "Approve, write promise 1")
    decided(executive, IDEAS[1], "d", "Nobody asked for music.", "Decline")

    manager.goto("/w/larkfield/initiatives/PAN-1/")
    expect(manager.get_by_text("Approved", exact=True).first).to_be_visible()
    manager.goto("/w/larkfield/initiatives/PAN-1/why/")
    why = manager.get_by_role("main")
    expect(why).to_contain_text("Every crate needs one.")
    expect(why).to_contain_text(IDEAS[1])
    expect(why).to_contain_text("Declined")

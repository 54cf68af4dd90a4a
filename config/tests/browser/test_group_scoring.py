"""Three people score one bet, each for themselves: nobody sees an answer before the reveal, then the median is taken."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def bet(programs):
    """One bet of a product of its own, with everything but what the group gives it."""
    product = programs.make("products/", name="Scullery", key="SCU")
    yield programs.make(
        "initiatives/", product=product["id"], title="Return crates", effort=10, confidence=100
    )
    programs.remove(f"products/{product['id']}/")


def opened(page, people=("Inês Duarte", "Sam Adeyemi", "Viktor Hale")):
    """The session, begun on the page where the ranking stands."""
    page.goto("/w/larkfield/products/SCU/scoring-sessions/new/")
    page.get_by_label("Name", exact=True).fill("Crates, scored")
    page.get_by_label("SCU-1 Return crates").check()
    for name in people:
        page.get_by_label(name).check()
    page.get_by_role("button", name="Open the session").click()
    expect(page.get_by_role("heading", name="Crates, scored", level=1)).to_be_visible()
    return page.url


def test_three_answer_blind_differ_talk_and_take_the_median(member, bet, programs):
    lead = member("product manager").page
    address = opened(lead)
    contributor, executive = (member(role).page for role in ("contributor", "executive"))
    for page in (contributor, executive):
        page.goto(address)

    for page, reach in ((lead, "900"), (contributor, "300"), (executive, "600")):
        page.get_by_label("Your Reach").fill(reach)
        page.get_by_label("Your Reach").press("Enter")
        expect(page.get_by_label("Your Reach")).to_have_value(reach)
    for others in ("300", "600"):
        expect(lead.locator("#reach")).not_to_contain_text(others)
    expect(lead.locator("#reach")).to_contain_text("Hidden, 3 of 3 answered")

    lead.locator("#reach").get_by_role("button", name="Reveal").click()
    expect(lead.locator("#reach")).to_contain_text("Revealed, from 300 to 900")
    expect(lead.locator("#reach")).to_contain_text("are furthest apart")
    # who only answers sees it without a reload
    expect(executive.locator("#reach")).to_contain_text("Revealed, from 300 to 900")
    expect(executive.get_by_role("button", name="Take median")).to_have_count(0)

    lead.get_by_role("button", name="Answer again").click()
    expect(contributor.get_by_label("Your Reach")).to_be_visible()
    contributor.get_by_label("Your Reach").fill("700")
    contributor.get_by_label("Your Reach").press("Enter")
    for page, reach in ((lead, "900"), (executive, "600")):
        page.get_by_label("Your Reach").fill(reach)
        page.get_by_label("Your Reach").press("Enter")
    expect(lead.locator("#reach")).to_contain_text("Hidden, 3 of 3 answered")
    lead.locator("#reach").get_by_role("button", name="Reveal").click()
    lead.get_by_role("button", name="Take median, 700").click()
    expect(lead.locator("#reach")).to_contain_text("Taken")

    for page in (lead, contributor, executive):
        page.locator("#impact").get_by_role("button", name="High", exact=True).click()
    expect(lead.locator("#impact")).to_contain_text("Hidden, 3 of 3 answered")
    lead.locator("#impact").get_by_role("button", name="Reveal").click()
    expect(lead.locator("#impact")).to_contain_text("You are of one mind.")
    lead.locator("#impact").get_by_role("button", name="Take median").click()
    expect(lead.locator("#impact")).to_contain_text("Taken")

    score = next(row for row in programs.all("scores/") if row["initiative"] == bet["id"])
    assert score["inputs"] == {"reach": 700, "impact": 2}
    expect(lead.locator(".agi.on")).to_contain_text("140")


def test_what_is_being_chosen_outlasts_what_others_do(member, bet):
    page = member("product manager").page
    opened(page, ["Inês Duarte"])
    page.get_by_label("Your Reach").fill("900")
    page.get_by_label("Your Reach").press("Enter")
    page.locator("#reach").get_by_role("button", name="Reveal").click()
    fold = page.locator("#reach details.agree")
    fold.locator("summary").click()
    fold.get_by_label("Agreed value").fill("850")
    fold.get_by_label("Agreed value").blur()
    page.wait_for_timeout(3500)  # as long as it takes to ask again
    expect(fold.get_by_label("Agreed value")).to_have_value("850")
    fold.get_by_label("Agreed value").fill("")
    fold.get_by_label("Agreed value").blur()
    page.locator("auto-poll#session").evaluate("(live) => { delete live.mark; return live.ask(); }")
    expect(fold).to_have_attribute("open", "")

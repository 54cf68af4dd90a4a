"""An executive presents the roadmap, by keys alone."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave


def test_present_by_keys_alone(member):
    visit = member("executive")
    page, keys = visit.page, visit.page.keyboard
    visit.open("/w/larkfield/portfolio/")
    keys.press("p")
    slide = page.locator("section.stage:visible")
    expect(slide).to_have_attribute("aria-label", re.compile("^Larkfield, 1 of 5$"))
    expect(page.locator("html")).to_have_js_property("clientHeight", page.evaluate("innerHeight"))

    keys.press("ArrowRight")
    expect(slide).to_have_attribute("aria-label", "Depot, 2 of 5")
    keys.press("Space")
    expect(slide).to_have_attribute("aria-label", "Orchard, 3 of 5")
    expect(page).to_have_url(re.compile("slide=3"))
    expect(slide.get_by_role("listitem").filter(has_text="Standing orders, in delivery")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("Orchard, 3 of 5")
    assert grave(page) == []
    keys.press("Home")
    keys.press("ArrowLeft")
    expect(slide).to_have_attribute("aria-label", re.compile("1 of 5$"))
    keys.press("End")
    expect(slide.get_by_role("heading", level=1)).to_have_text("What changed")

    page.reload()
    expect(slide.get_by_role("heading", level=1)).to_have_text("What changed")
    keys.press("Escape")
    expect(page).to_have_url(re.compile("/portfolio/$"))

"""One line that finds, goes and does, by keys alone."""

import re

from playwright.sync_api import expect


def test_find_go_and_do_without_a_pointer(member):
    visit = member("product manager")
    page, keys = visit.page, visit.page.keyboard
    visit.open("/w/larkfield/initiatives/ORC-2/")
    visit.open("/w/larkfield/roadmap/?zoom=months")
    line = page.get_by_role("combobox", name="Search or jump to")
    chosen = page.get_by_role("option", selected=True)

    keys.press("Control+k")
    expect(line).to_be_focused()
    expect(chosen).to_contain_text("Standing orders")  # what was open last
    keys.type("STÁNDING ord")
    expect(page.get_by_role("option", name="New initiative “STÁNDING ord”")).to_be_visible()
    expect(chosen).to_contain_text("ORC-2")
    expect(line).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    keys.press("ArrowDown")
    expect(chosen).to_contain_text("Standing orders rollout")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/projects/STO/$"))

    keys.press("Control+k")
    keys.type("new initiative")
    expect(chosen).to_have_text(re.compile("^New initiative"))
    keys.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Title")).to_be_focused()
    keys.press("Escape")

    keys.press("Control+k")
    keys.type(">dark")
    expect(chosen).to_contain_text("Switch to dark")
    keys.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    keys.press("Control+k")
    expect(line).to_be_focused()
    keys.press("Escape")
    expect(line).to_be_hidden()
    keys.press("g")
    keys.press("p")
    expect(page).to_have_url(re.compile("/priorities/"))


def test_an_answer_that_comes_late_is_dropped(member):
    visit = member("executive")
    page, held = visit.page, []
    visit.open("/w/larkfield/portfolio/")
    page.route("**/palette/?q=s", lambda route: held.append(route))
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option").first).to_be_visible()
    with page.expect_request("**/palette/?q=s"):
        page.keyboard.type("s")
    page.keyboard.type("tanding orders roll")
    expect(page.get_by_role("option", name=re.compile("Standing orders rollout")).first).to_be_visible()
    assert held
    expect(page.get_by_role("option", selected=True)).to_contain_text("Standing orders rollout")
    expect(page.get_by_role("option", name=re.compile("^New"))).to_have_count(0)

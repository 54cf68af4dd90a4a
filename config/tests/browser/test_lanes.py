"""The lanes of the roadmap, by pointer."""

import re

from playwright.sync_api import expect

from config.tests.browser.drafts import toast


def test_a_lane_goes_where_its_head_is_dropped_and_the_card_of_a_bar_comes_to_the_pointer(member):
    visit = member("executive")
    visit.open("/w/larkfield/roadmap/?group=state")
    names = visit.page.locator(".lane:not(.ms-lane) .lane-t")
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    top, moved = (visit.page.locator(".lane:not(.ms-lane) .lane-head").nth(n).bounding_box() for n in (0, 1))
    mouse = visit.page.mouse
    mouse.move(moved["x"] + 60, moved["y"] + 5)
    mouse.down()
    mouse.move(top["x"] + 60, top["y"] + 10, steps=6)
    mouse.up()

    expect(visit.page).to_have_url(re.compile(r"order="))
    expect(names.nth(0)).to_have_text(second)
    expect(names.nth(1)).to_have_text(first)

    visit.page.locator("a.bar:not(.bar-c)").first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.page.get_by_role("tooltip")).to_contain_text("Planned")


def test_a_bar_is_carried_from_horizon_to_horizon_by_keys(member, drafts, programs):
    visit = member("product manager")
    page = visit.page
    page.goto(drafts["path"] + "&group=horizon")
    own = page.locator(".bar", has_text=drafts["first"]["title"])
    expect(page.locator(".lane[data-lane=later]").locator(own)).to_be_visible()
    own.focus()
    for key in ("m", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    toast(page, "to another lane")
    expect(page.locator(".lane[data-lane=next]").locator(own)).to_be_visible()
    found = programs.get(f"initiatives/{drafts['first']['id']}/")
    assert (found["horizon"], found["start"], found["end"]) == ("next", "2027-01-04", "2027-03-05")

    page.goto(drafts["path"] + "&group=horizon&layout=list")
    titles = page.locator("tbody[data-group='h-next'] tr[data-row]")
    expect(titles.filter(has_text=drafts["first"]["title"])).to_be_visible()

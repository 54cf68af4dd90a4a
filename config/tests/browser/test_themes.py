"""Themes are put into order by a pointer, on the page that names them."""

from playwright.sync_api import expect

from config.tests.browser.visit import at_rest


def test_a_pointer_carries_a_theme_to_its_place_and_undo_takes_it_back(member):
    page = member("product manager").page
    page.goto("/w/larkfield/themes/")
    names = page.locator(".th-i h2")
    at_rest(page)
    before = names.all_inner_texts()
    grab, goal = names.first.bounding_box(), names.last.bounding_box()
    page.mouse.move(grab["x"] + 200, grab["y"] + 10)
    page.mouse.down()
    page.mouse.move(grab["x"] + 200, goal["y"] + 140, steps=8)
    expect(page.locator(".kdrag")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(names).to_have_text(before)

    page.mouse.move(grab["x"] + 200, grab["y"] + 10)
    page.mouse.down()
    page.mouse.move(grab["x"] + 200, goal["y"] + 140, steps=8)
    page.mouse.up()
    expect(names).to_have_text([*before[1:], before[0]])
    expect(page.get_by_text(f"“{before[0]}” is now {len(before)} of {len(before)}.")).to_be_visible()
    page.keyboard.press("z")
    expect(names).to_have_text(before)

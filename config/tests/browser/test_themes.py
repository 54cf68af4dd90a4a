"""Themes are put into order by a pointer, on the page that names them."""

from playwright.sync_api import expect

from config.tests.browser.visit import at_rest, held_back, place_of


def test_a_pointer_carries_a_theme_to_its_place_and_undo_takes_it_back(member):
    page = member("product manager").page
    page.goto("/w/larkfield/themes/")
    names = page.locator(".th-i h2")
    at_rest(page)
    before = names.all_inner_texts()
    carry(page, names.first, names.last)
    expect(page.locator(".kdrag")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(names).to_have_text(before)

    carry(page, names.first, names.last)
    page.mouse.up()
    expect(names).to_have_text([*before[1:], before[0]])
    expect(page.get_by_text(f"“{before[0]}” is now {len(before)} of {len(before)}.")).to_be_visible()
    page.keyboard.press("z")
    expect(names).to_have_text(before)


def test_a_theme_stays_in_hand_while_the_one_before_is_saved(member):
    page = member("product manager").page
    page.goto("/w/larkfield/themes/")
    names = page.locator(".th-i h2")
    at_rest(page)
    first, second, *rest = names.all_inner_texts()
    waits = held_back(page)
    carry(page, names.first, names.last)
    page.mouse.up()
    expect(names).to_have_text([second, *rest, first])
    carry(page, names.first, names.last)
    waits[0].continue_()
    page.wait_for_timeout(500)
    expect(page.locator(".kdrag")).to_be_visible()
    page.mouse.up()
    page.wait_for_timeout(300)
    waits[1].continue_()
    expect(page.get_by_text(f"“{second}” is now {len(rest) + 2} of {len(rest) + 2}.")).to_be_visible()
    expect(names).to_have_text([*rest, first, second])
    page.reload()
    expect(names).to_have_text([*rest, first, second])


def carry(page, name, last):
    """Takes it below the last one, and holds it there."""
    grab, goal = place_of(name), place_of(last)
    page.mouse.move(grab["x"] + 200, grab["y"] + 10)
    page.mouse.down()
    page.mouse.move(grab["x"] + 200, goal["y"] + 140, steps=8)

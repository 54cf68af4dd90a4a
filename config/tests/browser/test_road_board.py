"""The roadmap as a board: by keyboard alone, by pointer, and back to what dates say."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.visit import at_rest, place_of

BOARD = "/w/larkfield/roadmap/?layout=board&product=ORC"


def column(page, name):
    return page.get_by_role("group", name=name, exact=True)


def titles(page, name):
    return column(page, name).locator(".kc-t")


def test_a_card_by_keyboard_alone_and_then_by_pointer(member, bet, programs):
    visit = member("product manager")
    page, press = visit.page, visit.page.keyboard.press
    visit.open(BOARD)
    told = page.locator("bet-board > [data-live]")
    page.get_by_role("link", name=bet["title"], exact=True).focus()
    press("m")
    expect(told).to_have_text(re.compile(f"Lifted {bet['title']}, Later"))
    press("ArrowLeft")
    press("ArrowUp")
    press("Escape")
    expect(told).to_have_text(f"Put {bet['title']} back to Later.")

    before = titles(page, "Next").all_inner_texts()
    press("m")
    for key in ("ArrowLeft", "ArrowUp", "Enter"):
        press(key)
    wanted = [*before[:-1], bet["title"], before[-1]]
    expect(titles(page, "Next")).to_have_text(wanted)
    card = page.locator(".kcard", has_text=bet["title"])
    expect(card.get_by_text("set by hand")).to_be_visible()
    expect(page.get_by_role("link", name=bet["title"], exact=True)).to_be_focused()
    assert programs.get(f"initiatives/{bet['id']}/")["horizon"] == "next"
    assert grave(page) == []

    card.get_by_role("button").press("Enter")
    expect(page.get_by_text(f"{bet['title']} stands in Later by its dates.")).to_be_visible()
    expect(titles(page, "Next")).to_have_text(before)

    card.scroll_into_view_if_needed()
    at_rest(page)
    start, goal = place_of(card), place_of(column(page, "Now").locator(".kcard").first)
    page.mouse.move(start["x"] + 60, start["y"] + 14)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, goal["y"] + 5, steps=6)
    expect(page.locator(".kdrag")).to_be_visible()
    page.mouse.up()
    expect(titles(page, "Now").first).to_have_text(bet["title"])
    expect(page.get_by_text(f"Moved {bet['title']} to Now.")).to_be_visible()
    press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(titles(page, "Now").first).not_to_have_text(bet["title"])


def test_a_sorted_board_keeps_its_order_and_says_so(member, bet, programs):
    visit = member("product manager")
    page, press = visit.page, visit.page.keyboard.press
    visit.open(f"{BOARD}&sort=title")
    told = page.locator("bet-board > [data-live]")
    sorted_titles = sorted(titles(page, "Later").all_inner_texts(), key=str.casefold)
    expect(titles(page, "Later")).to_have_text(sorted_titles)
    page.get_by_role("link", name=bet["title"], exact=True).focus()
    press("m")
    press("ArrowUp")
    expect(told).to_have_text(re.compile("Cards stand in the order chosen under Sort."))
    expect(titles(page, "Later")).to_have_text(sorted_titles)

    wanted = sorted([*titles(page, "Next").all_inner_texts(), bet["title"]], key=str.casefold)
    press("ArrowLeft")
    press("Enter")
    expect(titles(page, "Next")).to_have_text(wanted)
    expect(page.get_by_text(f"Moved {bet['title']} to Next.")).to_be_visible()
    expect(titles(page, "Next")).to_have_text(wanted)
    assert grave(page) == []

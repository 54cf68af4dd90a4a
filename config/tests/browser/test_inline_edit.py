"""A value that opens where it stands: by pointer and by key, kept or put back, and two people at one field."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave


def opened(visit, bet):
    visit.open(bet["page"])
    visit.page.evaluate("window.here = true")
    visit.page.get_by_role("link", name="Edit title").click()
    return visit.page.get_by_role("textbox", name="Title")


def stayed(page):
    """The page is the one that was opened: nothing was loaded anew."""
    return page.evaluate("window.here === true")


def title(page):
    return page.get_by_role("heading", level=1)


def test_a_click_opens_enter_saves_and_the_page_stays(member, bet):
    visit = member("product manager")
    field = opened(visit, bet)
    expect(field).to_be_focused()
    assert grave(visit.page) == []
    field.fill("Standing orders by mail")
    field.press("Enter")
    expect(title(visit.page)).to_have_text("Standing orders by mail")
    assert stayed(visit.page)
    expect(visit.page.get_by_role("link", name="Edit title")).to_be_focused()
    visit.page.reload()
    expect(title(visit.page)).to_have_text("Standing orders by mail")


def test_enter_opens_it_and_escape_puts_it_back(member, bet):
    visit = member("product manager")
    visit.open(bet["page"])
    opener = visit.page.get_by_role("link", name="Edit title")
    opener.focus()
    for key in ("Enter", "F2"):
        opener.press(key)
        field = visit.page.get_by_role("textbox", name="Title")
        field.fill("Never mind")
        field.press("Escape")
        expect(title(visit.page)).to_have_text(bet["title"])
        expect(opener).to_be_focused()
    visit.page.reload()
    expect(title(visit.page)).to_have_text(bet["title"])


def test_tab_saves_and_opens_the_next_and_leaving_saves(member, bet):
    visit = member("product manager")
    field = opened(visit, bet)
    field.fill("Orders that stand")
    field.press("Tab")
    expect(title(visit.page)).to_have_text("Orders that stand")
    outcome = visit.page.get_by_role("textbox", name="Outcome")
    expect(outcome).to_be_focused()
    outcome.fill("Nobody types a basket twice.")
    visit.page.get_by_role("heading", level=1).click()
    expect(visit.page.get_by_text("Nobody types a basket twice.")).to_be_visible()
    expect(outcome).to_have_count(0)
    assert stayed(visit.page)


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(member, bet):
    visit = member("product manager")
    visit.forgiven.add(422)
    visit.open(bet["page"])
    visit.page.get_by_role("link", name="Edit time frame").click()
    field = visit.page.get_by_role("textbox", name="Time frame")
    field.fill("when the cows come home")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("when the cows come home")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Write it like"))
    field.fill("Q3 2031")
    field.press("Enter")
    expect(field).to_have_count(0)
    expect(visit.page.get_by_role("complementary", name="Properties")).to_contain_text("Q3 2031")


def clash(member, bet):
    """Two people open one title; the first has saved when the second does."""
    first, second = member("product manager"), member("owner")
    mine, theirs = opened(first, bet), opened(second, bet)
    theirs.fill("Theirs")
    theirs.press("Enter")
    expect(title(second.page)).to_have_text("Theirs")
    first.forgiven.add(409)
    mine.fill("Mine")
    mine.press("Enter")
    expect(first.page.get_by_role("alert")).to_contain_text("Theirs: Theirs. Yours: Mine.")
    return first


def test_of_two_at_one_field_the_second_sees_both_and_may_keep_theirs(member, bet):
    visit = clash(member, bet)
    assert grave(visit.page) == []
    visit.page.get_by_role("link", name="Keep theirs").click()
    expect(title(visit.page)).to_have_text("Theirs")
    expect(visit.page.get_by_role("alert")).to_have_count(0)


def test_or_use_their_own(member, bet):
    visit = clash(member, bet)
    visit.page.get_by_role("button", name="Use mine").click()
    expect(title(visit.page)).to_have_text("Mine")
    assert stayed(visit.page)


def test_neither_enter_nor_escape_loses_one_of_the_two(member, bet):
    """Nothing changed in the field since it was refused, and yet it is no value that was saved."""
    visit = clash(member, bet)
    visit.page.get_by_role("textbox", name="Title").press("Enter")
    expect(visit.page.get_by_role("alert")).to_contain_text("Theirs: Theirs. Yours: Mine.")
    visit.page.get_by_role("textbox", name="Title").press("Escape")
    expect(title(visit.page)).to_have_text("Theirs")


def test_two_at_two_fields_both_win(member, bet):
    first, second = member("product manager"), member("owner")
    mine = opened(first, bet)
    second.open(bet["page"])
    second.page.get_by_role("link", name="Edit outcome").click()
    theirs = second.page.get_by_role("textbox", name="Outcome")
    theirs.fill("Theirs")
    theirs.press("Control+Enter")
    expect(second.page.get_by_text("Theirs")).to_be_visible()
    mine.fill("Mine")
    mine.press("Enter")
    expect(title(first.page)).to_have_text("Mine")
    expect(first.page.get_by_text("Theirs")).to_be_visible()

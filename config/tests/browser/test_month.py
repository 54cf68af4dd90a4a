"""The calendar of a project: a milestone is carried to another day, by pointer and by keys, and taken back."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.visit import at_rest, place_of


@pytest.fixture
def mark(plan, programs):
    return programs.make("milestones/", project=plan, name="Mandates moved", due="2031-02-12")


def day(page, iso):
    return page.locator(f"[data-day='{iso}']")


def test_a_milestone_is_dragged_carried_by_keys_and_taken_back(member, plan, mark, programs):
    def stands():
        return programs.get(f"milestones/{mark['id']}/")["due"]

    page = member("project manager").page
    page.goto(f"/w/larkfield/projects/{plan}/tasks/calendar/?day=2031-02-10")
    item = page.locator(f"#cal-{mark['id']}")
    page.locator(".mon-b.is-aim .ell").hover()
    at_rest(page)
    goal = place_of(day(page, "2031-02-20"))
    page.mouse.down()
    page.mouse.move(goal["x"] + 30, goal["y"] + 40, steps=4)
    expect(day(page, "2031-02-20")).to_have_class("mon-x is-over-day")
    page.mouse.up()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(day(page, "2031-02-20").locator(".is-aim")).to_have_count(1)
    assert stands() == "2031-02-20"
    page.keyboard.press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(day(page, "2031-02-12").locator(".is-aim")).to_have_count(1)
    assert stands() == "2031-02-12"

    said = page.locator("task-calendar [data-live]")
    item.focus()
    page.keyboard.press("m")
    expect(said).to_contain_text("Lifted Mandates moved")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(said).to_contain_text("Mandates moved stays on")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("20 February")
    assert grave(page) == []
    page.keyboard.press("Enter")
    expect(day(page, "2031-02-20").locator(".is-aim")).to_have_count(1)
    expect(item).to_be_focused()
    assert stands() == "2031-02-20"
    page.keyboard.press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert stands() == "2031-02-12"

"""The answer to one drag comes while the next one is in hand: it waits."""

from playwright.sync_api import expect

from config.tests.browser.drafts import bar, drag, middle, opened
from config.tests.browser.plans import due, lane, row
from config.tests.browser.visit import held_back, place_of


def answered(page, sent):
    """Lets it through, and waits until its answer has been read."""
    with page.expect_event("requestfinished", lambda one: one.method == "GET" and one.redirected_from):
        sent.continue_()
    page.wait_for_timeout(300)


def test_a_bar_of_the_chart_stays_in_hand(member, plan, programs):
    page = member("project manager").page
    page.goto(f"/w/larkfield/projects/{plan}/gantt/")
    row(page, "Tell the kitchens").focus()
    page.keyboard.press("m")  # brings it into sight
    page.keyboard.press("Escape")
    week = page.locator("gantt-chart").evaluate("(chart) => chart.scale.day * 7")
    waits = held_back(page)
    drag(page, middle(lane(page, "Tell the kitchens").locator(".gt-bar")), week)
    page.mouse.up()
    drag(page, middle(lane(page, "Retry what failed").locator(".gt-bar")), week)
    answered(page, waits[0])
    expect(page.locator(".carry-shield")).to_have_count(1)
    page.mouse.up()
    page.wait_for_timeout(200)
    answered(page, waits[1])
    expect(page.get_by_text(f"{plan}-3 is moved.")).to_be_visible()
    assert [due(programs, f"{plan}-{n}") for n in (4, 3)] == ["2031-02-12", "2031-02-19"]


def test_a_day_of_the_calendar_stays_in_hand(member, plan, programs):
    page = member("project manager").page
    page.goto(f"/w/larkfield/projects/{plan}/tasks/calendar/?day=2031-02-10")
    width = place_of(page.locator("[data-day='2031-02-12']"))["width"]
    waits = held_back(page)
    drag(page, middle(page.locator("[data-item][data-title='Tell the kitchens']").first), width)
    page.mouse.up()
    drag(page, middle(page.locator("[data-item][data-title='Retry what failed']").first), width)
    expect(page.locator(".mon-drag")).to_have_count(1)
    answered(page, waits[0])
    expect(page.locator(".mon-drag")).to_have_count(1)
    page.mouse.up()
    page.wait_for_timeout(200)
    answered(page, waits[1])
    expect(page.locator("[data-day='2031-02-13'] [data-item][data-title='Retry what failed']")).to_have_count(
        1
    )
    assert [due(programs, f"{plan}-{n}") for n in (4, 3)] == ["2031-02-06", "2031-02-13"]


def test_a_press_that_moves_nothing_leaves_the_roadmap_current(member, drafts):
    page = opened(member, drafts)
    waits = held_back(page)
    drag(page, middle(bar(page, drafts, "first")), 7 * 3.5 * 2)
    page.mouse.up()
    box = place_of(bar(page, drafts, "second"))
    page.mouse.move(box["x"] - 30, box["y"] + box["height"] / 2)  # on empty ground: a bar would be opened
    page.mouse.down()
    answered(page, waits[0])
    expect(page.locator("time-line[data-drafting]")).to_have_count(1)
    page.mouse.up()
    expect(page.locator("time-line")).to_have_count(1)
    expect(page.locator("time-line[data-drafting]")).to_have_count(0)

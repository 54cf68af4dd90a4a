"""The Gantt of all projects by keyboard: unfolded, moved with a look beside it, taken back."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.plans import due, lane, planned, row
from config.tests.browser.visit import at_rest, place_of

MIDST = """row => {
  const chart = row.closest("gantt-chart");
  chart.scroller.scrollLeft = chart.scale.x(row.row.from) - 260;
}"""


def test_a_task_is_moved_among_all_projects_and_taken_back(member, plan, programs):
    page = member("project manager").page
    project = programs.get(f"projects/{plan}/")
    programs.make("milestones/", project=project["id"], name="All moved", due="2031-03-05")
    page.goto("/w/larkfield/tasks/plan/?text=the")
    keys, said = page.keyboard, page.locator("gantt-chart [data-live]")
    name = project["name"]
    head = row(page, name)
    expect(head).to_have_attribute("aria-expanded", "false")
    expect(row(page, "Move the mandates")).to_have_count(0)
    head.focus()
    keys.press("d")
    expect(said).to_have_text(f"The days of {name} follow from its tasks. Move those.")
    keys.press("m")
    keys.press("l")
    expect(page.get_by_role("dialog")).to_have_count(0)
    keys.press("ArrowRight")
    expect(head).to_have_attribute("aria-expanded", "true")
    expect(row(page, "All moved")).to_have_attribute("aria-level", "2")
    expect(lane(page, "All moved")).to_have_text("All moved")
    assert grave(page) == []

    row(page, "Move the mandates").focus()
    keys.press("m")
    expect(said).to_contain_text("Move the mandates is lifted, 3 – 7 Feb 2031")
    for _day in range(7):
        keys.press("ArrowRight")
    keys.press("Enter")
    look = page.get_by_role("complementary", name="1 task moves")
    expect(look).to_be_visible()
    expect(page.locator(".gt-bar.is-new")).to_have_count(1)
    assert due(programs, f"{plan}-2") == "2031-02-07"
    keys.press("Enter")
    expect(page.get_by_text(f"{plan}-2 is moved. 1 other task moved along.")).to_be_visible()
    assert "/tasks/plan/?text=the" in page.url
    expect(row(page, "Move the mandates")).to_be_focused()
    assert [due(programs, f"{plan}-{n}") for n in (2, 3)] == ["2031-02-14", "2031-02-19"]
    keys.press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert [due(programs, f"{plan}-{n}") for n in (2, 3)] == ["2031-02-07", "2031-02-12"]

    head.focus()
    keys.press("Enter")
    page.wait_for_url(f"**/projects/{plan}/gantt/")


@pytest.fixture
def second(programs):
    yield from planned(programs)


def test_a_thread_says_where_it_leads_and_that_it_leads_to_no_other_project(member, plan, second, programs):
    page = member("project manager").page
    page.goto(f"/w/larkfield/tasks/plan/?project={plan}&project={second}")
    for key in (plan, second):
        row(page, programs.get(f"projects/{key}/")["name"]).locator(".gt-tw").click()
    page.locator(f"#g-{plan}-2").evaluate(MIDST)
    at_rest(page)
    page.locator(f'[data-of="g-{plan}-2"] .gt-bar').hover()
    page.locator(f'[data-of="g-{plan}-2"] .gt-knob.e').hover()
    page.mouse.down()
    for over, words in (
        (f"{plan}-4", "Tell the kitchens waits for Move the mandates, finish to start"),
        (f"{second}-2", "Both tasks have to be of one project."),
        (plan, "Drop it on the start or the end of another bar."),
    ):
        box = place_of(page.locator(f'[data-of="g-{over}"] :is(.gt-bar, .gt-whole)'))
        page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2, steps=4)
        expect(page.locator("gantt-chart > .tip")).to_have_text(words)
        expect(page.locator(".gt-into")).to_have_count(int("waits" in words))
    page.mouse.up()
    expect(page.locator("gantt-chart > .tip")).to_have_count(0)
    expect(page.locator(".is-busy, toast-stack > *")).to_have_count(0)

"""The Gantt by keyboard alone: folded, moved with a look beside it at who moves along, taken back, linked."""

from itertools import pairwise

from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.plans import due, row
from config.tests.services import wait_until

ROWS = (
    """() => [...document.querySelectorAll(".gt-r")].map((row) => [Number(row.ariaRowIndex), row.tabIndex])"""
)


def test_rows_stand_in_their_order_once_scrolling_rests_and_one_of_them_is_a_stop(member):
    """However few elements they pass through."""
    page = member("executive", viewport={"width": 1440, "height": 500}).page
    page.goto("/w/larkfield/projects/STO/gantt/")
    page.locator(".gt-r").first.focus()
    for _row in range(12):
        page.keyboard.press("ArrowDown")
    at = page.locator(".gt-r:focus")
    place = at.get_attribute("aria-rowindex")
    for top in (300, 700, 0, 600, 200):
        page.locator("gantt-chart [data-grid]").evaluate("(grid, top) => grid.scrollTo(0, top)", top)
        page.wait_for_timeout(100)
    wait_until(
        lambda: [at for at, _stop in page.evaluate(ROWS)] == sorted(at for at, _stop in page.evaluate(ROWS))
    )
    rows = page.evaluate(ROWS)
    assert len(rows) > 12 and [at for at, stop in rows if stop == 0] == [int(place)]
    expect(at).to_have_attribute("aria-rowindex", place)


def test_a_plan_is_read_moved_taken_back_and_linked_by_keys_alone(member, plan, programs):
    page = member("project manager").page
    page.goto(f"/w/larkfield/projects/{plan}/gantt/")
    keys, said = page.keyboard, page.locator("gantt-chart [data-live]")
    expect(row(page, "Payments")).to_have_attribute("aria-expanded", "true")
    row(page, "Payments").focus()

    keys.press("ArrowLeft")
    expect(row(page, "Move the mandates")).to_have_count(0)
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(row(page, "Move the mandates")).to_be_focused()
    assert grave(page) == []

    keys.press("m")
    expect(said).to_contain_text("Move the mandates is lifted, 3 – 7 Feb 2031")
    keys.press("Shift+ArrowRight")
    expect(said).to_contain_text("3 – 8 Feb 2031")
    keys.press("Escape")
    expect(said).to_have_text("Move the mandates is put back.")
    keys.press("m")
    for _day in range(7):
        keys.press("ArrowRight")
    keys.press("Enter")

    look = page.get_by_role("complementary", name="1 task moves")
    expect(look.get_by_role("radio", name="Only what must")).to_be_focused()
    expect(said).to_contain_text("1 task moves, finish 5 working days later")
    expect(page.locator(".gt-ghost")).to_have_count(2)
    expect(page.locator(".gt-bar.is-new")).to_have_count(2)
    assert grave(page) == [] and due(programs, f"{plan}-2") == "2031-02-07"
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(said).to_contain_text("Nothing else moves")
    expect(page.locator(".gt-bar.is-new")).to_have_count(1)
    keys.press("Escape")
    expect(page.locator(".bes")).to_have_count(0)
    expect(row(page, "Move the mandates")).to_be_focused()
    assert due(programs, f"{plan}-2") == "2031-02-07"

    keys.press("d")
    ask = page.get_by_role("dialog")
    ask.get_by_label("Start").fill("2031-02-10")
    ask.get_by_label("Due").fill("2031-02-14")
    keys.press("Enter")
    expect(look).to_be_visible()
    programs.change(f"tasks/{plan}-4/", due="2031-02-06", version=1)
    keys.press("Enter")
    expect(look.get_by_role("alert")).to_contain_text("The plan changed while you looked")
    expect(row(page, "Tell the kitchens")).to_contain_text("6 Feb")
    keys.press("Enter")
    expect(page.get_by_text(f"{plan}-2 is moved. 1 other task moved along.")).to_be_visible()
    expect(row(page, "Move the mandates")).to_be_focused()
    assert [due(programs, f"{plan}-{n}") for n in (2, 3)] == ["2031-02-14", "2031-02-19"]
    keys.press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert [due(programs, f"{plan}-{n}") for n in (2, 3)] == ["2031-02-07", "2031-02-12"]

    keys.press("End")
    expect(row(page, "Tell the kitchens")).to_be_focused()
    keys.press("l")
    ask = page.get_by_role("dialog")
    ask.get_by_label("Task").fill(f"{plan}-3")
    keys.press("Enter")
    expect(page.get_by_text(f"{plan}-3 waits for {plan}-4.")).to_be_visible()
    expect(page.locator(".gt-link.off")).to_have_count(0)


CHAIN = 40
DRAWN = """() => [...document.querySelectorAll(".gt-link")].map((group) => {
    const known = Boolean(group.known);
    group.known = true;
    return [known, [...group.children].map((path) => path.getAttribute("d")).join("|")];
})"""


def test_arrows_in_sight_stay_as_they_are_while_others_come_into_it(member, plan, programs):
    project = programs.get(f"projects/{plan}/")["id"]
    days = {"start": "2031-02-03", "due": "2031-02-05"}
    made = [
        programs.make("tasks/", project=project, title=f"Step {n:02}", **days)["id"] for n in range(CHAIN)
    ]
    for before, after in pairwise(made):
        programs.make("task-dependencies/", before=before, after=after)
    page = member("project manager").page
    page.goto(f"/w/larkfield/projects/{plan}/gantt/")
    expect(row(page, "Step 01")).to_be_visible()
    page.wait_for_load_state("networkidle")
    grid, first = page.locator("gantt-chart [data-grid]"), page.evaluate(DRAWN)
    assert len(first) > 1 and not any(known for known, _way in first)
    assert "rgba" not in grid.evaluate(
        "(grid) => getComputedStyle(grid).backgroundColor"
    )  # else all is painted anew

    grid.evaluate("(grid) => grid.scrollTo(grid.scrollLeft, 480)")
    expect(row(page, f"Step {CHAIN - 1}")).to_be_attached()
    then = page.evaluate(DRAWN)
    assert [way for known, way in then if known] == [way for _known, way in first]
    assert sum(not known for known, _way in then) >= 1

    grid.evaluate("(grid) => grid.scrollTo(grid.scrollLeft, 0)")
    page.wait_for_function("() => document.querySelectorAll('.gt-link').length === " + str(len(first)))
    assert page.evaluate(DRAWN) == [[True, way] for _known, way in first]

"""Beside the plan: a bar that is dragged again replaces the look at the first, and what is changed in a task or in the
calendar over the plan is looked at there too."""

import re

import pytest
from playwright.sync_api import expect

from config.tests.browser.plans import due, lane, row
from config.tests.browser.visit import at_rest, place_of


@pytest.fixture
def visit(member):
    return member("project manager")


@pytest.fixture
def page(visit, plan):
    page = visit.page
    page.goto(f"/w/larkfield/projects/{plan}/gantt/")
    expect(
        page.locator(".gt-pstat [data-critical]")
    ).to_be_visible()  # the schedule is there, nothing is drawn anew
    row(page, "Move the mandates").focus()
    return page


def bar(page, title):
    return lane(page, title).locator(".gt-bar")


MIDST = """row => {
  const chart = row.closest("gantt-chart");
  chart.scroller.scrollLeft = chart.scale.x(row.row.from) - 260;
  return chart.scale.day;
}"""


def dragged(page, title, days):
    """By so many days, from amid the chart, where no edge scrolls it on."""
    expect(page.locator(".is-busy")).to_have_count(0)
    wide = row(page, title).evaluate(MIDST)
    at_rest(page)
    box = place_of(bar(page, title))
    spot = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*spot)
    page.mouse.down()
    page.mouse.move(spot[0] + days * wide / 2, spot[1], steps=3)
    page.mouse.move(spot[0] + days * wide, spot[1], steps=3)
    page.mouse.up()


def test_a_bar_is_dragged_again_while_the_look_at_the_first_drag_is_open(page, plan, programs):
    look = page.get_by_role("complementary", name="moves")
    dragged(page, "Move the mandates", 14)
    expect(look).to_contain_text("21 Feb")
    dragged(page, "Move the mandates", 7)
    expect(look).to_contain_text("28 Feb")
    expect(look).to_have_count(1)
    expect(lane(page, "Move the mandates").locator(".gt-ghost")).to_have_count(1)
    assert due(programs, f"{plan}-2") == "2031-02-07"

    dragged(page, "Move the mandates", -21)  # back to where it stands
    expect(look).to_have_count(0)
    expect(page.locator(".is-new")).to_have_count(0)

    dragged(page, "Move the mandates", 14)
    expect(look).to_contain_text("21 Feb")
    row(page, "Move the mandates").focus()
    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(look).to_contain_text("21 Feb")  # the bar alone was put back
    dragged(page, "Tell the kitchens", 7)  # which moves nobody else: done at once, and the look is over
    expect(page.get_by_text(f"{plan}-4 is moved.")).to_be_visible()
    expect(look).to_have_count(0)
    assert [due(programs, f"{plan}-{n}") for n in (2, 4)] == ["2031-02-07", "2031-02-12"]


def test_the_chosen_way_and_the_typed_reason_outlive_what_somebody_else_changes_and_another_drag(
    page, plan, programs
):
    look = page.get_by_role("complementary", name="moves")
    dragged(page, "Move the mandates", 14)
    look.get_by_role("radio", name="Only this change").check()
    why = page.get_by_label("Tell why")
    why.fill("The vendor late")
    for _letter in "late":
        why.press("ArrowLeft")

    programs.change(f"tasks/{plan}-4/", title="Tell all kitchens", version=1)
    page.evaluate("document.querySelector('gantt-chart').source.load()")
    expect(page.locator(".bes").get_by_role("alert")).to_contain_text("The plan changed while you looked")
    expect(why).to_be_focused()
    page.keyboard.type("is ")
    dragged(page, "Move the mandates", 7)
    only = page.locator(".bes").get_by_role("radio", name="Only this change")
    expect(page.locator(".bes")).to_contain_text("28 Feb")
    expect(only).to_be_checked()
    expect(why).to_have_value("The vendor is late")

    why.press("Escape")
    expect(only).to_be_focused()
    expect(page.get_by_role("button", name="Apply only this")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # as everybody's next look begins
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{plan}-2 is moved.")).to_be_visible()
    assert due(programs, f"{plan}-2") == "2031-02-28"


KEPT = "() => Object.keys(localStorage).filter((name) => name.startsWith('outbox ')).length"


def test_a_drag_without_a_connection_waits_in_its_page_alone(page, plan, programs):
    """Days that are sent a week later would overwrite newer ones, and nobody would be asked."""
    page.context.set_offline(True)
    dragged(page, "Tell the kitchens", 7)
    expect(page.locator("toast-stack")).to_contain_text("1")
    assert page.evaluate(KEPT) == 0
    page.context.set_offline(False)
    expect(page.get_by_text(f"{plan}-4 is moved.")).to_be_visible()
    assert due(programs, f"{plan}-4") == "2031-02-12"


def refused(visit):
    """What is asked beside the plan from now on waits for `answered`, and is refused."""
    page, waiting = visit.page, []
    visit.forgiven.add(422)
    page.route(
        "**/tasks/**",
        lambda route: waiting.append(route) if "x-beside" in route.request.headers else route.continue_(),
    )

    def answered():
        for _moment in range(100):
            if not waiting:
                page.wait_for_timeout(50)
        for route in waiting:
            route.fulfill(status=422, content_type="text/html", body='<p class="ferr">Not today.</p>')
        assert waiting

    return answered


DAYS = "row => [row.row.from, row.row.to, row.row.old]"


def test_a_bar_dragged_from_a_look_that_is_given_up_meanwhile_goes_back_to_where_it_stands(visit, page, plan):
    look = page.get_by_role("complementary", name="moves")
    stands = row(page, "Move the mandates").evaluate(DAYS)
    dragged(page, "Move the mandates", 14)
    expect(look).to_contain_text("21 Feb")
    answered = refused(visit)
    dragged(page, "Move the mandates", 7)
    look.get_by_role("button", name="Cancel", exact=True).click()
    expect(look).to_have_count(0)
    answered()
    expect(page.get_by_text("Not today.")).to_be_visible()
    expect(page.locator(".is-busy")).to_have_count(0)
    assert row(page, "Move the mandates").evaluate(DAYS) == stands


def test_who_moves_along_is_put_back_without_giving_up_the_look(page, plan):
    look = page.get_by_role("complementary", name="moves")
    dragged(page, "Move the mandates", 14)
    expect(look).to_contain_text("21 Feb")
    follower = row(page, "Retry what failed")
    follower.focus()
    page.keyboard.press("m")
    for _step in range(14):
        if follower.evaluate("row => row.row.from > row.row.old.from"):
            page.keyboard.press("ArrowLeft")
    assert follower.evaluate("row => row.row.from === row.row.old.from")
    page.keyboard.press("Enter")
    expect(page.locator("gantt-chart [data-live]")).to_contain_text("Retry what failed is put back")
    expect(look).to_contain_text("21 Feb")
    expect(bar(page, "Retry what failed")).to_have_class(re.compile("is-new"))


def test_a_whole_of_which_a_part_is_not_drawn_is_drawn_as_it_stands(page, plan, programs):
    task = programs.get(f"tasks/{plan}-1/")
    late = {"start": "2031-06-02", "due": "2031-06-20", "parent": task["id"], "project": task["project"]}
    programs.make("tasks/", title="Close the books", **late)
    page.goto(f"/w/larkfield/projects/{plan}/gantt/?text=mandates")
    expect(row(page, "Payments")).to_be_visible()
    expect(row(page, "Close the books")).to_have_count(0)
    stands = row(page, "Payments").evaluate(DAYS)
    dragged(page, "Move the mandates", 14)
    expect(page.get_by_role("complementary", name="moves")).to_contain_text("21 Feb")
    assert row(page, "Payments").evaluate(DAYS) == stands


def test_what_was_typed_over_the_plan_outlives_a_refusal(visit, page, plan):
    row(page, "Move the mandates").get_by_role("link", name="Move the mandates").click()
    panel = page.locator(".tpan")
    panel.get_by_role("link", name="Edit due", exact=True).click()
    field = panel.locator("form.ie-f input[name=due]")
    field.fill("2031-02-12")
    answered = refused(visit)
    field.press("Enter")
    answered()
    expect(page.get_by_text("Not today.")).to_be_visible()
    expect(field).to_have_value("2031-02-12")


def test_days_changed_in_a_task_over_the_plan_are_looked_at_beside_it(page, plan, programs):
    row(page, "Move the mandates").get_by_role("link", name="Move the mandates").click()
    panel = page.locator(".tpan")
    panel.get_by_role("link", name="Edit due", exact=True).click()
    field = panel.locator("form.ie-f input[name=due]")
    field.fill("2031-02-12")
    field.press("Enter")

    look = page.get_by_role("complementary", name="1 task moves")
    expect(look.get_by_role("radio", name="Only what must")).to_be_focused()
    expect(panel).to_have_count(0)
    expect(bar(page, "Retry what failed")).to_have_class(re.compile("is-new"))
    assert due(programs, f"{plan}-2") == "2031-02-07"
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/projects/{plan}/gantt/$"))
    expect(look).to_have_count(0)
    assert [due(programs, f"{plan}-{n}") for n in (2, 3)] == ["2031-02-12", "2031-02-17"]
    page.keyboard.press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert [due(programs, f"{plan}-{n}") for n in (2, 3)] == ["2031-02-07", "2031-02-12"]


def test_other_working_days_are_looked_at_beside_the_plan(page, plan, programs):
    page.get_by_label("More ways to look").first.click()
    page.get_by_role("menuitem", name="Working days of this project").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Monday").uncheck()
    dialog.get_by_role("button", name="Save").click()
    look = page.get_by_role("complementary", name="moves")
    expect(look.get_by_role("radio", name="Only what must")).to_be_focused()
    page.keyboard.press("Escape")
    expect(look).to_have_count(0)
    expect(page.locator("gantt-chart [data-live]")).to_have_text("Nothing was changed.")
    assert due(programs, f"{plan}-3") == "2031-02-12"


def test_the_chart_is_narrowed_by_a_chip_and_widened_again(page, plan):
    page.keyboard.press("f")
    page.get_by_role("menuitem", name="Text").click()
    page.locator("filter-chips input[type=text], filter-chips input[type=search]").first.fill("kitchens")
    page.keyboard.press("Enter")
    expect(row(page, "Tell the kitchens")).to_be_visible()
    expect(row(page, "Move the mandates")).to_have_count(0)
    expect(page.locator(".gt-pstat [data-critical]")).to_have_count(0)
    expect(page.locator("gantt-chart")).to_be_visible()
    page.get_by_role("link", name="Clear all").click()
    expect(row(page, "Move the mandates")).to_be_visible()

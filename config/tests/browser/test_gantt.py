"""The Gantt by keyboard alone: folded, moved with a look beside it at who moves along, taken back, linked."""

from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.plans import due, row


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

"""A task in one line with what is offered, what blocks it, and a row that the thumb puts off."""

import datetime as dt
import re

from playwright.sync_api import expect

from config.tests.browser.visit import at_rest, place_of

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TITLE = "Ask the provider again"


def test_offered_added_blocked_and_moved_on(member, programs):
    page = member("project manager").page
    page.goto("/w/larkfield/work/")
    page.keyboard.press("q")
    line = page.locator("#id_line")
    line.press_sequentially(f"{TITLE} @noo")
    option = page.get_by_role("listbox", name="People").get_by_role("option", name="Noor Haddad")
    expect(option).to_have_attribute("aria-selected", "true")
    line.press("Enter")
    line.press_sequentially("~general")
    offered = page.get_by_role("listbox", name="Projects and milestones")
    offered.get_by_role("option", name=re.compile("^General release")).click()
    expect(line).to_have_value(f'{TITLE} @noor ~"General release" ')
    line.press_sequentially("!")
    expect(page.get_by_role("listbox", name="Priorities")).to_be_visible()
    line.press("Escape")
    expect(line).to_be_visible()  # the list alone is closed
    line.press("Backspace")
    line.press("Enter")
    expect(page.get_by_text(f"{TITLE} is added to")).to_be_visible()
    made = next(one for one in programs.all("tasks/?project=STO") if one["title"] == TITLE)
    try:
        said_and_ended(page, made)
    finally:
        programs.remove(f"tasks/{made['id']}/")


def said_and_ended(page, made):
    page.goto(f"/w/larkfield/tasks/{made['key']}/")
    page.keyboard.press("b")
    page.get_by_label("Who or what blocks it?").fill("The provider is closed until Monday")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Blocked.")).to_contain_text("closed until Monday")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Still blocked, move it anyway").click()
    expect(page.get_by_role("button", name="Send to review")).to_be_visible()
    page.get_by_role("button", name="Clear block").click()
    expect(page.get_by_role("region", name="Blocked.")).to_have_count(0)


def test_a_row_drawn_aside_is_due_tomorrow(member, programs):
    visit = member("project manager", **PHONE)
    page = visit.page
    me = next(
        one["id"]
        for one in programs.all("members/")
        if one["role"] == "project_manager" and "Jonas" in one["name"]
    )
    made = programs.make(
        "tasks/", project="FRZ", title=TITLE, assignees=[me], due=dt.date.today().isoformat()
    )
    try:
        page.goto("/w/larkfield/work/")
        row = page.locator(f"#r-{made['key']}")
        row.evaluate("row => row.scrollIntoView({ block: 'center' })")  # however much waits above it
        at_rest(page)
        box = place_of(row)
        touch = visit.context.new_cdp_session(page)
        x, y = box["x"] + 110, box["y"] + 20

        def finger(kind, at=None):
            touch.send(
                "Input.dispatchTouchEvent",
                {"type": kind, "touchPoints": [] if at is None else [{"x": at, "y": y}]},
            )

        finger("touchStart", x)
        for step in range(1, 12):
            finger("touchMove", x + step * 10)
        expect(row).to_have_class(re.compile("is-sure"))
        finger("touchEnd")
        expect(page.get_by_text(re.compile(f"{made['key']} is due on"))).to_be_visible()
        assert programs.get(f"tasks/{made['id']}/")["due"] > dt.date.today().isoformat()
    finally:
        programs.remove(f"tasks/{made['id']}/")


def test_many_that_move_on_are_asked_about_once(member, plan, programs):
    for n in (2, 4):
        programs.make(f"tasks/{plan}-{n}/block/", reason="The provider is closed")
    page = member("project manager").page
    page.goto(f"/w/larkfield/projects/{plan}/tasks/")
    for title in ("Move the mandates", "Retry what failed", "Tell the kitchens"):
        page.get_by_role("checkbox", name=re.compile(title)).check()
    bar = page.get_by_role("toolbar", name="What is ticked")
    bar.get_by_text("Status", exact=True).click()
    page.get_by_role("menuitem", name="Doing").click()
    ask = page.get_by_role("dialog", name="Are they still blocked?")
    expect(ask.get_by_role("listitem")).to_have_count(2)
    assert programs.get(f"tasks/{plan}-3/")["status"] == "todo"
    ask.get_by_role("button", name="Still blocked, move them anyway").click()
    expect(page.get_by_text("3 tasks changed.")).to_be_visible()
    stands = [programs.get(f"tasks/{plan}-{n}/") for n in (2, 3, 4)]
    assert [one["status"] for one in stands] == ["doing"] * 3
    assert [bool(one["blocked"]) for one in stands] == [True, False, True]

"""Without a connection nothing that was done is lost: it waits, says so, and is saved in its order."""

import re

from playwright.sync_api import expect

from config.tests.browser.drafts import bar, days, drag, middle, opened, toast

NOTE = re.compile("changes? waits? for the connection")
LEAVES = """() => { const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event); return !event.defaultPrevented; }"""


def test_what_is_dragged_and_written_without_a_connection_waits_and_is_saved(member, drafts, programs):
    page = opened(member, drafts, forgiven=[409])
    assert page.evaluate(LEAVES)
    page.context.set_offline(True)
    for name in ("first", "second"):
        drag(page, middle(bar(page, drafts, name)), 35 * 3.5 + 4)
        page.mouse.up()
    expect(page.get_by_text("2 changes wait for the connection.")).to_be_visible()
    assert not page.evaluate(LEAVES)
    assert days(programs, drafts, "first") == ("2027-01-04", "2027-03-05")
    seen = programs.get(f"initiatives/{drafts['second']['id']}/")
    programs.change(
        f"initiatives/{seen['id']}/", start="2027-06-14", end="2027-07-09", version=seen["version"]
    )

    page.context.set_offline(False)
    expect(page.get_by_text(NOTE)).to_have_count(0)
    clash = page.locator("[data-conflict-here]")
    expect(clash).to_contain_text("Theirs: 14 Jun – 9 Jul 2027.")
    clash.get_by_role("button", name="Use mine").click()
    toast(page, "to 7 Jun – 2 Jul 2027.")
    assert days(programs, drafts, "first") == ("2027-02-08", "2027-04-09")
    assert page.evaluate(LEAVES)

    page.goto(f"/w/larkfield/initiatives/?text={drafts['parked']['title'].replace(' ', '+')}")
    cell = page.locator("tr[data-row] [data-c=title]")
    cell.focus()
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    cell.get_by_role("textbox").fill("Crates on loan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 change waits for the connection.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("tr[data-row]")).to_contain_text("Crates on loan")
    assert programs.get(f"initiatives/{drafts['parked']['id']}/")["title"] == "Crates on loan"

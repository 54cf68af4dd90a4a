"""Drafting on the roadmap: by pointer, by keyboard alone, and two people at once."""

import re

from playwright.sync_api import expect

from config.tests.browser.drafts import bar, days, drag, middle, opened, toast
from config.tests.browser.visit import at_rest, place_of

# [function, frame, argument, unit, from, to]: days of 2038, frames as days with their precision
SNAPS = [
    ("moved", "07-05 09-10 day", 8, "week", "07-12", "09-17"),  # Monday to Friday, ten weeks
    ("moved", "07-07 09-10 day", 0, "week", "07-05", "09-10"),
    ("moved", "07-07 07-07 day", 0, "week", "07-05", "07-05"),  # a day stays a day
    ("moved", "07-05 09-10 day", 3, "day", "07-08", "09-13"),
    ("moved", "07-01 08-31 day", 20, "month", "08-01", "09-30"),  # whole months stay whole
    ("moved", "07-05 08-06 day", 20, "month", "08-01", "09-02"),
    ("stepped", "07-01 09-30 quarter", 1, "quarter", "10-01", "12-31"),  # Q3 becomes Q4
    ("stepped", "07-01 12-31 half", -1, "half", "01-01", "06-30"),
    ("stepped", "03-01 03-07 week", 1, "week", "03-08", "03-14"),  # meant as a whole week
    ("stepped", "07-07 09-10 day", -1, "week", "07-05", "09-10"),
    ("stepped", "07-07 09-10 day", 1, "week", "07-12", "09-17"),
    ("stretched", "07-05 09-10 day", 6, "week", "07-05", "09-17"),
    ("stretched", "07-05 09-10 day", -200, "week", "07-05", "07-09"),
    ("stretched", "07-01 09-30 quarter", 80, "quarter", "07-01", "12-31"),
    ("begun", "07-05 09-10 day", 10, "week", "07-12", "09-10"),
    ("begun", "07-05 09-10 day", 300, "week", "09-06", "09-10"),
    ("lengthened", "07-05 09-11 day", 1, "week", "07-05", "09-17"),
    ("lengthened", "07-05 09-10 day", -1, "week", "07-05", "09-03"),
    ("lengthened", "07-05 07-09 day", -1, "week", "07-05", "07-09"),
    ("opened", "07-05 07-09 day", 1, "week", "07-05", "07-09"),
    ("opened", "07-05 07-16 day", 1, "week", "07-12", "07-16"),
]
ASK = """async ({url, cases}) => {
  const snap = await import(url);
  const day = (text) => snap.dayOf(`2038-${text}`);
  return cases.map(([name, frame, by, unit]) => {
    const [from, to, precision] = frame.split(" ");
    const found = snap[name]({ from: day(from), to: day(to), unit: precision }, by, unit);
    return [snap.isoOf(found.from), snap.isoOf(found.to), found.unit === precision];
  });
}"""
ROWS = """async ({url}) => {
  const { freeRow } = await import(url);
  const taken = [{row: 0, rows: 1, start: 0, end: 100}, {row: 1, rows: 2, start: 50, end: 150}];
  return [freeRow(taken, 100, 200), freeRow(taken, 0, 60), freeRow(taken, 0, 50), freeRow(taken, 200, 300, 4)];
}"""


def test_a_pointer_moves_and_resizes_a_bar_and_undo_takes_it_back(member, drafts, programs, demo):
    page = opened(member, drafts)
    first = bar(page, drafts, "first")
    drag(page, middle(first), 35 * 3.5 + 4)  # five weeks
    expect(page.locator(".bar-lift .bar-tip")).to_contain_text("8 Feb – 9 Apr 2038")
    expect(page.locator(".bar-lift .bar-tip")).to_contain_text("9 weeks, G")
    expect(page.locator(".bar-drop")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".bar-drop")).to_have_count(0)
    assert days(programs, drafts, "first") == ("2038-01-04", "2038-03-05")

    drag(page, middle(first), 35 * 3.5 + 4)
    page.mouse.up()
    toast(page, "to 8 Feb – 9 Apr 2038.")
    assert days(programs, drafts, "first") == ("2038-02-08", "2038-04-09")
    first.hover()
    at_rest(page)
    box = place_of(first)
    drag(page, (box["x"] + box["width"] - 1, box["y"] + box["height"] / 2), 5 * 7 * 3.5)
    expect(page.locator(".bar-tip")).to_contain_text("14 May 2038")
    expect(page.locator(".bar-tip")).to_contain_text("+5 weeks")
    expect(page.locator(".bar-tip .bar-warn")).to_contain_text("which runs to 30 Apr 2038")
    page.mouse.up()
    toast(page, "to 8 Feb – 14 May 2038.")
    for before in ("2038-04-09", "2038-03-05"):  # step by step
        page.keyboard.press("z")
        expect(first).to_have_attribute("data-to", before)
    assert days(programs, drafts, "first") == ("2038-01-04", "2038-03-05")

    first.hover()
    drag(
        page,
        middle(first.locator(".bar-tie")),
        *(
            a - b
            for a, b in zip(
                middle(bar(page, drafts, "second")), middle(first.locator(".bar-tie")), strict=True
            )
        ),
    )
    page.mouse.up()
    toast(page, f"{drafts['second']['title']} waits for {drafts['first']['title']}.")

    url = demo.static("js/lib/snap.js")
    for case, found in zip(SNAPS, page.evaluate(ASK, {"url": url, "cases": SNAPS}), strict=True):
        assert found == [f"2038-{case[4]}", f"2038-{case[5]}", True], case
    assert page.evaluate(ROWS, {"url": url}) == [0, 3, 1, 4]


def test_the_keyboard_alone_moves_links_schedules_and_unschedules(member, drafts, programs):
    page = opened(member, drafts)
    said, hints = page.locator("[data-live]"), page.locator("[data-hints]")
    bar(page, drafts, "first").focus()
    page.keyboard.press("m")
    expect(hints).to_contain_text(f"Moving {drafts['first']['title']}")
    expect(said).to_contain_text("is lifted, 4 Jan – 5 Mar 2038")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Alt+ArrowLeft")
    expect(hints).to_contain_text("4 Jan – 19 Mar 2038")
    page.keyboard.press("Escape")
    expect(said).to_contain_text("is put back")
    expect(bar(page, drafts, "first")).to_be_focused()

    page.keyboard.press("l")
    expect(page.locator("[data-ties]")).to_contain_text(f"Linking {drafts['first']['title']}")
    page.keyboard.press("Escape")
    expect(said).to_contain_text("is tied to nothing")
    page.keyboard.press("l")
    bar(page, drafts, "second").focus()
    page.keyboard.press("Enter")
    toast(page, f"{drafts['second']['title']} waits for {drafts['first']['title']}.")
    expect(page.locator("[data-ties]")).to_be_hidden()
    bar(page, drafts, "first").focus()

    page.keyboard.press("m")
    for _week in range(17):
        page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("which runs to 30 Apr 2038")
    page.keyboard.press("Enter")
    toast(page, "to 3 May – 2 Jul 2038.")
    assert days(programs, drafts, "first") == ("2038-05-03", "2038-07-02")
    expect(bar(page, drafts, "first")).to_be_focused()

    page.keyboard.press("m")
    page.keyboard.press("Delete")
    toast(page, "is unscheduled.")
    assert days(programs, drafts, "first") == (None, None)
    card = page.locator(".pcard", has_text=drafts["parked"]["title"]).get_by_role("link").first
    card.focus()
    page.keyboard.press("s")
    expect(hints).to_contain_text(f"Moving {drafts['parked']['title']}")
    page.keyboard.press("Enter")
    toast(page, f"Moved {drafts['parked']['title']} to")
    start, end = days(programs, drafts, "parked")
    assert start and end

    reader = member("executive").page
    reader.goto(drafts["path"])
    expect(bar(reader, drafts, "second")).to_be_visible()
    bar(reader, drafts, "second").hover()
    expect(reader.locator("[data-can], .bar-grip, .bar-more, .park-drop, [data-stage]")).to_have_count(0)


def test_two_people_at_once_see_both_values_and_each_other(member, drafts, programs):
    page, other = opened(member, drafts, forgiven=[409]), opened(member, drafts, "owner")
    first = bar(page, drafts, "first")
    drag(page, middle(first), 7 * 3.5 * 2)  # held while somebody else is faster
    drag(other, middle(bar(other, drafts, "first")), 7 * 3.5 * 4)
    other.mouse.up()
    toast(other, "to 1 Feb – 2 Apr 2038.")
    page.mouse.up()
    clash = page.locator("[data-conflict-here]")
    expect(clash).to_contain_text("changed this a moment ago.")
    expect(clash).to_contain_text(re.compile("Theirs: 1 Feb – 2 Apr 2038. Yours: 18 Jan – 19 Mar 2038."))
    clash.get_by_role("button", name="Use mine").click()
    toast(page, "to 18 Jan – 19 Mar 2038.")
    assert days(programs, drafts, "first") == ("2038-01-18", "2038-03-19")
    expect(bar(other, drafts, "first")).to_have_attribute("data-to", "2038-03-19", timeout=12_000)

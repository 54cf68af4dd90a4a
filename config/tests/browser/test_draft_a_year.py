"""A year is drafted from an empty page: drawn, reasoned, moved by keys, linked, parked, saved; and it stays so."""

import datetime as dt
import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave
from config.tests.browser.drafts import drag, toast
from config.tests.browser.test_the_line import set_up
from config.tests.browser.visit import at_rest, place_of

YEAR = dt.datetime.now(dt.UTC).year + 1
DAY = 1.25  # px, in quarters
GOAL, THEME = "Growers are paid in a day", "Trust"
DRAWN = [("Payout rules", 1, 3), ("Bank checks", 4, 6), ("Daily payouts", 7, 9), ("Fees in sight", 10, 12)]
STANDS = """() => [...document.querySelectorAll(".lane .bar[data-bar], .pcard[data-bar]")].map((one) => [
    one.closest(".lane")?.dataset.code ?? "parked", one.dataset.bar, one.dataset.from ?? "", one.dataset.to ?? ""]).sort()"""


def test_a_year_is_drafted_from_an_empty_page(empty, visitor):
    owner = visitor(empty)
    page = owner.page
    set_up(owner)
    begin(page)
    for title, first, last in DRAWN:
        draw(page, title, first, last)

    bar(page, "Bank checks").focus()
    page.keyboard.press("m")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    toast(page, "Moved Bank checks to")
    expect(bar(page, "Bank checks")).to_have_attribute("data-to", f"{YEAR}-07-31")
    page.keyboard.press("l")
    bar(page, "Fees in sight").focus()
    page.keyboard.press("Enter")
    toast(page, "Fees in sight waits for Bank checks.")
    expect(page.locator(".tl-deps .dep")).to_have_count(1)
    bar(page, "Daily payouts").focus()
    page.keyboard.press("m")
    page.keyboard.press("Delete")
    toast(page, "Daily payouts is unscheduled.")
    expect(page.locator(".pcard")).to_have_count(1)

    page.get_by_role("link", name="Save this view").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(f"Our {YEAR}")
    dialog.get_by_role("button", name="Save").click()
    saved = page.get_by_role("navigation", name="Views").get_by_role("link", name=f"Our {YEAR}")
    expect(saved).to_have_attribute("aria-current", "page")
    stands = page.evaluate(STANDS)
    assert [(lane, first) for lane, _key, first, _last in stands if first != ""] == [
        ("G1", f"{YEAR}-{month}-01") for month in ("01", "04", "10")
    ]
    assert [row for row in stands if row[0] == "parked"] == [["parked", "PAY-3", "", ""]]
    page.reload()
    expect(saved).to_have_attribute("aria-current", "page")
    assert page.evaluate(STANDS) == stands
    expect(page.locator(".tl-deps .dep")).to_have_count(1)
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="Fees in sight")).to_contain_text(f"1 Oct – 31 Dec {YEAR}")


def begin(page):
    """What an empty page leads to: a product, a goal, a theme; and back to the grid each time."""
    page.goto("/w/hub/roadmap/")
    page.get_by_role("link", name="New product").click()
    fill(page, Name="Payments", Key="PAY")
    guide = page.get_by_role("group", name="Draw the year")
    assert grave(page) == []
    page.goto(f"/w/hub/roadmap/?product=PAY&zoom=quarters&from={YEAR}-01-01&to={YEAR}-12-31")
    guide.get_by_role("link", name="Add theme").click()
    fill(page, Name=THEME)
    guide.get_by_role("link", name="Add goal").click()
    fill(page, Title=GOAL)
    expect(page.locator(".lane", has_text=GOAL)).to_be_visible()


def fill(page, **values):
    dialog = page.get_by_role("dialog")
    for label, value in values.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(re.compile("/roadmap/"))


def draw(page, title, first, last):
    """From the first day of one month to the last of another, in the goal's lane."""
    track = page.locator(".lane", has_text=GOAL).locator(".lane-track")
    at_rest(page)
    box = place_of(track)
    begins, ends = (
        (dt.date(YEAR, month, day) - dt.date(YEAR, 1, 1)).days for month, day in ((first, 3), (last, 27))
    )
    drag(page, (box["x"] + begins * DAY, box["y"] + box["height"] / 2), (ends - begins) * DAY)
    page.mouse.up()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_text("Problem, goals, theme").click()
    expect(dialog.get_by_role("checkbox", name=re.compile(GOAL))).to_be_checked()
    dialog.get_by_label("Theme").select_option(label=THEME)
    dialog.get_by_role("button", name="Draft it").click()
    expect(bar(page, title)).to_have_attribute("data-from", f"{YEAR}-{first:02}-01")


def bar(page, title):
    return page.locator(".tl .bar", has_text=title)

"""What journeys of drafting share: bars of their own on the demo's roadmap, and a hand that drags them."""

import itertools

from playwright.sync_api import expect

from config.tests.browser.visit import at_rest, place_of

COUNT = itertools.count(1)
GOAL = "Drafts become plans"


def drafted(programs):
    """A goal of its own with two bars, and one that is unscheduled."""
    product = next(row for row in programs.all("products/") if row["key"] == "ORC")
    goal = programs.make(
        "goals/", product=product["id"], title=f"{GOAL} {next(COUNT)}", period_start="2038-01-01",
        period_end="2038-04-30",
    )  # fmt: skip
    made = {"goal": goal["title"], "path": "/w/larkfield/roadmap/?product=ORC&from=2037-11-01&to=2038-10-31"}
    rows = [
        ("first", "Crate labels", "2038-01-04", "2038-03-05"),
        ("second", "Crate scans", "2038-05-03", "2038-05-28"),
    ]
    for name, title, start, end in rows:
        made[name] = programs.make(
            "initiatives/",
            product="ORC",
            title=f"{title} {next(COUNT)}",
            goals=[goal["id"]],
            start=start,
            end=end,
        )
    made["parked"] = programs.make(
        "initiatives/", product="ORC", title=f"Crate loans {next(COUNT)}", effort="6"
    )
    yield made
    for name in ("first", "second", "parked"):
        programs.remove(f"initiatives/{made[name]['id']}/")
    programs.remove(f"goals/{goal['id']}/")


def bar(page, drafts, name):
    return page.locator(".lane", has_text=drafts["goal"]).locator(".bar", has_text=drafts[name]["title"])


def days(programs, drafts, name):
    found = programs.get(f"initiatives/{drafts[name]['id']}/")
    return found["start"], found["end"]


def opened(member, drafts, role="product manager", forgiven=()):
    visit = member(role)
    visit.forgiven.update(forgiven)
    page = visit.page
    page.goto(drafts["path"])
    bar(page, drafts, "first").scroll_into_view_if_needed()
    at_rest(page)
    page.evaluate("document.querySelector('time-line').scrollLeft = 120")
    return page


def drag(page, spot, by, down=0):
    """Presses and carries; lets nothing go yet."""
    page.mouse.move(*spot)
    page.mouse.down()
    page.mouse.move(spot[0] + by / 2, spot[1] + down / 2, steps=3)
    page.mouse.move(spot[0] + by, spot[1] + down, steps=3)


def middle(found):
    at_rest(found.page)
    box = place_of(found)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def toast(page, words):
    expect(page.locator(".toast", has_text=words)).to_be_visible()

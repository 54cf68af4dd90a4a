"""The lanes of the roadmap, by pointer."""

import re

from playwright.sync_api import expect

from config.tests.browser.drafts import days, toast
from config.tests.browser.visit import at_rest, place_of

# (what its lanes stand for, the lane a bar stands in or the lanes a card does, the lane it is dropped in, what is sent)
DROPS = [
    ("horizon", {"lane": "later"}, "later", ["later", "later"]),
    ("horizon", {"lane": "later"}, "next", ["next", "later"]),
    ("horizon", {"in": "later"}, "later", ["later", "later"]),
    ("horizon", {"in": "later"}, "next", ["next", "later"]),
    ("product,horizon", {"lane": "p,later"}, "p,later", ["p,later", "p,later"]),
    ("goal,horizon", {"in": ""}, "g,later", ["g,later", ""]),
    ("goal", {"lane": "g"}, "g", [None, None]),
    ("goal", {"lane": "g"}, "h", ["h", "g"]),
    ("goal", {"in": "g h"}, "h", [None, None]),
    ("goal", {"in": "g h"}, "i", ["i", ""]),
    ("goal", {"in": ""}, "", [None, None]),
]
ASK = """async ({url, drops}) => {
  const { fieldsOf } = await import(url);
  const bar = () => Object.assign(document.createElement("a"), { className: "bar" });
  return drops.map(([lanes, from, to]) => {
    const home = from.lane === undefined ? null : { value: from.lane };
    const held = { can: "place", bar: bar(), lane: home, frame: home && { from: 20000, to: 20030 } };
    if (!home) held.bar.dataset.in = from.in;
    const lane = to === home?.value ? home : { value: to };
    const sent = fieldsOf(held, { frame: { from: 20007, to: 20037 }, lane }, lanes);
    return [sent.lane ?? null, sent.was ?? null];
  });
}"""


def test_a_lane_goes_where_its_head_is_dropped_and_the_card_of_a_bar_comes_to_the_pointer(member):
    visit = member("executive")
    visit.open("/w/larkfield/roadmap/?group=state")
    names = visit.page.locator(".lane:not(.ms-lane) .lane-t")
    at_rest(visit.page)
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    top, moved = (place_of(visit.page.locator(".lane:not(.ms-lane) .lane-head").nth(n)) for n in (0, 1))
    mouse = visit.page.mouse
    mouse.move(moved["x"] + 60, moved["y"] + 5)
    mouse.down()
    mouse.move(top["x"] + 60, top["y"] + 10, steps=6)
    mouse.up()

    expect(visit.page).to_have_url(re.compile(r"order="))
    expect(names.nth(0)).to_have_text(second)
    expect(names.nth(1)).to_have_text(first)

    visit.page.locator("a.bar:not(.bar-c)").first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.page.get_by_role("tooltip")).to_contain_text("Planned")


def test_a_bar_is_carried_from_horizon_to_horizon_by_keys(member, drafts, programs):
    visit = member("product manager")
    page = visit.page
    page.goto(drafts["path"] + "&group=horizon")
    own = page.locator(".bar", has_text=drafts["first"]["title"])
    expect(page.locator(".lane[data-lane=later]").locator(own)).to_be_visible()
    own.focus()
    for key in ("m", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    toast(page, "to another lane")
    expect(page.locator(".lane[data-lane=next]").locator(own)).to_be_visible()
    found = programs.get(f"initiatives/{drafts['first']['id']}/")
    assert (found["horizon"], found["start"], found["end"]) == ("next", "2038-01-04", "2038-03-05")

    page.goto(drafts["path"] + "&group=horizon&layout=list")
    titles = page.locator("tbody[data-group='h-next'] tr[data-row]")
    expect(titles.filter(has_text=drafts["first"]["title"])).to_be_visible()


def test_a_card_of_the_parking_lot_stays_in_the_horizon_it_is_put_in(member, drafts, programs, demo):
    visit = member("product manager")
    page = visit.page
    page.goto(drafts["path"] + "&group=horizon")
    card = page.locator(".pcard", has_text=drafts["parked"]["title"])
    card.get_by_role("link").first.focus()
    page.keyboard.press("s")
    expect(page.locator("[data-hints]")).to_contain_text(f"Moving {drafts['parked']['title']}")
    with page.expect_request(lambda one: one.method == "POST" and "/roadmap/place/" in one.url) as sent:
        page.keyboard.press("Enter")
    body = sent.value.post_data
    assert re.findall(r'name="(?:lane|was)"\s+(\w+)', body) == ["later", "later"]
    toast(page, f"Moved {drafts['parked']['title']} to")
    own = page.locator(".bar", has_text=drafts["parked"]["title"])
    expect(page.locator(".lane[data-lane=later]").locator(own)).to_be_visible()
    assert all(days(programs, drafts, "parked"))

    url = demo.static("js/lib/draft-place.js")
    found = page.evaluate(ASK, {"url": url, "drops": DROPS})
    assert found == [drop[3] for drop in DROPS]

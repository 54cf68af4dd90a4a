"""An executive with a phone: one click in, the same truth as on a desk, and nothing that is not theirs to press."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
ROADMAP = "/w/larkfield/roadmap/"
ROWS = """rows => rows.map(row => ({
    title: row.querySelector(".mr-t").innerText,
    sign: row.querySelector("svg").getAttribute("aria-label"),
    when: row.querySelector(".mr-d").innerText,
    health: row.querySelector(".mr-d svg")?.getAttribute("aria-label") ?? "",
    done: row.querySelector(".mb > i")?.style.getPropertyValue("--p") ?? "",
}))"""
BARS = """bars => bars.map(bar => [bar.getAttribute("aria-label"),
    bar.querySelector(".bar-note, .bar-said")?.innerText ?? ""])"""
# A control that shows but does nothing, or is too small for a thumb or lies beside the screen with no way to it.
USELESS = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest(".sr, .skip"))
    .filter(one => {
        const box = one.getBoundingClientRect();
        const scrolled = one.closest(".mchips, .tabs, .seg");
        return one.matches(":disabled, [aria-disabled=true], a:not([href])") || box.height < 24
            || (!scrolled && (box.left < 0 || box.right > innerWidth));
    }).map(one => one.outerHTML.slice(0, 160))"""
WRITES = re.compile(r"^(New|Add|Edit|Move|Delete|Share|Launch|Approve|Save|Keep a snapshot|Submit)\b")


def at_ease(page):
    """It fits the screen, and whatever can be pressed can be used."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url
    assert page.evaluate(USELESS) == [], page.url
    for role in ("button", "link"):
        expect(page.locator("main").get_by_role(role, name=WRITES)).to_have_count(0)


def test_an_executive_reads_the_same_truth_on_a_phone(demo, visitor, member):
    visit = visitor(demo, **PHONE)
    page = visit.page
    visit.open("/accounts/login/")
    page.get_by_role("button", name=re.compile("^executive", re.IGNORECASE)).tap()
    page.wait_for_url("**/w/larkfield/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    at_ease(page)
    page.locator(".mtab").get_by_role("link", name="Roadmap").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Roadmap")
    at_ease(page)
    page.wait_for_load_state()  # the last of them too
    rows = page.locator(".mr:not(.mr-kd)").evaluate_all(ROWS)

    desk = member("executive")
    desk.open(ROADMAP)
    expect(desk.page.locator("a.bar").first).to_be_visible()
    bars = {name.split(", ")[0]: (name, note) for name, note in desk.page.locator("a.bar").evaluate_all(BARS)}
    assert {row["title"] for row in rows} == set(bars) and len(bars) > 20
    for row in rows:
        same(row, *bars[row["title"]])

    visit.open(f"{ROADMAP}changes/?on=2026-01-01")
    slider = page.get_by_role("slider", name="As of")
    before = slider.get_attribute("aria-valuetext")
    page.get_by_role("button", name="A day on").tap()
    expect(slider).not_to_have_attribute("aria-valuetext", before)
    at_ease(page)
    assert grave(page) == []


def same(row, name, note):
    """State and progress, the day with how far it is off, health and promise are those of the bar."""
    assert row["sign"].lower() in name.lower()
    assert not row["done"] or f"{row['done']}% done" in name or "shipped" in name
    when = row["when"].split("\n")[0].split(", promised")[0]
    if ", " in when:  # a forecast that is not the plan
        assert note == f"forecast {when.split(', ')[1]}"
    else:
        planned = re.search(r"planned (.+?)(?:,|$)", name)[1]
        assert planned.split(" to ")[-1] == when
    assert (row["health"] != "") == ("at risk" in name or "off track" in name)
    assert row["health"].lower() in name
    promised = [re.search(r", promised (\d.+?\w)(?:,|$)", text) for text in (row["when"], name)]
    assert (promised[0] and promised[0][1]) == (promised[1] and promised[1][1])

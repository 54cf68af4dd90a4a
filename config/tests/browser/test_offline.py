"""Without a connection nothing that was done is lost: it waits, says so, and is saved in its order."""

import re

from playwright.sync_api import expect

from config.tests.browser.drafts import bar, days, drag, middle, opened, toast
from config.tests.services import wait_until

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
    assert days(programs, drafts, "first") == ("2038-01-04", "2038-03-05")
    seen = programs.get(f"initiatives/{drafts['second']['id']}/")
    programs.change(
        f"initiatives/{seen['id']}/", start="2038-06-14", end="2038-07-09", version=seen["version"]
    )

    page.context.set_offline(False)
    expect(page.get_by_text(NOTE)).to_have_count(0)
    clash = page.locator("[data-conflict-here]")
    expect(clash).to_contain_text("Theirs: 14 Jun – 9 Jul 2038.")
    clash.get_by_role("button", name="Use mine").click()
    toast(page, "to 7 Jun – 2 Jul 2038.")
    assert days(programs, drafts, "first") == ("2038-02-08", "2038-04-09")
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


def unanswered(route):
    """No write gets through, while pages still do."""
    return route.abort() if route.request.method == "POST" else route.continue_()


def stored(page):
    return page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('outbox ')).sort()")


def keeps(page, names):
    """Waits: what this browser keeps is taken up and cleared away behind the page's back."""
    wait_until(lambda: stored(page) == sorted(names))


def test_a_page_that_goes_loses_nothing_that_waits(member, drafts, programs):
    page = opened(member, drafts, forgiven=[409])
    page.context.route("**/place/**", unanswered)
    page.on("dialog", lambda dialog: dialog.accept())
    for name in ("first", "second"):
        drag(page, middle(bar(page, drafts, name)), 35 * 3.5 + 4)
        page.mouse.up()
    expect(page.get_by_text("2 changes wait for the connection.")).to_be_visible()
    expect(page.get_by_text("this browser keeps them")).to_be_visible()
    page.goto("about:blank")
    seen = programs.get(f"initiatives/{drafts['second']['id']}/")
    programs.change(
        f"initiatives/{seen['id']}/", start="2038-06-14", end="2038-07-09", version=seen["version"]
    )
    assert days(programs, drafts, "first") == ("2038-01-04", "2038-03-05")

    page.context.unroute("**/place/**")
    page.goto("/w/larkfield/goals/")
    toast(page, "2 changes that waited when the page was left are being saved.")
    expect(page.get_by_text("Theirs: 14 Jun – 9 Jul 2038.")).to_be_visible()
    assert days(programs, drafts, "first") == ("2038-02-08", "2038-04-09")
    page.get_by_role("button", name="Use mine").click()
    expect(page.locator("time-line")).to_be_visible()
    assert days(programs, drafts, "second") == ("2038-06-07", "2038-07-02")
    keeps(page, [])


def test_a_copied_window_leaves_alone_what_another_waits_with(member, drafts, programs):
    page = opened(member, drafts)
    page.context.route("**/place/**", unanswered)
    drag(page, middle(bar(page, drafts, "first")), 35 * 3.5 + 4)
    page.mouse.up()
    expect(page.get_by_text("1 change waits for the connection.")).to_be_visible()
    kept = stored(page)
    with page.expect_popup() as opening:
        page.evaluate("() => { window.open(location.href); }")
    copy = opening.value
    expect(copy.locator("html[data-listening]")).to_be_visible()
    expect(copy.get_by_text("is being saved")).to_have_count(0)
    assert stored(page) == kept and len(kept) == 1
    page.context.unroute("**/place/**")
    expect(page.get_by_text(NOTE)).to_have_count(0)
    assert days(programs, drafts, "first") == ("2038-02-08", "2038-04-09")
    keeps(page, [])


def test_what_was_written_in_a_cell_outlives_its_page(member, drafts, programs):
    page = member("product manager").page
    page.on("dialog", lambda dialog: dialog.accept())
    where = f"/w/larkfield/initiatives/?text={drafts['parked']['title'].replace(' ', '+')}"
    page.goto(where)
    cell = page.locator("tr[data-row] [data-c=title]")
    cell.focus()
    page.context.route("**/*", unanswered)
    page.keyboard.press("Enter")
    cell.get_by_role("textbox").fill(f"{drafts['parked']['title']} kept")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 change waits for the connection.")).to_be_visible()
    page.goto("about:blank")
    page.context.unroute("**/*")
    page.goto(where)
    toast(page, "1 change that waited when the page was left is being saved.")
    expect(page.locator("tr[data-row]")).to_contain_text(f"{drafts['parked']['title']} kept")
    keeps(page, [])


def test_what_waits_is_its_writers_alone_and_goes_with_the_sign_out(visitor, demo, drafts, programs):
    visit = visitor(demo)
    visit.enter("product manager")
    page, path = visit.page, drafts["path"]
    page.goto(path)
    where = f"/w/larkfield/roadmap/place/{drafts['first']['key']}/"
    own = page.locator("body").get_attribute("data-member")
    plan = {
        "at": 0,
        "plans": [{"url": where, "fields": [["start", "2038-02-01"], ["end", "2038-04-02"]], "tries": 0}],
    }
    write = (
        "([name, plan, old]) => localStorage.setItem(name, JSON.stringify({ ...plan, at: Date.now() - old }))"
    )
    somebody, alive, gone = "outbox somebody-else x", f"outbox {own} other", f"outbox {own} gone"
    beside = page.context.new_page()  # another page of the same person that is still there
    beside.goto("/me/")
    beside.evaluate("(name) => { navigator.locks.request(name, () => new Promise(() => {})); }", alive)
    old = "outbox somebody-else long-ago"
    page.evaluate(write, [old, plan, 8 * 86400000])
    page.evaluate(write, [somebody, plan, 60000])
    page.evaluate(write, [alive, plan, 60000])
    page.goto(path)
    keeps(page, [somebody, alive])
    assert days(programs, drafts, "first") == ("2038-01-04", "2038-03-05")

    page.evaluate(write, [gone, plan, 60000])
    page.goto(path)
    toast(page, "1 change that waited when the page was left is being saved.")
    expect(bar(page, drafts, "first")).to_have_attribute("aria-label", re.compile("1 Feb 2038 to 2 Apr 2038"))
    keeps(page, [somebody, alive])

    visit.sign_out()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    keeps(page, [])


def test_who_signs_out_on_another_page_leaves_nothing_of_what_waits(visitor, demo, drafts):
    visit = visitor(demo)
    visit.enter("product manager")
    page, beside = visit.page, visit.context.new_page()
    page.goto(f"/w/larkfield/initiatives/?text={drafts['parked']['title'].replace(' ', '+')}")
    cell = page.locator("tr[data-row] [data-c=title]")
    cell.focus()
    page.route("**/*", unanswered)
    page.keyboard.press("Enter")
    cell.get_by_role("textbox").fill("Nobody's business")
    page.keyboard.press("Enter")
    expect(page.get_by_text("this browser keeps them")).to_be_visible()
    assert len(stored(page)) == 1
    beside.goto("/w/larkfield/goals/")
    beside.locator("summary.side-me").click()
    beside.get_by_role("menuitem", name="Sign out").click()
    expect(beside.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    with page.expect_event("requestfailed"):
        page.evaluate("window.dispatchEvent(new Event('focus'))")  # it is tried once more
    expect(page.get_by_text(NOTE)).to_be_visible()
    expect(page.get_by_text("this browser keeps them")).to_have_count(0)
    assert stored(beside) == []
    page.on("dialog", lambda dialog: dialog.accept())


def listeners(page, kind):
    """How many the window has."""
    session = page.context.new_cdp_session(page)
    window = session.send("Runtime.evaluate", {"expression": "window"})["result"]["objectId"]
    found = session.send("DOMDebugger.getEventListeners", {"objectId": window})["listeners"]
    return sum(one["type"] == kind for one in found)


def test_what_waits_for_a_sign_in_is_tried_more_and_more_seldom(member, drafts):
    visit = member("product manager")
    visit.forgiven.add(403)
    page, tried = visit.page, []
    page.clock.install()
    page.goto(f"/w/larkfield/initiatives/?text={drafts['parked']['title'].replace(' ', '+')}")
    cell = page.locator("tr[data-row] [data-c=title]")
    cell.focus()
    page.keyboard.press("Enter")
    cell.get_by_role("textbox").fill("Waits for its writer")
    page.context.clear_cookies()
    page.on("request", lambda request: tried.append(request) if request.method == "POST" else None)
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    before = listeners(page, "focus")
    for _round in range(16):
        page.clock.run_for(4000)
        page.wait_for_timeout(100)
    assert 3 <= len(tried) <= 6  # at 0, 4, 12, 28 and 60 seconds
    assert listeners(page, "focus") == before
    page.on("dialog", lambda dialog: dialog.accept())


def test_two_that_clash_are_both_asked_about(member, drafts, programs):
    page = opened(member, drafts, forgiven=[409])
    page.context.set_offline(True)
    for name in ("first", "second"):
        drag(page, middle(bar(page, drafts, name)), 35 * 3.5 + 4)
        page.mouse.up()
        seen = programs.get(f"initiatives/{drafts[name]['id']}/")
        programs.change(
            f"initiatives/{seen['id']}/", start="2038-06-14", end="2038-07-09", version=seen["version"]
        )
    page.context.set_offline(False)
    notes = page.locator("[data-conflict]")
    expect(notes).to_contain_text([drafts["first"]["title"], drafts["second"]["title"]])
    notes.first.get_by_role("link", name="Keep theirs").click()
    expect(notes).to_have_count(1)
    notes.get_by_role("button", name="Use mine").click()
    toast(page, "to 7 Jun – 2 Jul 2038.")
    assert days(programs, drafts, "first") == ("2038-06-14", "2038-07-09")

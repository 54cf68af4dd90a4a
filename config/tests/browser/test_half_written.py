"""What is half written outlives what is saved beside it, a clash, an error, and the session itself."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.visit import let_go


@pytest.fixture
def visit(member):
    return member("project manager")


def held(page, address):
    """Requests to an address that wait to be let go."""
    found = []
    page.route(address, lambda route: found.append(route))
    return found


def fails(route):
    """Nothing is written: the server has an error."""
    return route.fulfill(status=500, body="") if route.request.method == "POST" else route.continue_()


def add_step(page, text):
    page.get_by_label("Add a step").fill(text)
    page.get_by_label("Add a step").press("Enter")


def test_a_comment_stays_while_a_step_is_saved_and_so_does_who_writes_it(visit, task):
    page = visit.page
    visit.open(task["page"])
    comment = page.get_by_label("Write a comment")
    comment.fill("Half a thought")
    add_step(page, "Before noon")
    expect(page.locator(".cstep", has_text="Before noon")).to_be_visible()
    expect(comment).to_have_value("Half a thought")

    waiting = held(page, "**/checklist/new/")
    add_step(page, "After noon")
    comment.click()
    comment.press("End")
    page.keyboard.type(", and")
    let_go(page, waiting)
    expect(page.locator(".cstep", has_text="After noon")).to_be_visible()
    page.keyboard.type(" more")
    expect(comment).to_have_value("Half a thought, and more")


def test_a_fold_stays_open_until_its_own_form_is_saved(visit, task, programs):
    page = visit.page
    project = programs.get(f"tasks/{task['id']}/")["project"]
    other = programs.make("tasks/", project=project, title="Book the ferry")
    visit.open(task["page"])
    fold, follow = page.locator("details", has_text="Add a dependency").last, page.locator("#fol-b")
    fold.locator("summary").click()
    field = page.locator("#dependency-other")
    expect(field).to_be_focused()
    follow.click()
    expect(page.get_by_text("You follow")).to_be_visible()
    expect(field).to_be_visible()
    field.fill(other["key"])
    follow.click()
    expect(page.get_by_text("You no longer follow")).to_be_visible()
    expect(field).to_be_visible()
    expect(field).to_have_value(other["key"])
    field.press("Enter")  # a second one would open the fold again, whose summary takes the focus
    expect(
        page.locator("#dependencies, main").get_by_role("link", name="Book the ferry").first
    ).to_be_visible()
    expect(field).to_be_hidden()


def test_an_open_editor_stays_and_a_later_save_leaves_the_focus(visit, task, programs):
    page = visit.page
    visit.open(task["page"])
    waiting = held(page, "**/checklist/new/")
    add_step(page, "Before noon")
    page.get_by_role("link", name="Edit title").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("Ring the ferry office")
    let_go(page, waiting)
    expect(page.locator(".cstep", has_text="Before noon")).to_be_visible()
    expect(title).to_have_value("Ring the ferry office")
    expect(title).to_be_focused()
    title.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(title).to_be_visible()

    saving = held(page, "**/fields/title/")
    title.press("Enter")
    page.get_by_label("Write a comment").click()
    let_go(page, saving)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ring the ferry office")
    page.keyboard.type("Meanwhile")
    expect(page.get_by_label("Write a comment")).to_have_value("Meanwhile")


LATE = """() => {
  const ask = window.fetch;
  window.fetch = async (...how) => {
    window.fetch = ask;
    const answer = await ask(...how);
    await new Promise((over) => setTimeout(over, 1500));
    document.documentElement.dataset.late = "";
    return answer;
  };
}"""


def test_an_answer_that_comes_late_is_not_drawn_over_a_newer_one(visit, task):
    page = visit.page
    visit.open(task["page"])
    page.locator("#fol-b").focus()
    page.evaluate(LATE)
    page.keyboard.press("Enter")
    add_step(page, "Before noon")
    expect(page.locator("html[data-late]")).to_be_attached()
    page.wait_for_timeout(300)
    expect(page.locator(".cstep", has_text="Before noon")).to_be_visible(timeout=3000)


def test_ticks_in_a_row_all_arrive(visit, task):
    page = visit.page
    visit.open(task["page"])
    for text in ("One", "Two", "Three"):
        add_step(page, text)
        expect(page.locator(".cstep", has_text=text)).to_be_visible()
    waiting = held(page, "**/tick/*")
    for text in ("One", "Two", "Three"):
        page.get_by_role("button", name=f"Done: {text}", exact=True).click()
    for count in (1, 2, 3):
        let_go(page, waiting, count)
    expect(page.locator("#checklist-h + span")).to_have_text("3 of 3")


def test_whoever_is_signed_out_keeps_what_was_typed_and_it_is_saved_once_they_are_back(visit, task):
    page = visit.page
    visit.forgiven.add(403)  # the safety mark goes with the cookies
    visit.open(task["page"])
    comment = page.get_by_label("Write a comment")
    comment.fill("Half a thought")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    add_step(page, "Before noon")
    door = page.get_by_role("link", name="Sign in")
    expect(door).to_have_attribute("target", "_blank")
    expect(page.get_by_label("Add a step")).to_have_value("Before noon")
    page.get_by_role("link", name="Edit title").click()
    expect(page.locator("inline-edit[aria-busy]")).to_have_count(
        0
    )  # asked and answered while nobody was signed in
    expect(comment).to_have_value("Half a thought")
    page.context.add_cookies(cookies)

    page.get_by_role("link", name="Edit title").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("Ring the ferry office")
    page.context.clear_cookies()
    title.press("Enter")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(title).to_have_value("Ring the ferry office")
    page.context.add_cookies(cookies)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ring the ferry office")
    expect(page.get_by_text("You are signed out.")).to_have_count(0)
    expect(comment).to_have_value("Half a thought")


def test_a_safety_mark_that_ran_out_is_renewed(visit, task):
    page = visit.page
    visit.forgiven.add(403)
    visit.open(task["page"])
    page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'x'.repeat(64)")
    page.evaluate("document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((one) => one.value = 'x')")
    add_step(page, "Before noon")
    expect(page.locator(".cstep", has_text="Before noon")).to_be_visible()


def test_what_is_refused_leaves_the_page_and_says_why(visit, task, programs):
    page = visit.page
    visit.forgiven.add(404)
    visit.open(task["page"])
    comment = page.get_by_label("Write a comment")
    comment.fill("Half a thought")
    programs.remove(f"tasks/{task['id']}/")
    add_step(page, "Before noon")
    expect(page.locator("[data-toast]")).to_have_count(1)
    expect(comment).to_have_value("Half a thought")


def test_keeping_theirs_keeps_all_else_that_was_typed(visit, task, programs):
    page = visit.page
    visit.forgiven.add(409)
    visit.open(task["page"])
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Mine")
    dialog.get_by_label("Description").fill("Mine too")
    programs.change(f"tasks/{task['id']}/", title="Theirs", estimate="5", version=task["version"])
    dialog.get_by_role("button", name="Save").click()
    theirs = dialog.get_by_role("link", name="Keep theirs")
    expect(theirs).to_be_visible()
    page.context.set_offline(True)
    theirs.click()
    expect(dialog.get_by_text("No connection.")).to_be_visible()
    page.context.set_offline(False)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    theirs.click()
    expect(dialog.get_by_text("You are signed out.")).to_be_visible()
    expect(dialog.get_by_label("Description")).to_have_value("Mine too")
    page.context.add_cookies(cookies)
    theirs.click()
    expect(dialog.get_by_label("Title")).to_have_value("Theirs")
    expect(dialog.get_by_label("Title")).to_be_focused()
    expect(dialog.get_by_label("Description")).to_have_value("Mine too")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    now = programs.get(f"tasks/{task['id']}/")
    assert (now["title"], now["description"], float(now["estimate"])) == ("Theirs", "Mine too", 5)


def test_nothing_is_drawn_while_something_is_carried(visit, task):
    page = visit.page
    visit.open(task["page"])
    waiting = held(page, "**/checklist/new/")
    add_step(page, "Before noon")
    page.evaluate("document.body.classList.add('carrying')")
    with page.expect_response("**/checklist/new/"):
        let_go(page, waiting)
    page.wait_for_timeout(600)
    expect(page.locator(".cstep")).to_have_count(0)
    page.evaluate("document.body.classList.remove('carrying')")
    expect(page.locator(".cstep", has_text="Before noon")).to_be_visible()


def test_escape_gives_up_what_waits_for_the_connection(visit, task, programs):
    page = visit.page
    visit.open(task["page"])
    page.get_by_role("link", name="Edit title").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("Never mind")
    page.context.set_offline(True)
    title.press("Enter")
    expect(page.get_by_text("1 change waits for the connection.")).to_be_visible()
    title.press("Escape")
    expect(title).to_have_count(0)
    page.context.set_offline(False)
    add_step(page, "Before noon")
    expect(page.locator(".cstep", has_text="Before noon")).to_be_visible()
    assert programs.get(f"tasks/{task['id']}/")["title"] == "Ring the ferry"


def test_a_cell_keeps_what_was_typed_where_the_server_fails(member, bet):
    visit = member("product manager")
    visit.forgiven.add(500)
    page = visit.page
    visit.open(f"/w/larkfield/initiatives/?text={bet['title'].replace(' ', '+')}")
    cell = page.locator("tr[data-row] [data-c=title]")
    cell.focus()
    page.keyboard.press("Enter")
    field = cell.get_by_role("textbox")
    field.fill("Half a thought")
    page.route("**/*", fails)
    field.press("Enter")
    expect(cell.get_by_role("alert")).to_contain_text("Not saved")
    expect(field).to_have_value("Half a thought")


def test_a_form_of_its_own_page_is_sent_once(visit):
    page, sent = visit.page, []
    visit.open("/w/larkfield/projects/new/")
    page.route("**/projects/new/", lambda route: (sent.append(route.request.url), route.fulfill(status=204)))
    name = page.get_by_label("Name", exact=True)
    name.fill("Sent once")
    for _time in range(2):
        name.press("Enter")
        page.wait_for_timeout(200)
    assert len(sent) == 1

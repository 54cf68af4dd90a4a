"""Tasks by keyboard, without losing one's place."""

import pytest
from playwright.sync_api import expect

PLACE = "document.querySelector('.scroll').scrollTop"


@pytest.fixture
def board(programs, member):
    """A project of its own with forty tasks, open at a project manager."""
    key = "PLC"
    project = programs.make("projects/", name="In place", key=key)
    for n in range(40):
        programs.make("tasks/", project=project["id"], title=f"Task {n}")
    visit = member("project manager")
    visit.open(f"/w/larkfield/projects/{key}/")
    visit.key = key
    yield visit
    programs.remove(f"projects/{project['id']}/")


def test_enter_adds_and_stays_for_the_next(board):
    page = board.page
    page.keyboard.press("c")
    field = page.get_by_label("Add a task")
    for n in (41, 42):
        expect(field).to_be_focused()
        page.keyboard.type(f"Typed {n}")
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"{board.key}-{n} is added.")).to_be_visible()
        expect(field).to_have_value("")
    expect(page.get_by_role("link", name="Typed 42")).to_be_in_viewport()


def test_what_was_typed_stays_where_something_is_wrong(board):
    board.forgiven = {422}
    field = board.page.get_by_label("Add a task")
    field.evaluate("field => field.removeAttribute('maxlength')")
    field.fill("x" * 251)
    field.press("Enter")
    expect(board.page.get_by_role("alert")).to_contain_text("at most 250 characters")
    expect(field).to_have_value("x" * 251)
    expect(field).to_be_focused()


def test_a_status_changes_by_keyboard_and_nothing_else_moves(board):
    page, status = board.page, board.page.get_by_role("button", name="Status: To do, Task 20")
    status.scroll_into_view_if_needed()
    before = page.evaluate(PLACE)
    status.press("Enter")
    expect(page.get_by_role("menuitem", name="Doing")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Status: In review, Task 20")).to_be_focused()
    assert before > 0
    assert page.evaluate(PLACE) == before

    page.keyboard.press("z")
    expect(status).to_be_visible()
    assert page.evaluate(PLACE) == before


def test_a_tick_keeps_the_place_and_the_focus(board):
    page = board.page
    tick = page.get_by_role("button", name="Mark done: Task 25")
    tick.scroll_into_view_if_needed()
    before = page.evaluate(PLACE)
    tick.press("Space")
    expect(page.get_by_role("button", name="Reopen: Task 25")).to_be_focused()
    assert page.evaluate(PLACE) == before


def test_a_tick_on_what_somebody_moved_shows_both_values(board, programs):
    board.forgiven = {409}
    task = programs.get(f"tasks/{board.key}-3/")
    programs.change(f"tasks/{task['id']}/", status="in_review", version=task["version"])
    page = board.page
    page.get_by_role("button", name="Mark done: Task 2", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Theirs: In review. Yours: Done.")
    page.get_by_role("button", name="Use mine").click()
    expect(page.get_by_role("button", name="Reopen: Task 2", exact=True)).to_be_visible()


def test_what_is_left_is_edited_where_it_stands(board):
    board.open(f"/w/larkfield/tasks/{board.key}-1/")
    page = board.page
    page.get_by_role("link", name="Edit remaining").press("Enter")
    expect(page.get_by_label("Remaining hours")).to_be_focused()
    page.keyboard.type("7.5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Properties")).to_contain_text("7 h 30")
    expect(page.get_by_role("link", name="Edit remaining")).to_be_focused()


@pytest.mark.parametrize("path", ["work/", "projects/", "projects/STO/", "tasks/STO-14/"])
def test_nothing_stands_outside_a_phone(member, path):
    visit = member("project manager", viewport={"width": 390, "height": 844})
    visit.open(f"/w/larkfield/{path}")
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    wide = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1"
    wide += " && getComputedStyle(e).overflowX === 'auto' && !e.matches('.tabs')).map(e => e.className)"
    assert visit.page.evaluate(wide) == []


def test_a_label_is_taken_once_it_is_meant(board):
    page = board.page
    board.open(f"/w/larkfield/tasks/{board.key}-1/edit/")
    field, chosen = (
        page.locator("label-box input:not([type=hidden])"),
        page.locator("label-box .lbl > button"),
    )
    field.focus()
    expect(page.locator("label-box [role=option]").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()
    expect(chosen).to_have_count(0)
    field.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(chosen).to_have_count(1)


def test_a_move_that_is_refused_says_why(board, programs):
    board.forgiven = {404}
    page = board.page
    board.open(f"/w/larkfield/projects/{board.key}/tasks/")
    row = page.locator("tr[data-row]", has_text="Task 3").first
    cell = row.locator("[data-c=title]")
    cell.focus()
    programs.remove(f"tasks/{programs.get(f'tasks/{board.key}-4/')['id']}/")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("toast-stack")).to_contain_text("It may have been deleted")
    expect(page.get_by_role("link", name="Task 3", exact=True)).to_have_count(0)


def test_a_cell_that_is_saved_leaves_its_reader_where_they_are_by_then(board):
    page, waits = board.page, []
    board.open(f"/w/larkfield/projects/{board.key}/tasks/")
    page.route(
        "**/cells/**", lambda one: waits.append(one) if one.request.method == "POST" else one.continue_()
    )
    page.locator("tr[data-row] [data-c=title]").nth(3).focus()
    page.keyboard.press("F2")
    expect(page.locator("cell-edit input:not([type=hidden])")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" again")
    line = page.get_by_label("Add a task")
    line.click()
    page.keyboard.type("Buy ")
    page.wait_for_timeout(300)
    waits[0].continue_()
    expect(page.locator("tr[data-row]", has_text="Task 3 again")).to_be_visible()
    page.keyboard.type("nails")
    expect(line).to_have_value("Buy nails")


def test_a_row_that_is_added_below_while_signed_out_says_so_and_waits(board):
    board.forgiven = {403}
    page = board.page
    board.open(f"/w/larkfield/projects/{board.key}/tasks/")
    page.locator("tr[data-row] [data-c=title]").first.focus()
    page.keyboard.press("n")
    field = page.locator(".tt-new input")
    field.fill("Below the first")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    field.press("Enter")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(field).to_have_value("Below the first")
    page.context.add_cookies(cookies)
    field.press("Enter")
    expect(page.locator("tr[data-row]", has_text="Below the first")).to_have_count(1)
    expect(page.get_by_text("You are signed out.")).to_have_count(0)


def test_an_enter_that_ends_a_composition_adds_nothing(board):
    page = board.page
    board.open(f"/w/larkfield/projects/{board.key}/tasks/")
    page.locator("tr[data-row] [data-c=title]").first.focus()
    page.keyboard.press("n")
    field = page.locator(".tt-new input")
    field.fill("かんじ")
    field.evaluate("""(field) => field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))""")
    expect(field).to_have_js_property("readOnly", False)
    page.keyboard.press("Enter")
    expect(page.locator("tr[data-row]", has_text="かんじ")).to_have_count(1)

"""A project's board: by pointer, by keyboard alone, by its menus, and for those who only read."""

import itertools

import pytest
from playwright.sync_api import expect

from config.tests.browser.visit import at_rest, place_of

PHONE = {"width": 390, "height": 844}
KEYS = (f"KB{letter}" for letter in "ABCDEFGHIJKLMNOP")
COUNT = itertools.count()


@pytest.fixture
def board(programs):
    """A project of its own with three cards to do and one under way."""
    key = next(KEYS)
    project = programs.make("projects/", name=f"Board {next(COUNT)}", key=key)
    made = {"key": key, "path": f"/w/larkfield/projects/{key}/board/"}
    for title, due, status in [
        ("Call the bank", "2031-02-03", "todo"),
        ("Move the mandates", "2031-02-04", "todo"),
        ("Tell the kitchens", "2031-02-05", "todo"),
        ("Write the guide", "2031-02-04", "doing"),
    ]:
        programs.make("tasks/", project=project["id"], title=title, due=due, status=status)
    yield made
    programs.remove(f"projects/{project['id']}/")


def column(page, name):
    return page.get_by_role("region", name=name, exact=True)


def titles(page, name):
    return column(page, name).locator(".kc-t")


def status(programs, board, number):
    return programs.get(f"tasks/{board['key']}-{number}/")["status"]


def drag(page, title, name, steps=6):
    """Presses a card and carries it over a column; lets nothing go yet."""
    at_rest(page)
    card = page.locator(".kcard", has_text=title).first
    start, goal = place_of(card), place_of(column(page, name))
    page.mouse.move(start["x"] + 40, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + 120, steps=steps)


def test_a_pointer_carries_a_card_and_undo_takes_it_back(member, board, programs):
    page = member("project manager").page
    page.goto(board["path"])
    drag(page, "Move the mandates", "Doing")
    expect(page.locator(".kdrag")).to_be_visible()
    expect(column(page, "Doing").locator(".kdrop")).to_be_visible()
    page.mouse.up()

    expect(titles(page, "Doing")).to_have_text(["Write the guide", "Move the mandates"])
    expect(page.get_by_text(f"{board['key']}-2 is doing.")).to_be_visible()
    assert status(programs, board, 2) == "doing"
    assert page.url.endswith(board["path"])

    page.keyboard.press("z")
    expect(titles(page, "To do")).to_have_text(["Call the bank", "Move the mandates", "Tell the kitchens"])
    assert status(programs, board, 2) == "todo"


def test_escape_puts_the_carried_card_back_and_a_click_still_opens_it(member, board, programs):
    page = member("project manager").page
    page.goto(board["path"])
    drag(page, "Call the bank", "Done")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".kdrag")).to_have_count(0)
    expect(titles(page, "Done")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Put Call the bank back to To do.")).to_have_count(1)
    assert status(programs, board, 1) == "todo"

    page.get_by_role("link", name="Call the bank").click()
    expect(page.get_by_role("heading", name="Call the bank", level=1)).to_be_visible()


def test_the_keyboard_alone_carries_a_card(member, board, programs):
    page = member("project manager").page
    page.goto(board["path"])
    first = page.get_by_role("link", name="Call the bank")
    live = page.locator("task-board [data-live]")
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Move the mandates")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Write the guide")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    expect(first).to_be_focused()

    page.keyboard.press("Space")
    expect(live).to_contain_text("Lifted Call the bank, To do.")
    page.keyboard.press("ArrowRight")
    expect(live).to_have_text("Doing, 2 of 4.")
    page.keyboard.press("Escape")
    expect(live).to_have_text("Put Call the bank back to To do.")
    expect(titles(page, "To do")).to_have_text(["Call the bank", "Move the mandates", "Tell the kitchens"])
    expect(first).to_be_focused()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_text(f"{board['key']}-1 is in review.")).to_be_visible()
    expect(titles(page, "In review")).to_have_text(["Call the bank"])
    expect(first).to_be_focused()
    assert status(programs, board, 1) == "in_review"


def test_what_somebody_moved_meanwhile_shows_both_values(member, board, programs):
    visit = member("project manager")
    visit.forgiven = {409}
    page = visit.page
    page.goto(board["path"])
    task = programs.get(f"tasks/{board['key']}-3/")
    programs.change(f"tasks/{task['id']}/", status="done", version=task["version"])
    drag(page, "Tell the kitchens", "Doing")
    page.mouse.up()

    expect(page.get_by_role("alert")).to_contain_text("Theirs: Done. Yours: Doing.")
    expect(titles(page, "To do").filter(has_text="Tell the kitchens")).to_have_count(1)
    page.get_by_role("button", name="Use mine").click()
    expect(titles(page, "Doing").filter(has_text="Tell the kitchens")).to_have_count(1)
    assert status(programs, board, 3) == "doing"


def test_without_a_connection_it_stays_where_it_was_put_and_is_saved_later(member, board, programs):
    page = member("project manager").page
    page.goto(board["path"])
    page.context.set_offline(True)
    drag(page, "Call the bank", "Doing")
    page.mouse.up()
    expect(page.get_by_text("1 change waits for the connection.")).to_be_visible()
    expect(titles(page, "Doing").filter(has_text="Call the bank")).to_have_count(1)
    assert status(programs, board, 1) == "todo"
    page.context.set_offline(False)
    expect(page.get_by_text("1 change waits for the connection.")).to_have_count(0)
    expect(titles(page, "Doing").filter(has_text="Call the bank")).to_have_count(1)
    assert status(programs, board, 1) == "doing"


def test_a_contributor_on_a_phone_moves_one_by_its_menu(member, board, programs):
    page = member("contributor", viewport=PHONE, has_touch=True, is_mobile=True).page
    page.goto(board["path"])
    page.get_by_role("button", name="Status: To do, Call the bank").tap()
    page.get_by_role("menuitem", name="In review").tap()
    expect(titles(page, "In review")).to_have_text(["Call the bank"])
    assert status(programs, board, 1) == "in_review"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_script_the_menu_leads_to_a_form(member, board, programs):
    page = member("contributor", java_script_enabled=False).page
    page.goto(board["path"])
    card = page.locator(".kcard", has_text="Call the bank")
    card.locator("summary").click()
    card.get_by_role("link", name="Change status").click()
    page.get_by_label("Status").select_option("doing")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Save").click()
    assert status(programs, board, 1) == "doing"


def test_an_executive_finds_no_control(member, board):
    page = member("executive").page
    page.goto(board["path"])
    expect(titles(page, "To do")).to_have_count(3)
    expect(page.locator("task-board summary, task-board button")).to_have_count(0)
    expect(page.get_by_role("link", name="Add a task to Doing")).to_have_count(0)
    drag(page, "Call the bank", "Done")
    expect(page.locator(".kdrag")).to_have_count(0)
    page.mouse.up()
    page.get_by_role("link", name="Call the bank").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(titles(page, "To do")).to_have_count(3)


def test_three_hundred_cards_stay_usable(member, programs):
    key = next(KEYS)
    project = programs.make("projects/", name="Large", key=key)
    for n in range(300):
        programs.make(
            "tasks/", project=project["id"], title=f"Card {n:03d}", status="todo" if n % 3 else "doing"
        )
    visit = member("project manager")
    page = visit.page
    page.goto(f"/w/larkfield/projects/{key}/board/", timeout=60_000)
    expect(titles(page, "To do")).to_have_count(200)
    drag(page, "Card 001", "In review")
    page.mouse.up()
    # at once, before any answer
    assert titles(page, "In review").all_inner_texts() == ["Card 001"]
    drag(page, "Card 002", "In review")
    page.mouse.up()
    expect(titles(page, "In review")).to_have_text(["Card 001", "Card 002"])
    expect(page.get_by_text(f"{key}-3 is in review.")).to_be_visible(timeout=60_000)
    assert {programs.get(f"tasks/{key}-{n}/")["status"] for n in (2, 3)} == {"in_review"}
    programs.remove(f"projects/{project['id']}/")


def test_what_clashes_stands_until_each_is_answered(member, board, programs):
    """Neither a second one nor what was saved after it takes the first away."""
    visit = member("project manager")
    visit.forgiven = {409}
    page = visit.page
    page.goto(board["path"])
    for number in (1, 3):
        task = programs.get(f"tasks/{board['key']}-{number}/")
        programs.change(f"tasks/{task['id']}/", status="done", version=task["version"])
    notes = page.locator("[data-conflict]")
    for title, count in (("Call the bank", 1), ("Tell the kitchens", 2), ("Move the mandates", 2)):
        page.get_by_role("link", name=title, exact=True).focus()
        for key in ("Space", "ArrowRight", "Space"):
            page.keyboard.press(key)
        expect(notes).to_have_count(count)
    expect(page.get_by_text(f"{board['key']}-2 is doing.")).to_be_visible()
    expect(notes).to_contain_text(["Call the bank", "Tell the kitchens"])

    notes.first.get_by_role("link", name="Keep theirs").click()
    expect(notes).to_have_count(1)
    notes.get_by_role("button", name="Use mine").click()
    expect(notes).to_have_count(0)
    expect(titles(page, "Done").filter(has_text="Call the bank")).to_have_count(1)
    assert [status(programs, board, n) for n in (1, 2, 3)] == ["done", "doing", "doing"]


def test_among_all_projects_a_card_changes_its_column_and_stands_by_its_day(member, board, programs):
    """By pointer and by keys: it lands by its day, wherever in the column it is dropped."""
    page = member("project manager").page
    page.goto("/w/larkfield/tasks/board/?text=the")
    page.get_by_role("link", name="Move the mandates", exact=True).scroll_into_view_if_needed()
    drag(page, "Move the mandates", "In review")
    page.mouse.up()
    expect(page.get_by_text(f"{board['key']}-2 is in review.")).to_be_visible()
    assert status(programs, board, 2) == "in_review"

    page.get_by_role("link", name="Call the bank", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    said = page.get_by_role("status").filter(has_text="Here tasks stand by the day they are due, or ended.")
    expect(said).to_have_count(1)
    for key in ("ArrowRight", "ArrowRight", "Space"):
        page.keyboard.press(key)
    expect(page.get_by_text(f"{board['key']}-1 is in review.")).to_be_visible()
    reviewed = titles(page, "In review")
    expect(reviewed.filter(has_text="the")).to_have_text(["Call the bank", "Move the mandates"])
    assert "/tasks/board/" in page.url

"""The board of a project in rows: by pointer, by keyboard alone, folded, and on a phone."""

import itertools

import pytest
from playwright.sync_api import expect

from config.tests.browser.visit import at_rest, place_of

PHONE = {"width": 390, "height": 844}
KEYS = (f"KR{letter}" for letter in "ABCDEFGHIJKLMNOP")
COUNT = itertools.count()


@pytest.fixture
def board(programs):
    """A project of its own, in rows by priority: two urgent cards, one of them under way, and one low."""
    key = next(KEYS)
    project = programs.make("projects/", name=f"Rows {next(COUNT)}", key=key)
    for title, priority, status in [
        ("Call the bank", "urgent", "todo"),
        ("Write the guide", "urgent", "doing"),
        ("Tell the kitchens", "low", "todo"),
    ]:
        programs.make("tasks/", project=project["id"], title=title, priority=priority, status=status)
    yield {"key": key, "path": f"/w/larkfield/projects/{key}/board/"}
    programs.remove(f"projects/{project['id']}/")


def row(page, name):
    return page.locator("details.krow", has=page.get_by_role("heading", name=name, exact=True))


def cell(page, name, status):
    return row(page, name).locator(f'.kcol[data-status="{status}"]')


def titles(page, name, status):
    return cell(page, name, status).locator(".kc-t")


def task(programs, board, number):
    found = programs.get(f"tasks/{board['key']}-{number}/")
    return found["priority"], found["status"]


def carry(page, title, goal):
    at_rest(page)
    start, goal = place_of(page.locator(".kcard", has_text=title).first), place_of(goal)
    page.mouse.move(start["x"] + 40, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] / 2, steps=6)


def test_a_pointer_carries_a_card_to_another_row_and_column_and_one_undo_takes_it_back(
    member, board, programs
):
    page = member("project manager").page
    page.goto(board["path"])
    page.get_by_role("button", name="Rows None").click()
    page.get_by_role("menuitem", name="Priority").click()
    expect(page).to_have_url(f"{board['path']}?rows=priority")
    expect(row(page, "High")).to_be_visible()
    carry(page, "Call the bank", cell(page, "High", "doing"))
    expect(cell(page, "High", "doing").locator(".kdrop")).to_be_visible()
    page.mouse.up()

    expect(titles(page, "High", "doing")).to_have_text(["Call the bank"])
    expect(page.get_by_text(f"{board['key']}-1 is doing.")).to_be_visible()
    assert task(programs, board, 1) == ("high", "doing")
    expect(page.locator('[data-head="doing"] [data-count]')).to_have_text("2")

    page.keyboard.press("z")
    expect(titles(page, "Urgent", "todo")).to_have_text(["Call the bank"])
    assert task(programs, board, 1) == ("urgent", "todo")


def test_the_keyboard_alone_goes_and_carries_from_row_to_row(member, board, programs):
    page = member("project manager").page
    page.goto(f"{board['path']}?rows=priority")
    live = page.locator("task-board [data-live]")
    first = page.get_by_role("link", name="Call the bank")
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Tell the kitchens")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Write the guide")).to_be_focused()
    page.keyboard.press("ArrowLeft")

    page.keyboard.press("Space")
    expect(live).to_contain_text("Lifted Call the bank, To do, Urgent.")
    page.keyboard.press("ArrowDown")
    expect(live).to_have_text("To do, High, 1 of 4.")
    page.keyboard.press("Escape")
    expect(live).to_have_text("Put Call the bank back to To do, Urgent.")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.get_by_text(f"{board['key']}-1 is moved.")).to_be_visible()
    expect(titles(page, "Medium", "todo")).to_have_text(["Call the bank"])
    expect(first).to_be_focused()
    assert task(programs, board, 1) == ("medium", "todo")


def test_a_folded_row_stays_so_and_opens_for_what_is_carried_into_it(member, board, programs):
    page = member("project manager").page
    page.goto(f"{board['path']}?rows=priority")
    row(page, "High").locator("summary").first.click()
    expect(cell(page, "High", "todo")).to_be_hidden()
    page.reload()
    expect(cell(page, "High", "todo")).to_be_hidden()
    page.get_by_role("link", name="Call the bank").focus()
    for key in ("Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(titles(page, "High", "todo")).to_have_text(["Call the bank"])
    expect(page.get_by_text(f"{board['key']}-1 is moved.")).to_be_visible()
    assert task(programs, board, 1) == ("high", "todo")


def test_who_only_works_on_tasks_hears_why_a_row_keeps_its_cards(member, board, programs):
    page = member("contributor").page
    page.goto(f"{board['path']}?rows=priority")
    carry(page, "Call the bank", cell(page, "Low", "doing"))
    page.mouse.up()
    why = page.locator(".toast", has_text="from column to column, not from row to row")
    expect(why).to_be_visible()
    page.get_by_role("link", name="Call the bank").focus()
    page.keyboard.press("Space")
    for _time in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(why).to_have_count(1)
    expect(titles(page, "Urgent", "todo")).to_have_text(["Call the bank"])
    assert task(programs, board, 1) == ("urgent", "todo")


def test_on_a_phone_rows_scroll_to_the_side_and_the_page_does_not(member, board):
    page = member("contributor", viewport=PHONE, has_touch=True, is_mobile=True).page
    page.goto(f"{board['path']}?rows=priority")
    expect(titles(page, "Urgent", "todo")).to_have_text(["Call the bank"])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

"""The table of initiatives by keyboard alone: a cell is edited, rows are ticked and changed as one, and it is undone."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave


def here(page):
    """(row's name, column) of the cell that has the focus."""
    return page.evaluate(
        "[document.activeElement.closest('tr')?.dataset.name ?? '', document.activeElement.dataset.c ?? '']"
    )


def test_a_cell_and_then_many_rows_by_keyboard_alone(member):
    visit = member("product manager")
    page, press = visit.page, visit.page.keyboard.press
    visit.open("/w/larkfield/initiatives/?state=draft&order=title")
    grid = page.get_by_role("grid", name="Initiatives")
    expect(page.locator("edit-table[data-ready]")).to_be_visible()
    names = grid.locator("tr[data-row]").evaluate_all("rows => rows.map((row) => row.dataset.name)")
    owners = grid.locator('[data-c="owner"]')
    before = owners.all_inner_texts()

    grid.locator('[data-c="title"]').first.focus()
    for key in ("ArrowDown", "ArrowRight", "End", "Home", "ArrowRight"):
        press(key)
    assert here(page) == [names[1], "state"]
    press("End")
    press("Enter")
    field = page.get_by_role("spinbutton", name=re.compile("Effort"))
    expect(field).to_be_focused()
    field.fill("21")
    press("Enter")
    expect(grid.locator("tr[data-row]").nth(1).locator('[data-c="effort"]')).to_have_text("21")
    assert here(page) == [names[1], "effort"]

    press("Space")
    press("Shift+ArrowDown")
    expect(page.locator("[data-count]")).to_have_text("2 selected")
    assert grave(page) == []
    page.get_by_role("toolbar", name="What is ticked").get_by_role("button", name="Owner").press("Enter")
    page.get_by_role("menuitem", name="Noor Haddad").press("Enter")
    expect(page.get_by_role("status").get_by_text("2 initiatives changed.")).to_be_visible()
    after = owners.all_inner_texts()
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [1, 2]
    assert here(page) == [names[2], "effort"]

    press("z")
    expect(page.get_by_role("status").get_by_text("Undone.")).to_be_visible()
    assert owners.all_inner_texts() == before

"""The table of initiatives by keyboard alone: a cell is edited, rows are ticked and changed as one, and it is undone."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave


def at(grid, name, column):
    """The focus is in this cell of this row; it comes back a moment after the row does."""
    cell = grid.locator(f'tr[data-name="{name}"] [data-c="{column}"]')
    expect(cell).to_be_focused()


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
    at(grid, names[1], "state")
    press("End")
    press("Enter")
    field = page.get_by_role("spinbutton", name=re.compile("Effort"))
    expect(field).to_be_focused()
    field.fill("21")
    press("Enter")
    expect(grid.locator("tr[data-row]").nth(1).locator('[data-c="effort"]')).to_have_text("21")
    at(grid, names[1], "effort")

    press("Space")
    press("Shift+ArrowDown")
    expect(page.locator("[data-count]")).to_have_text("2 selected")
    assert grave(page) == []
    page.get_by_role("toolbar", name="What is ticked").get_by_role("button", name="Owner").press("Enter")
    page.get_by_role("menuitem", name="Noor Haddad").press("Enter")
    expect(page.get_by_role("status").get_by_text("2 initiatives changed.")).to_be_visible()
    after = owners.all_inner_texts()
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [1, 2]
    at(grid, names[2], "effort")

    press("z")
    expect(page.get_by_role("status").get_by_text("Undone.")).to_be_visible()
    expect(owners).to_have_text(before, use_inner_text=True)


MANY = """async () => {
    const table = document.querySelector("edit-table");
    const body = table.rows.at(-1).parentElement;
    for (let n = 0; table.querySelectorAll("tr[data-row]").length < 2000; n += 1) {
        const row = table.rows[n].cloneNode(true);
        row.dataset.row = `more-${n}`;
        row.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
        body.append(row);
    }
    table.go = () => {}; // what a browser takes to lay out so many rows is its own
    const began = performance.now();
    await table.down(table.rows[3].querySelector("[data-c]"), 1);
    table.tickAll(true);
    return [performance.now() - began, table.chosen.length];
}"""


def test_a_key_in_a_table_of_two_thousand_rows_is_answered_at_once(member):
    """Its work grows with the rows, not with their square: that took half a minute."""
    page = member("product manager").page
    page.goto("/w/larkfield/initiatives/")
    expect(page.locator("edit-table[data-ready]")).to_be_visible()
    milliseconds, ticked = page.evaluate(MANY)
    assert ticked == 2000 and milliseconds < 4000

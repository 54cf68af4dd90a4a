"""A plan is rescheduled: looked at first, another way tried, applied, and taken back."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def chain(programs):
    """Three tasks of a project of their own, one after the other."""
    project = programs.make("projects/", name="Cold room", key="COL")
    days = ("2038-03-01", "2038-03-02", "2038-03-03")
    tasks = [
        programs.make("tasks/", project="COL", title=title, start=day, due=day)
        for title, day in zip(("Order it", "Build it in", "Switch it on"), days, strict=True)
    ]
    for before, after in ((0, 1), (1, 2)):
        programs.make("task-dependencies/", before=tasks[before]["id"], after=tasks[after]["id"])
    yield tasks
    programs.remove(f"projects/{project['id']}/")


def test_a_change_is_looked_at_applied_and_taken_back(member, chain):
    visit = member("project manager")
    page = visit.page
    page.goto("/w/larkfield/tasks/COL-1/")
    page.get_by_role("link", name="Edit due", exact=True).click()
    field = page.locator("form.ie-f input[name=due]")
    field.fill("2038-03-03")
    field.press("Enter")

    expect(page.get_by_role("heading", name="2 tasks move, finish 2 working days later")).to_be_visible()
    expect(page.get_by_role("button", name="Only this change")).to_contain_text("1 clash")
    page.get_by_role("button", name="Only this change").click()
    expect(page.get_by_role("heading", name="Nothing else moves")).to_be_visible()
    page.get_by_role("button", name="Only what must").click()
    expect(page.get_by_role("row").filter(has_text="Switch it on")).to_contain_text(
        "Starts after Build it in"
    )
    page.get_by_role("button", name="Apply 2 moves").press("Enter")

    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto("/w/larkfield/tasks/COL-3/")
    expect(page.locator("#ie-due")).to_contain_text("5 Mar")
    page.keyboard.press("Control+z")
    expect(page.locator("#ie-due")).to_contain_text("3 Mar")

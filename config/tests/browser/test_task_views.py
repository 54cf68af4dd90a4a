"""A page of tasks under a name: filtered, saved, opened from another page, changed, deleted and taken back."""

import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave


def views(page):
    return page.locator(".tv summary")


def choose(page, name):
    """One item of the menu of views."""
    views(page).click()
    page.get_by_role("menu", name="Views").get_by_role("menuitem", name=name).click()


def rows(page):
    """Titles of the tasks in the list."""
    return page.locator("task-table tbody .ell", has_text=re.compile("Retry|Tell"))


def test_a_view_is_saved_opened_changed_deleted_and_taken_back(member, plan):
    page = member("project manager").page
    here = f"/w/larkfield/projects/{plan}"
    page.goto(f"{here}/tasks/")
    page.locator("filter-chips summary", has_text="Filter").click()
    page.get_by_role("menuitem", name="Text").click()
    page.wait_for_url("**add=text**")
    page.keyboard.type("Retry")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=Retry**")

    choose(page, "Save as a view…")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Name").fill("What to retry")
    dialog.get_by_text("Only you", exact=True).click()
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("What to retry is saved.")).to_be_visible()
    expect(views(page)).to_contain_text("What to retry")
    assert "saved=" in page.url and "text=Retry" in page.url

    page.goto(f"{here}/board/")
    expect(views(page)).not_to_contain_text("What to retry")
    views(page).click()
    assert grave(page) == []
    page.get_by_role("menuitem", name="What to retry").click()
    page.wait_for_url("**/tasks/?text=Retry**")
    expect(rows(page)).to_have_count(1)
    expect(views(page)).to_contain_text("What to retry")
    expect(views(page)).not_to_contain_text("View edited")

    page.get_by_role("link", name="Clear all").click()
    expect(rows(page)).to_have_count(2)
    expect(views(page)).to_contain_text("View edited")
    choose(page, "Save changes")
    expect(page.get_by_text("What to retry is saved.")).to_be_visible()
    expect(views(page)).not_to_contain_text("View edited")
    expect(rows(page)).to_have_count(2)

    choose(page, "Rename…")
    expect(dialog).to_be_visible()
    assert grave(page) == []
    dialog.get_by_role("textbox", name="Name").fill("All of it")
    dialog.get_by_role("button", name="Save").click()
    expect(views(page)).to_contain_text("All of it")

    choose(page, "Delete")
    expect(page.get_by_text("All of it is in the trash.")).to_be_visible()
    expect(views(page)).not_to_contain_text("All of it")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(views(page)).to_contain_text("All of it")

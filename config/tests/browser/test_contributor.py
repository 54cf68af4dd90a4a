"""A contributor's day, on a phone."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TITLE = "Ring the Northgate hub"


@pytest.fixture
def given(programs):
    """A task that somebody gave to whoever works."""
    workers = [one["id"] for one in programs.all("members/") if one["role"] == "contributor"]
    today = dt.date.today().isoformat()
    made = programs.make("tasks/", project="STO", title=TITLE, assignees=workers, estimate=4, due=today)
    yield made
    programs.remove(f"tasks/{made['id']}/")


def test_from_the_list_to_the_last_step(given, member, programs):
    page = member("contributor", **PHONE).page
    page.goto("/w/larkfield/work/")
    expect(page.get_by_role("heading", name="My work")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.get_by_label("Add a task")).to_have_count(0)  # theirs is to work, not to plan

    page.get_by_role("link", name=TITLE).tap()
    expect(page).to_have_url(re.compile(f"/tasks/{given['key']}/"))
    step = page.get_by_label("Add a step")
    step.fill("Ask for Thursday")
    step.press("Enter")
    page.get_by_role("button", name="Done: Ask for Thursday").tap()
    expect(page.get_by_text("1 of 1")).to_be_visible()

    page.get_by_role("button", name="Start").tap()
    page.get_by_role("button", name="Send to review").tap()
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    page.get_by_role("button", name="Accept").tap()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    assert programs.get(f"tasks/{given['id']}/")["status"] == "done"

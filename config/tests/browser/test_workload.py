"""Who has too much, made right by keyboard, and taken back."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave
from execution.scheduling.publicdays import public_days
from roadmap.demo.calendar import COUNTRY, REGION

LATER = 40  # weeks ahead, where the demo plans nothing


@pytest.fixture
def planned(programs, member):
    """A placeholder and equipment of the test's own, allocated in a week of their own; open at a project manager."""
    monday = plain_week(dt.date.today() + dt.timedelta(weeks=LATER))
    project = programs.make("projects/", name="Ice house", key="ICE")
    tester = programs.make("people/", kind="placeholder", name="Test Cook", title="Cook")
    spare = programs.make("people/", kind="placeholder", name="Zoe Spare", title="Cook")
    span = {"start": monday.isoformat(), "end": (monday + dt.timedelta(days=4)).isoformat()}
    for percent in (50, 80):
        programs.make("allocations/", person=tester["id"], project=project["id"], percent=percent, **span)
    visit = member("project manager")
    visit.open(f"/w/larkfield/workload/?from={monday.isoformat()}&kind=placeholder")
    yield visit
    for one in (tester, spare):
        programs.remove(f"people/{one['id']}/")
    programs.remove(f"projects/{project['id']}/")


def plain_week(day):
    """The Monday of that week, or of the next one with five working days."""
    monday = day - dt.timedelta(days=day.weekday())
    free = public_days(COUNTRY, REGION, {monday.year, monday.year + 1})
    while any(monday <= one <= monday + dt.timedelta(days=6) for one in free):
        monday += dt.timedelta(weeks=1)
    return monday


def cell(page, words):
    return page.locator(".heat").get_by_role("link", name=words)


def test_a_project_manager_takes_work_off_somebody_and_takes_it_back(planned):
    page = planned.page
    over = cell(page, "130%, 1.5 days too many: Test Cook")
    expect(over).to_be_visible()

    over.press("Enter")
    panel = page.get_by_role("complementary", name="Test Cook")
    expect(panel).to_contain_text("1.5 days too many")
    assert grave(page) == []
    share = panel.get_by_role("link", name="Edit the share of Test Cook for Ice house").nth(1)
    share.press("Enter")
    percent = panel.locator("inline-edit").get_by_label("Percent")
    expect(percent).to_be_focused()
    page.keyboard.type("30")
    page.keyboard.press("Enter")

    expect(cell(page, "80%: Test Cook")).to_be_visible()
    expect(panel).to_contain_text("32 of 40 hours")
    expect(over).to_have_count(0)

    page.keyboard.press("z")
    expect(over).to_be_visible()
    expect(panel).to_contain_text("1.5 days too many")


def test_arrows_walk_the_cells_and_escape_leads_back(planned):
    page = planned.page
    over = cell(page, "130%, 1.5 days too many: Test Cook")
    over.focus()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "nothing planned: Zoe Spare").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".hn", has_text="Test Cook")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(over).to_be_focused()
    assert page.locator('.heat [tabindex="0"]').count() == 1

    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Test Cook")
    expect(panel.get_by_role("link", name="Edit the share of Test Cook for Ice house").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(over).to_be_focused()


def test_time_off_is_added_where_it_is_read(planned):
    page = planned.page
    cell(page, "130%, 1.5 days too many: Test Cook").press("Enter")
    panel = page.get_by_role("complementary", name="Test Cook")
    panel.get_by_text("Add time off").press("Enter")
    expect(panel.get_by_label("First day")).to_be_focused()
    panel.get_by_label("Reason").fill("Fair")
    panel.get_by_label("Reason").press("Enter")
    expect(panel).to_contain_text("Away the whole week")
    expect(panel).to_contain_text("Fair")
    expect(cell(page, "Away all week: Test Cook")).to_be_visible()


def test_what_is_wrong_stands_where_it_was_typed(planned):
    planned.forgiven = {422}
    page = planned.page
    cell(page, "130%, 1.5 days too many: Test Cook").press("Enter")
    panel = page.get_by_role("complementary", name="Test Cook")
    panel.get_by_text("Allocate to a project").click()
    panel.get_by_label("Percent").fill("250")
    panel.get_by_role("button", name="Add", exact=True).first.click()
    said = panel.get_by_role("alert")
    expect(said).to_contain_text("Project: This field is required.")
    expect(said).to_contain_text("Percent: Ensure this value is less than or equal to 200.")
    expect(panel.get_by_label("Project")).to_be_focused()
    expect(panel.get_by_label("Percent")).to_have_value("250")


def test_a_phone_reads_the_same_and_nothing_stands_outside_it(member):
    visit = member("executive", viewport={"width": 390, "height": 844})
    visit.open("/w/larkfield/workload/")
    page = visit.page
    expect(page.locator(".wl-say")).to_contain_text("over 100% in the next 4 weeks")
    expect(page.get_by_role("link", name="Noor Haddad").last).to_contain_text("130%")
    assert page.evaluate("document.documentElement.scrollWidth") == 390

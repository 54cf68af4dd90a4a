"""What a project needs: asked for by who plans it, got by who looks after it, read by everybody."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def project(programs):
    """A project of its own, whose name nobody else has."""
    made = programs.make("projects/", name="Cold chain trial", key="CCT")
    yield made
    programs.remove(f"projects/{made['id']}/")


def test_from_need_to_order(project, programs, member):
    planner = member("project manager")
    page = planner.page
    planner.open("/w/larkfield/assets/?project=CCT")
    page.keyboard.press("c")
    field = page.get_by_label("Add an asset")
    expect(field).to_be_focused()
    page.keyboard.type("Forty cool boxes")
    page.get_by_label("Kind").select_option("Material")
    field.press("Enter")
    expect(page.get_by_text("“Forty cool boxes” is added.")).to_be_visible()
    expect(field).to_be_focused()

    row = page.get_by_role("row", name=re.compile("Forty cool boxes"))
    row.get_by_role("link", name="Edit steward: Forty cool boxes").press("Enter")
    row.get_by_label("Steward", exact=True).select_option("Sam Adeyemi")
    page.keyboard.press("Enter")
    # The open list names everybody, so its going is what tells that the answer came.
    expect(row.get_by_label("Steward", exact=True)).to_have_count(0)
    expect(row).to_contain_text("Sam Adeyemi")
    row.get_by_role("link", name="Edit day: Forty cool boxes").press("Enter")
    row.get_by_label("Needed by", exact=True).fill("2020-03-12")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("Needed by 12 Mar 2020, not ordered")
    assert "project=CCT" in page.url

    worker = member("contributor")
    worker.open("/w/larkfield/work/")
    mine = worker.page.get_by_role("region", name="Assets you look after").get_by_role("listitem")
    mine = mine.filter(has_text="Forty cool boxes")
    mine.get_by_role("button", name="State: Needed, Forty cool boxes").press("Enter")
    expect(worker.page.get_by_role("menuitem", name="Ordered")).to_be_focused()
    worker.page.keyboard.press("Enter")
    expect(mine).to_contain_text("Needed by 12 Mar 2020, not here yet")
    expect(mine.get_by_role("button", name="State: Ordered, Forty cool boxes")).to_be_focused()
    worker.page.keyboard.press("z")
    expect(mine).to_contain_text("not ordered")

    reader = member("executive")
    for path in ("assets/?project=CCT", "projects/CCT/"):
        reader.open(f"/w/larkfield/{path}")
        table = reader.page.get_by_role("table", name="Assets")
        expect(table).to_contain_text("Forty cool boxes")
        expect(table.get_by_role("button")).to_have_count(0)
        expect(table.locator(".ie-open, form, input, select")).to_have_count(0)
    expect(reader.page.get_by_label("Add an asset")).to_have_count(0)


def test_a_link_is_pasted_edited_and_removed_by_keyboard(project, programs, member):
    task = programs.make("tasks/", project=project["id"], title="Measure the boxes")
    visit = member("contributor")
    page = visit.page
    visit.open(f"/w/larkfield/tasks/{task['key']}/")
    page.keyboard.press("l")
    field = page.get_by_label("Address")
    expect(field).to_be_focused()
    field.fill("https://docs.larkfield.example/boxes")
    field.press("Enter")
    links = page.get_by_role("region", name="Links")
    expect(links.get_by_role("listitem")).to_contain_text("docs.larkfield.example")
    expect(field).to_be_focused()

    visit.forgiven = {422}
    field.fill("javascript:alert(1)")
    field.press("Enter")
    expect(links.get_by_role("alert")).to_have_text("A link begins with http:// or https://.")

    links.get_by_role("link", name="Edit link: docs.larkfield.example").press("Enter")
    links.get_by_role("listitem").get_by_label("Label").fill("Box study")
    page.keyboard.press("Enter")
    expect(links.get_by_role("link", name=re.compile("^Box study.*opens in a new tab"))).to_be_visible()
    expect(links.get_by_role("link", name="Edit link: Box study")).to_be_focused()
    links.get_by_role("button", name="Remove link: Box study").press("Enter")
    expect(page.get_by_text("“Box study” is removed.")).to_be_visible()
    page.keyboard.press("z")
    expect(links.get_by_role("link", name=re.compile("^Box study.*opens in a new tab"))).to_be_visible()


@pytest.mark.parametrize("path", ["assets/", "projects/STO/", "work/"])
def test_nothing_stands_outside_a_phone(member, path):
    visit = member("project manager", viewport={"width": 390, "height": 844})
    visit.open(f"/w/larkfield/{path}")
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390

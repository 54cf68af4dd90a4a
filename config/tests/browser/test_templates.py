"""A project is planned from a template: chosen, staffed, laid out by the day it starts, and taken back."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def page(member):
    return member("project manager").page


def test_plan_a_project_from_a_template(page):
    page.goto("/w/larkfield/project-templates/product-launch/")
    page.get_by_role("link", name="Use it").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Crate app")
    dialog.get_by_label("Key").fill("CRA")
    dialog.get_by_label("Start").fill("2038-03-01")
    expect(dialog.get_by_text("The last of them would end")).to_be_visible()
    dialog.get_by_label("Engineer").select_option(label="Sam Adeyemi")
    dialog.get_by_label("Template").select_option(label="Recruitment drive")
    expect(dialog.get_by_label("Recruiter")).to_be_visible()
    expect(dialog.get_by_label("Engineer")).to_have_count(0)
    dialog.get_by_label("Recruiter").select_option(label="Noor Haddad")
    dialog.get_by_role("button", name="Create project").click()

    expect(page.get_by_role("heading", name="Crate app")).to_be_visible()
    expect(page.get_by_role("link", name="Write the advert", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Contract signed").first).to_be_visible()
    page.goto("/w/larkfield/projects/")
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text("Undone.")
    page.goto("/w/larkfield/projects/")
    expect(page.get_by_role("link", name="Crate app")).to_have_count(0)

"""Files on a task: chosen, dropped, named anew, refused, removed and brought back."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave

DROP = """(at, name) => {
  const moved = new DataTransfer();
  moved.items.add(new File(["what it says"], name, { type: "text/plain" }));
  const how = { dataTransfer: moved, bubbles: true, cancelable: true };
  for (const type of ["dragover", "drop"]) at.dispatchEvent(new DragEvent(type, how));
}"""


@pytest.fixture
def task(programs):
    project = programs.make("projects/", name="Files", key="FLS")
    yield programs.make("tasks/", project=project["id"], title="Card mandate migration")
    programs.remove(f"projects/{project['id']}/")


def test_files_are_added_named_anew_removed_and_brought_back(member, task):
    visit = member("contributor")
    visit.forgiven = {422}
    page = visit.page
    page.goto("/w/larkfield/tasks/FLS-1/")
    files = page.get_by_role("region", name="Files")
    choose = files.get_by_label("Add files")
    choose.set_input_files({"name": "Mapping v3.xlsx", "mimeType": "text/plain", "buffer": b"a"})
    expect(files.get_by_role("link", name="Mapping v3")).to_be_visible()
    files.evaluate(DROP, "consent.md")
    expect(files.get_by_role("link", name="consent")).to_be_visible()
    expect(files.get_by_role("listitem")).to_have_count(2)

    choose.set_input_files({"name": "nothing.txt", "mimeType": "text/plain", "buffer": b""})
    expect(files.get_by_role("alert")).to_have_text("nothing.txt is empty. Choose another.")
    with page.expect_download() as downloaded:
        files.get_by_role("link", name="Mapping v3").click()
    assert downloaded.value.suggested_filename == "Mapping v3.xlsx"

    files.get_by_role("button", name="More: consent.md").click()
    page.get_by_role("menuitem", name="Rename…").click()
    dialog = page.get_by_role("dialog")
    assert grave(page) == []
    dialog.get_by_role("textbox", name="Name").fill("Consent, signed.md")
    page.keyboard.press("Enter")
    expect(files.get_by_role("link", name="Consent, signed")).to_be_visible()
    files.get_by_role("button", name="More: Consent, signed.md").click()
    page.get_by_role("menuitem", name="Remove").click()
    expect(files.get_by_role("listitem")).to_have_count(1)
    assert grave(page) == []
    page.keyboard.press("z")
    expect(files.get_by_role("listitem")).to_have_count(2)


def test_files_are_chosen_where_one_writes_and_found_in_the_project(member, task):
    page = member("contributor").page
    page.goto("/w/larkfield/tasks/FLS-1/")
    page.get_by_label("Write a comment").fill("The table is with it.")
    with page.expect_file_chooser() as chooser:
        page.locator(".cmt-clip").click()
    chooser.value.set_files({"name": "Mapping v3.xlsx", "mimeType": "text/plain", "buffer": b"a"})
    expect(page.get_by_role("region", name="Files").get_by_role("link", name="Mapping v3")).to_be_visible()
    expect(page.get_by_label("Write a comment")).to_have_value("The table is with it.")

    page.goto("/w/larkfield/projects/FLS/files/")
    assert grave(page) == []
    page.get_by_role("row", name="Mapping v3.xlsx").get_by_role("link", name="FLS-1").click()
    expect(page.get_by_role("region", name="Files")).to_be_in_viewport()

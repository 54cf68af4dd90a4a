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


PRESS = """(page) => {
  const link = { href: "/w/larkfield/tasks/FLS-1/", textContent: "FLS-1" };
  page.append(Object.assign(document.createElement("a"), link));
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


def test_what_comes_while_others_are_on_their_way_is_said_to_wait(member, task):
    page = member("contributor").page
    page.goto("/w/larkfield/tasks/FLS-1/")
    files, held = page.get_by_role("region", name="Files"), []
    page.route("**/files/new/", lambda route: held.append(route), times=1)
    files.evaluate(DROP, "first.md")
    expect(files.locator("form[aria-busy]")).to_be_attached()
    files.evaluate(DROP, "second.md")
    expect(page.get_by_text("The files before are still on their way.")).to_be_visible()
    held[0].continue_()
    expect(files.get_by_role("link", name="first")).to_be_visible()
    files.evaluate(DROP, "second.md")
    expect(files.get_by_role("listitem")).to_have_count(2)


def test_what_is_dropped_on_a_word_counts_as_well(member, task):
    page = member("contributor").page
    page.goto("/w/larkfield/tasks/FLS-1/")
    files = page.get_by_role("region", name="Files")
    files.get_by_role("heading").evaluate(f"(at, name) => ({DROP})(at.firstChild, name)", "consent.md")
    expect(files.get_by_role("link", name="consent")).to_be_visible()


def test_one_that_was_refused_is_chosen_once_more(member, task):
    visit = member("contributor")
    visit.forgiven = {422}
    page = visit.page
    page.goto("/w/larkfield/tasks/FLS-1/")
    choose = page.get_by_label("Add files")
    choose.set_input_files({"name": "nothing.txt", "mimeType": "text/plain", "buffer": b""})
    expect(page.get_by_role("alert")).to_have_text("nothing.txt is empty. Choose another.")
    with page.expect_file_chooser():
        choose.press("Enter")
    assert (
        choose.input_value() == ""
    )  # else a browser tells of no change where the same one is chosen, mended


def test_what_is_dropped_on_a_task_beside_an_initiative_is_the_tasks_alone(member, programs, task, bet):
    page = member("owner").page
    page.goto(bet["page"])
    page.locator("#main").evaluate(PRESS)
    page.get_by_role("link", name="FLS-1").click()
    panel = page.locator(".tpan file-drop")
    panel.evaluate(DROP, "one.md")
    expect(page.locator(".tpan").get_by_role("link", name="one")).to_be_visible()
    page.locator("file-drop").first.evaluate(DROP, "two.md")
    expect(page.locator("#main").get_by_role("link", name="two")).to_be_visible()
    found = [programs.get(f"{of}/files/") for of in (f"tasks/{task['id']}", f"initiatives/{bet['id']}")]
    assert [[file["name"] for file in one["results"]] for one in found] == [["one.md"], ["two.md"]]


def test_a_thumb_finds_each_file_and_the_way_to_add_one(member, task):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = member("contributor", **phone).page
    page.goto("/w/larkfield/tasks/FLS-1/")
    files = page.get_by_role("region", name="Files")
    files.evaluate(DROP, "guide.md")
    link, add = files.get_by_role("link", name="guide"), files.locator("label")
    expect(link).to_be_visible()
    assert link.bounding_box()["height"] >= 44
    room = "(it) => it.getBoundingClientRect().right - parseFloat(getComputedStyle(it).paddingRight)"
    assert files.evaluate(room) <= add.bounding_box()["x"]


def test_more_than_a_page_keeps_are_not_even_sent(member, task):
    page = member("contributor").page
    page.goto("/w/larkfield/tasks/FLS-1/")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    many = [{"name": f"{n}.md", "mimeType": "text/plain", "buffer": b"a"} for n in range(101)]
    page.get_by_label("Add files").set_input_files(many)
    expect(page.get_by_text("These are 101 files, and one page keeps 50. Choose fewer")).to_be_visible()
    assert [url for url in sent if url.endswith("/files/new/")] == []

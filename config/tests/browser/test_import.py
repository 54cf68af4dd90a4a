"""A file with a mistake: seen, mended, landed, undone and brought again."""

import pytest
from playwright.sync_api import expect

FILE = (
    "Ticket;Summary;State;Begin;Finish\n"
    "BR-1;Calibrate probe 14;Open;04.05.2026;26.06.2026\n"
    "BR-2;Alarm text for drivers;On ice;11.05.2026;31.06.2026\n"
).encode("cp1252")


@pytest.fixture
def project(programs):
    made = programs.make("projects/", name="Probes at the door", key="PRB")
    yield made
    programs.remove(f"projects/{made['id']}/")


def choose(visit):
    visit.open("/w/larkfield/import/")
    file = {"name": "depot-backlog.csv", "mimeType": "text/csv", "buffer": FILE}
    visit.page.get_by_label("CSV or JSON files").set_input_files(file)
    visit.page.get_by_role("button", name="Read and check").click()


def test_a_mistake_is_mended_and_it_lands_once(member, project):
    visit = member("project manager")
    page = visit.page
    choose(visit)
    go = page.get_by_role("button", name="Import 1 row")
    expect(go).to_be_disabled()
    expect(page.get_by_text("June has 30 days")).to_be_visible()

    page.get_by_label("Project", exact=True).select_option("v:PRB")
    expect(page.get_by_text("Say what becomes Project")).to_have_count(0)
    page.get_by_label("On ice becomes").select_option("todo")
    expect(page.get_by_text("Map status On ice")).to_have_count(0)
    page.get_by_role("button", name="Use 30.06.2026").click()
    expect(page.get_by_text("No errors in this file.")).to_be_visible()
    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_role("heading", name="Imported")).to_be_visible(timeout=30_000)

    choose(visit)
    page.get_by_role("button", name="Use 30.06.2026").click()
    page.get_by_role("button", name="Import, nothing changes").click()
    expect(page.get_by_role("heading", name="Nothing changed")).to_be_visible(timeout=30_000)

    visit.open("/w/larkfield/projects/PRB/")
    expect(page.get_by_role("link", name="Alarm text for drivers")).to_be_visible()


def test_what_is_chosen_in_the_moment_the_page_is_drawn_anew_is_saved(member, project):
    visit = member("project manager")
    page = visit.page
    choose(visit)
    page.evaluate("""() => addEventListener("htmx:afterSwap", () => setTimeout(() => {
        const field = document.querySelector("select[aria-label='On ice becomes']");
        field.value = "doing";
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }), { once: true })""")
    with page.expect_response(lambda one: "=doing" in (one.request.post_data or "")):
        page.get_by_label("Project", exact=True).select_option("v:PRB")
    page.reload()
    expect(page.get_by_label("On ice becomes")).to_have_value("doing")


def test_what_is_mapped_without_a_connection_or_signed_out_is_saved_once_there_is_one(member, project):
    visit = member("project manager")
    page = visit.page
    choose(visit)
    becomes = page.get_by_label("On ice becomes")
    page.context.set_offline(True)
    becomes.select_option("todo")
    expect(page.get_by_text("No connection. Nothing was changed.")).to_be_visible()
    with page.expect_response("**/import/**"):
        page.context.set_offline(False)
    expect(page.get_by_text("Map status On ice")).to_have_count(0)

    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    becomes.select_option("doing")
    expect(page.get_by_text("Signed out: this page is no longer up to date.")).to_be_visible()
    page.context.add_cookies(cookies)
    with page.expect_response("**/import/**"):
        page.evaluate("window.dispatchEvent(new Event('focus'))")  # back from the page to sign in
    expect(page.get_by_text("Signed out")).to_have_count(0)
    page.reload()
    expect(becomes).to_have_value("doing")
    visit.troubles[:] = [line for line in visit.troubles if "htmx:" not in line]  # it says so itself

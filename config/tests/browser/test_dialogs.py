"""A dialog keeps the focus while it is open, gives it back, and is a page of its own without script."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave

LIST = "/w/larkfield/initiatives/"


def opened(visit):
    visit.open(LIST)
    visit.page.get_by_role("link", name="New initiative").first.click()
    dialog = visit.page.get_by_role("dialog", name="New initiative")
    expect(dialog).to_be_visible()
    return dialog


def inside(page):
    return page.evaluate(
        "Boolean(document.activeElement.closest('dialog')) || document.activeElement === document.body"
    )


def test_it_takes_the_focus_keeps_it_and_gives_it_back(member):
    visit = member("product manager")
    dialog = opened(visit)
    assert grave(visit.page) == []
    expect(dialog.get_by_label("Title")).to_be_focused()
    for key in ["Tab"] * 20 + ["Shift+Tab"] * 25:
        visit.page.keyboard.press(key)
        assert inside(visit.page)
    visit.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visit.page.get_by_role("link", name="New initiative").first).to_be_focused()


@pytest.mark.parametrize("way", ["Close", "Cancel"])
def test_it_closes_by_its_buttons_and_leaves_the_page_as_it_was(member, way):
    visit = member("product manager")
    dialog = opened(visit)
    dialog.get_by_text(way, exact=True).or_(dialog.get_by_role("button", name=way)).click()
    expect(dialog).to_have_count(0)
    expect(visit.page.get_by_role("link", name="New initiative").first).to_be_focused()
    assert visit.page.url.endswith(LIST)


def test_a_press_beside_it_closes_it_only_while_nothing_was_typed(member):
    visit = member("product manager")
    dialog = opened(visit)
    dialog.get_by_label("Title").fill("Half a thought")
    visit.page.mouse.click(5, 5)
    expect(dialog.get_by_label("Title")).to_have_value("Half a thought")
    dialog.get_by_label("Title").fill("")
    visit.page.mouse.click(5, 5)
    expect(dialog).to_have_count(0)


def test_what_is_wrong_stands_in_it_and_what_was_typed_stays(member):
    visit = member("product manager")
    visit.forgiven.add(422)
    dialog = opened(visit)
    dialog.get_by_label("Title").fill("Baskets")
    dialog.get_by_label("Time frame").fill("some day")
    dialog.get_by_role("button", name="Draft it").click()
    expect(dialog.get_by_label("Time frame")).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_label("Time frame")).to_be_focused()
    expect(dialog.get_by_label("Title")).to_have_value("Baskets")


def test_it_is_opened_once_sent_once_and_stays_with_what_was_typed_while_it_is_not_saved(member):
    visit = member("product manager")
    visit.forgiven.add(500)
    page = visit.page
    visit.open(LIST)
    page.get_by_role("link", name="New initiative").first.dblclick()
    dialog = page.get_by_role("dialog", name="New initiative")
    expect(dialog.get_by_label("Title")).to_be_focused()
    expect(page.locator("dialog.dlg[open]")).to_have_count(1)
    title, sent = dialog.get_by_label("Title"), []
    page.route("**/initiatives/new/**", lambda route: sent.append(route))
    title.fill("Baskets")
    title.press("Enter")
    title.press("Enter")
    page.wait_for_timeout(200)
    assert len(sent) == 1
    sent[0].fulfill(status=500, body="")
    expect(dialog.get_by_role("alert")).to_contain_text("Not saved")
    expect(title).to_have_value("Baskets")

    page.keyboard.press("Escape")
    expect(dialog.get_by_role("alert")).to_contain_text("Esc once more")
    expect(title).to_have_value("Baskets")
    page.evaluate("document.querySelector('toast-stack').say('Somebody else is here.')")
    expect(dialog.get_by_role("status")).to_contain_text("Somebody else is here.")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("toast-stack")).to_contain_text("Somebody else is here.")


def test_saved_it_closes_and_the_focus_is_where_it_was_opened(member, bet):
    visit = member("product manager")
    visit.open("/w/larkfield/products/ORC/")
    opener = visit.page.get_by_role("link", name="Edit", exact=True)
    opener.click()
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_label("Description").fill("Baskets from the region.")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(visit.page.get_by_text("Baskets from the region.")).to_be_visible()
    expect(opener).to_be_focused()


def test_of_two_at_one_form_the_second_sees_both_in_the_dialog(member, programs):
    """The goal's title, changed by somebody else while the form was open."""
    goal = programs.make(
        "goals/", product="ORC", title="Ours", period_start="2031-01-01", period_end="2031-06-30"
    )
    visit = member("product manager")
    visit.open(f"/w/larkfield/goals/{goal['key']}/")
    visit.page.keyboard.press("e")
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Mine")
    programs.change(f"goals/{goal['id']}/", title="Theirs", version=goal["version"])
    visit.forgiven.add(409)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Theirs: Theirs. Yours: Mine.")
    assert grave(visit.page) == []
    dialog.get_by_role("link", name="Keep theirs").click()
    expect(dialog.get_by_label("Title")).to_have_value("Theirs")
    dialog.get_by_role("button", name="Close").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Theirs")

    visit.page.keyboard.press("e")
    dialog.get_by_label("Title").fill("Mine")
    programs.change(f"goals/{goal['id']}/", title="Ours", version=goal["version"] + 1)
    dialog.get_by_role("button", name="Save").click()
    dialog.get_by_role("link", name="Keep theirs").click()
    expect(dialog.get_by_label("Title")).to_have_value("Ours")
    dialog.get_by_label("Title").fill("Theirs")  # which it was when this began
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Theirs")

    visit.page.keyboard.press("e")
    dialog.get_by_label("Title").fill("Mine")
    programs.change(f"goals/{goal['id']}/", title="Theirs again", version=goal["version"] + 3)
    dialog.get_by_role("button", name="Save").click()
    dialog.get_by_role("button", name="Use mine").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Mine")
    programs.remove(f"goals/{goal['id']}/")


def test_what_takes_many_along_is_asked_once_more(member, programs):
    project = programs.make("projects/", name="Eleven tasks", key="ELF")
    for number in range(11):
        programs.make("tasks/", project=project["id"], title=f"Task {number}")
    visit = member("project manager")
    visit.open("/w/larkfield/projects/ELF/")
    more = visit.page.get_by_role("button", name="More actions")
    question = visit.page.get_by_role("dialog", name="Delete this project and its 11 tasks?")
    for answer in ("Cancel", "Escape"):
        more.click()
        visit.page.get_by_role("menuitem", name="Delete").click()
        expect(question).to_be_visible()
        assert grave(visit.page) == []
        question.get_by_text("Cancel").click() if answer == "Cancel" else visit.page.keyboard.press("Escape")
        expect(question).to_have_count(0)
        expect(more).to_be_focused()
    more.click()
    visit.page.get_by_role("menuitem", name="Delete").click()
    question.get_by_role("button", name="Delete").click()
    expect(visit.page.get_by_role("status")).to_contain_text("trash")
    visit.open("/w/larkfield/projects/")
    expect(visit.page.get_by_text("Eleven tasks")).to_have_count(0)

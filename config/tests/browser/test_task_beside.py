"""A task that is open beside its list: what is half written in it, and what is written in both at once."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.visit import held_back, let_go


@pytest.fixture
def visit(member):
    return member("project manager")


def test_the_task_beside_its_list_asks_before_a_draft_goes(visit, task):
    page = visit.page
    visit.open(task["list"])
    page.get_by_role("link", name="Ring the ferry").first.click()
    comment = page.locator(".tpan").get_by_label("Write a comment")
    comment.fill("Half a thought")
    page.keyboard.press("Escape")
    expect(comment).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_text("is not saved")).to_be_visible()
    expect(comment).to_have_value("Half a thought")
    page.keyboard.press("Escape")
    expect(comment).to_have_count(0)


def test_the_list_shows_what_was_added_while_the_task_beside_it_was_followed(visit, task):
    page = visit.page
    visit.open(task["list"])
    page.get_by_role("link", name="Ring the ferry").first.click()
    follow = page.locator(".tpan #tpan-fol-b")
    expect(follow).to_be_visible()
    waiting = held_back(page)
    line = page.locator("main form:not(.tpan form)").get_by_label("Add a task")
    line.fill("Ring the quay")
    line.press("Enter")
    follow.evaluate("button => button.click()")
    with page.expect_response(
        lambda one: one.request.redirected_from
    ):  # a message on its way goes with one page
        let_go(page, waiting, 1)
    with page.expect_response("**/follow/"):
        let_go(page, waiting, 2)
    expect(page.locator("tr[data-row]", has_text="Ring the quay")).to_be_visible()
    expect(line).to_have_value("")
    expect(page.get_by_text("You follow")).to_be_visible()
    expect(page.get_by_text("is added.")).to_be_visible()


def test_of_two_answers_that_met_neither_is_a_picture_of_what_is(visit, demo):
    """However soon the first of them asks for the page anew, the second still knows."""
    visit.open("/w/larkfield/work/")
    said = visit.page.evaluate(
        """async (url) => {
            const { owe, unsettled, writing } = await import(url);
            const over = [], draws = [];
            const both = [1, 2].map(() => writing(() => new Promise((done) => over.push(done))));
            over.forEach((done) => done());
            await Promise.all(both);
            const met = [unsettled()];
            owe("/here/", () => draws.push("drawn"));
            met.push(unsettled());
            while (!draws.length) await new Promise(requestAnimationFrame);
            return [...met, unsettled(), ...draws];
        }""",
        demo.static("js/lib/writes.js"),
    )
    assert said == [True, True, False, "drawn"]

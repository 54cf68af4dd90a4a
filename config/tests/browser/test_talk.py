"""Two people talk below a task: one is mentioned, hears the bell without reloading, and answers."""

import re

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave

HUSH = 31  # seconds, in which an undo is silent
RING = 31_000  # ms, after which the bell is asked for once more
# What was said last was said so much earlier; nobody has to wait for it.
EARLIER = f"""
from datetime import timedelta
from collaboration.models import Notification
last = Notification.objects.latest("at")
Notification.objects.filter(pk=last.pk).update(at=last.at - timedelta(seconds={HUSH}))
"""


@pytest.fixture
def task(programs):
    """A task of its own for the test, in the project of the standing orders."""
    made = programs.make("tasks/", project="STO", title="Agree the mandate wording")
    yield made | {"page": f"/w/larkfield/tasks/{made['key']}/"}
    programs.remove(f"tasks/{made['id']}/")


def inbox_of(page):
    return page.get_by_role("navigation", name="Workspace").get_by_role("link", name=re.compile("^Inbox"))


def unread(page):
    return int("0" + re.sub(r"\D", "", inbox_of(page).text_content()))


def mention(page, task):
    """Written by keyboard, with the list of people."""
    page.goto(task["page"])
    field = page.get_by_label("Write a comment")
    field.press_sequentially("Please read it once more, @Sam")
    people = page.get_by_role("listbox", name="People")
    expect(people.get_by_role("option", name=re.compile("Sam Adeyemi"))).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    assert grave(page) == []
    page.keyboard.press("Enter")
    expect(people).to_be_hidden()
    page.keyboard.type("before noon.")
    page.keyboard.press("Control+Enter")
    said = page.get_by_role("listitem").filter(has_text="before noon.")
    expect(said.locator(".mention")).to_have_text("@Sam Adeyemi")
    expect(page.get_by_label("Write a comment")).to_have_value("")


def test_a_mention_rings_is_opened_and_answered(member, task, demo):
    worker, manager = member("contributor").page, member("project manager").page
    worker.clock.install()
    worker.goto("/w/larkfield/work/")
    before = unread(worker)
    mention(manager, task)

    worker.clock.fast_forward(RING)
    worker.wait_for_load_state("networkidle")
    assert unread(worker) == before  # whoever takes it back by now was never heard
    demo.manage("shell", "-c", EARLIER)
    worker.clock.fast_forward(RING)
    expect(inbox_of(worker)).to_have_text(re.compile(rf"Inbox\s*{before + 1}\b"))
    inbox_of(worker).click()
    row = worker.locator(".inb-r.new").first
    expect(row).to_contain_text("Jonas Weller mentioned you on Agree the mandate wording")
    expect(row).to_contain_text("Please read it once more")
    assert grave(worker) == []
    worker.keyboard.press("j")
    worker.keyboard.press("Enter")
    expect(worker).to_have_url(re.compile(rf"{task['page']}#comment-"))
    worker.wait_for_load_state()
    assert unread(worker) == before

    worker.get_by_label("Write a comment").fill("Reads well.")
    worker.get_by_role("button", name="Comment", exact=True).click()
    expect(worker.get_by_role("listitem").filter(has_text="Reads well.")).to_be_visible()
    manager.reload()
    expect(manager.get_by_role("listitem").filter(has_text="Reads well.")).to_contain_text("Sam Adeyemi")


def test_an_executive_finds_no_box_where_they_may_not_write(member, task, bet):
    page = member("executive").page
    page.goto(task["page"])
    expect(page.get_by_role("heading", name="Comments")).to_be_visible()
    expect(page.get_by_label("Write a comment")).to_have_count(0)
    page.goto(bet["page"])  # on Orchard, where this one sits as approver
    expect(page.get_by_label("Write a comment")).to_be_visible()


def test_ones_own_comment_is_changed_and_taken_back(member, task):
    page = member("contributor").page
    page.goto(task["page"])
    page.get_by_label("Write a comment").fill("Fist draft")
    page.keyboard.press("Control+Enter")
    said = page.locator(".cmt").filter(has_text="Fist draft")
    said.hover()
    said.get_by_role("link", name="Edit this comment").click()
    page.get_by_label("Comment", exact=True).fill("First draft")
    page.keyboard.press("Control+Enter")
    changed = page.locator(".cmt").filter(has_text="First draft")
    expect(changed).to_contain_text("edited")
    changed.hover()
    changed.get_by_role("button", name="Delete this comment").click()
    expect(page.locator(".cmt")).to_have_count(0)
    page.keyboard.press("z")
    expect(page.locator(".cmt").filter(has_text="First draft")).to_be_visible()


def test_e_marks_as_read_and_goes_on(member):
    """Only what is there is looked at: others may write meanwhile, and are heard of half a minute later."""
    page = member("project manager").page
    page.goto("/w/larkfield/inbox/")
    first, second, *more = page.locator(".inb-r.new .inb-a").evaluate_all(
        "links => links.map(link => link.id)"
    )
    page.keyboard.press("j")
    expect(page.locator(f"#{first}")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator(f".inb-r:not(.new) #{first}")).to_be_visible()
    expect(page.locator(f"#{second}")).to_be_focused()
    for still in (second, *more):
        expect(page.locator(f".inb-r.new #{still}")).to_be_visible()

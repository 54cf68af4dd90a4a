"""Nothing is lost: a message says what happened, Undo takes it back, the trash gives it back."""

import re

import pytest
from playwright.sync_api import expect


def threw_away(visit, bet):
    """The initiative moved to the trash from its page; the message about it."""
    visit.open(bet["page"])
    visit.page.get_by_role("button", name="More actions").click()
    visit.page.get_by_role("menuitem", name="Move to trash").click()
    said = visit.page.get_by_role("status").filter(has_text=f"{bet['key']} is in the trash.")
    expect(said).to_be_visible()
    # the message stands on the page before the page can hear a key
    expect(visit.page.locator("toast-stack[data-ready]")).to_be_attached()
    return said


def is_back(visit, bet):
    visit.open(bet["page"])
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(bet["title"])


def renamed(visit, bet):
    visit.open(bet["page"])
    visit.page.get_by_role("link", name="Edit title").click()
    field = visit.page.get_by_role("textbox", name="Title")
    field.fill("Renamed")
    field.press("Enter")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Renamed")


def test_the_message_offers_undo(member, bet):
    visit = member("product manager")
    threw_away(visit, bet).get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_role("status")).to_contain_text("Undone.")
    is_back(visit, bet)


def test_z_takes_back_what_the_message_is_about(member, bet):
    visit = member("product manager")
    threw_away(visit, bet)
    visit.page.keyboard.press("z")
    expect(visit.page.get_by_role("status")).to_contain_text("Undone.")
    is_back(visit, bet)


def test_control_z_takes_back_the_latest_long_after_its_message_is_gone(member, bet):
    visit = member("product manager")
    renamed(visit, bet)
    visit.page.reload()
    expect(visit.page.locator("[data-toast]")).to_have_count(0)
    visit.page.keyboard.press("Control+z")
    expect(visit.page.get_by_role("status")).to_contain_text("Undone.")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(bet["title"])


def test_in_a_field_control_z_is_the_fields_own(member, bet):
    visit = member("product manager")
    renamed(visit, bet)
    visit.page.get_by_role("link", name="Edit title").click()
    field = visit.page.get_by_role("textbox", name="Title")
    field.press("End")
    field.press_sequentially(" twice")
    field.press("Control+z")
    field.press("Escape")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Renamed")


@pytest.fixture
def asked(programs):
    """A bet that was put forward just now."""
    made = programs.make("initiatives/", product="ROU", title="Wash the crates", problem="Crates wait.")
    programs.make(f"initiatives/{made['id']}/submission/")
    yield made
    programs.remove(f"initiatives/{made['id']}/")


@pytest.mark.usefixtures("asked")
def test_what_cannot_be_undone_is_said_without_leaving_the_page(member):
    """A decision, say, or its being asked for."""
    visit = member("owner")
    visit.forgiven.update({400, 403, 409, 422})
    visit.open("/w/larkfield/goals/")
    visit.page.keyboard.press("z")
    expect(visit.page.get_by_role("status")).to_contain_text("cannot be undone")
    expect(visit.page.get_by_role("heading", name="Goals", level=1)).to_be_visible()


def test_the_trash_gives_back(member, bet):
    visit = member("product manager")
    threw_away(visit, bet)
    visit.page.get_by_role("link", name="Trash").click()
    row = visit.page.get_by_role("row").filter(has=visit.page.get_by_text(bet["title"], exact=True))
    row.get_by_role("button", name="Restore").click()
    expect(visit.page.get_by_role("status")).to_contain_text("is back.")
    expect(
        visit.page.get_by_role("row").filter(has=visit.page.get_by_text(bet["title"], exact=True))
    ).to_have_count(0)
    is_back(visit, bet)


def test_a_message_comes_into_a_region_that_was_there_before(member, bet):
    """Screen readers read out what is added to a live region, not one that arrives with its words in it."""
    visit = member("product manager")
    visit.page.add_init_script("""
        new MutationObserver((changes) => changes.forEach(({ target, addedNodes }) => {
            if (target.localName !== "toast-stack" || !("ready" in target.dataset) || !target.isConnected) return;
            for (const node of addedNodes) document.documentElement.dataset.heard = node.textContent;
        })).observe(document, { childList: true, subtree: true });
    """)
    said = threw_away(visit, bet)
    expect(visit.page.locator("toast-stack")).to_have_attribute("aria-live", "polite")
    heard(visit.page, "in the trash")
    said.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_role("status")).to_contain_text("Undone.")
    renamed(visit, bet)
    expect(visit.page.get_by_role("status")).to_contain_text("Saved")
    heard(visit.page, "Saved")


def heard(page, words):
    """Waits: what a page came with is held back for a tenth of a second."""
    expect(page.locator("html")).to_have_attribute("data-heard", re.compile(words))


def test_a_message_goes_after_eight_seconds_unless_somebody_reads_it(member, bet):
    visit = member("product manager")
    clock, heading = visit.page.clock, visit.page.get_by_role("heading", level=1)
    clock.install()
    said = threw_away(visit, bet)
    undo = said.get_by_role("button", name="Undo")
    undo.focus()
    clock.pause_at(visit.page.evaluate("Date.now()") + 60_000)  # no time goes by but what is told here
    expect(said).to_be_visible()
    heading.click()
    clock.run_for(7_000)
    expect(said).to_be_visible()
    undo.focus()
    clock.run_for(20_000)
    expect(said).to_be_visible()
    heading.click()
    clock.run_for(7_000)
    expect(said).to_be_visible()
    clock.run_for(2_000)
    expect(said).to_have_count(0)


def test_a_message_can_be_closed(member, bet):
    visit = member("product manager")
    said = threw_away(visit, bet)
    said.get_by_role("button", name="Close message").click()
    expect(said).to_have_count(0)


def test_a_key_that_is_held_takes_back_one_step(member, bet, programs):
    for effort in (11, 12, 13):
        seen = programs.get(f"initiatives/{bet['id']}/")["version"]
        programs.change(f"initiatives/{bet['id']}/", effort=effort, version=seen)
    visit = member("owner")
    visit.open(bet["page"])
    for _press in range(8):
        visit.page.keyboard.down("z")
        visit.page.wait_for_timeout(35)
    visit.page.keyboard.up("z")
    expect(visit.page.get_by_role("status")).to_contain_text("Undone.")
    visit.page.wait_for_timeout(500)
    assert float(programs.get(f"initiatives/{bet['id']}/")["effort"]) == 12

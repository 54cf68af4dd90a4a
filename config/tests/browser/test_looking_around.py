"""The demo, role by role: one click in, then every line of the sidebar."""

import pytest
from playwright.sync_api import expect

from config.tests.browser.visit import ROLES, Visit


@pytest.mark.parametrize("role", ROLES)
def test_one_click_lets_a_role_in_and_every_line_of_its_sidebar_opens(demo, visitor, role):
    visit = visitor(demo)
    visit.enter(role)
    side = visit.page.get_by_role("navigation", name="Workspace")
    expect(side).to_contain_text(role.capitalize())
    addresses = side.get_by_role("link").evaluate_all(
        "links => links.map(link => link.pathname + link.search)"
    )
    assert len(addresses) > 8
    for address in dict.fromkeys(addresses):
        visit.open(address)
        expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
        expect(side.get_by_role("link").and_(visit.page.locator("[aria-current]"))).not_to_have_count(0)


def test_what_a_page_complains_of_is_heard(demo, browser):
    """The proof of the proof: a refused script, an error in one, and a page that is not there."""
    visit = Visit(browser, demo)
    visit.open("/accounts/login/")
    visit.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    visit.page.evaluate("setTimeout(() => { throw new Error('planted') })")
    visit.open("/invitations/nothing/")
    visit.close()
    heard = "\n".join(visit.troubles)
    for trouble in ("Content Security Policy", "planted", "404 GET"):
        assert trouble in heard

"""Lists: more of one, its filters by keyboard, and the card of what a pointer rests on."""

from playwright.sync_api import expect


def test_more_is_added_once_however_often_it_is_pressed(member):
    page, waits = member("owner").page, []
    page.goto("/w/larkfield/activity/")
    rows = page.locator("#rows > *")
    before = rows.count()
    page.route("**/activity/?**", lambda one: waits.append(one))
    page.locator("a[data-more]").dblclick()
    page.wait_for_timeout(200)
    for one in waits:
        one.continue_()
    expect(rows).not_to_have_count(before)
    page.wait_for_timeout(300)
    texts = rows.evaluate_all("(rows) => rows.map((row) => row.outerHTML)")
    assert len(waits) == 1 and len(texts) == len(set(texts))


def test_a_filter_that_is_left_by_tab_applies(member):
    page = member("product manager").page
    page.goto("/w/larkfield/initiatives/?state=approved")
    page.locator("filter-chip summary").first.press("Enter")
    expect(page.locator("filter-chip form input:focus")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    for _stop in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("!document.activeElement.closest('filter-chip')"):
            break
    expect(page.locator("filter-chip details[open]")).to_have_count(0)
    page.wait_for_url("**state=**state=**")


def test_escape_hides_a_card_wherever_the_focus_is(member, drafts):
    page = member("product manager").page
    page.goto(drafts["path"])
    page.locator(".bar", has_text=drafts["first"]["title"]).hover()
    expect(page.locator("#hover-card")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)  # not as long as until the page is drawn anew, which hides it too
    assert page.locator("#hover-card").count() == 0

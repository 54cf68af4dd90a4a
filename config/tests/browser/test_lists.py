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


def test_without_a_connection_all_that_is_half_written_stays_and_the_page_says_so(member, plan):
    page = member("project manager").page
    path = f"/w/larkfield/projects/{plan}/tasks/?status=todo"
    page.goto(path)
    line = page.get_by_label("Add a task")
    line.fill("Half a line")
    page.context.set_offline(True)
    for way in (
        page.get_by_role("link", name="Clear all"),  # another address of the list
        page.get_by_role("link", name="Tell the kitchens").first,  # beside it
        page.locator("a[data-dialog]").first,  # over it
    ):
        way.evaluate("link => link.click()")
        said = page.get_by_text("No connection. Nothing was changed.")
        expect(said).to_be_visible()
        said.evaluate("words => words.closest('[data-toast]').remove()")
        expect(line).to_have_value("Half a line")
    assert page.url.endswith(path)
    page.context.set_offline(False)

    page.goto("/w/larkfield/activity/")
    rows = page.locator("#rows > *")
    before = rows.count()
    page.context.set_offline(True)
    more = page.locator("a[data-more]")
    more.click()
    expect(page.get_by_text("No connection. Nothing was changed.")).to_be_visible()
    page.context.set_offline(False)
    more.click()
    expect(rows).not_to_have_count(before)


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

"""The digest's settings save at once, each change after the other."""

from playwright.sync_api import expect


def test_two_changes_within_one_answer_are_both_saved(member):
    page, waits = member("contributor").page, []
    page.goto("/w/larkfield/digest/")
    hour, slips = page.locator("#digest-form [name=hour]"), page.get_by_label("Only when")
    before = hour.input_value()
    assert not slips.is_checked()

    def hold(one):
        return one.continue_() if waits or one.request.method != "POST" else waits.append(one)

    page.route("**/digest/**", hold)
    hour.select_option("11" if before != "11" else "12")
    slips.evaluate("(field) => field.click()")
    page.wait_for_timeout(200)
    with page.expect_response(
        lambda one: one.request.method == "POST" and "only_when_slipping" in one.request.post_data
    ):
        waits[0].continue_()
    expect(slips).to_be_checked()
    page.reload()
    expect(slips).to_be_checked()
    expect(hour).not_to_have_value(before)

    for change in (lambda: slips.evaluate("(field) => field.click()"), lambda: hour.select_option(before)):
        with page.expect_response(lambda one: one.request.method == "POST"):
            change()
        page.wait_for_timeout(200)

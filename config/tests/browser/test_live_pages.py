"""Pages that keep themselves current: what is being chosen on them stays, and a session that ended is said."""

import re

from playwright.sync_api import expect

SAID = "Signed out: this page is no longer up to date."


def signed_out_elsewhere(page):
    """Its session ends, behind its back."""
    page.context.clear_cookies(name="sessionid")


def test_a_roadmap_whose_session_ended_says_so_once(member):
    page = member("executive").page
    page.goto("/w/larkfield/roadmap/")
    live = page.locator("auto-poll#roadmap-live")
    live.evaluate("(live) => live.ask()")
    signed_out_elsewhere(page)
    for _time in range(2):
        live.evaluate("(live) => live.ask()")
    expect(page.get_by_text(SAID)).to_have_count(1)
    with page.expect_popup() as door:
        page.get_by_role("link", name="Sign in").click()
    expect(door.value.get_by_label("Password")).to_be_visible()
    assert "next=%2Fw%2Flarkfield%2Froadmap%2F" in door.value.url


def test_an_answer_from_before_the_session_ended_does_not_take_that_back(member):
    page = member("executive").page
    page.goto("/w/larkfield/roadmap/")
    live = page.locator("auto-poll#roadmap-live")
    waits = []
    unchanged = {"if-none-match": ""}  # without it there is something to say
    page.route(
        "**/roadmap/live/**",
        lambda one: waits.append((one, one.fetch(headers=one.request.headers | unchanged))),
        times=1,
    )
    live.evaluate("(live) => void live.ask()")
    while not waits:
        page.wait_for_timeout(20)
    signed_out_elsewhere(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("ferry")
    expect(page.get_by_text(SAID)).to_be_visible()
    asked, answer = waits.pop()
    with page.expect_response("**/roadmap/live/**"):
        asked.fulfill(response=answer)
    live.evaluate("async (live) => { while (live.asking) await new Promise(requestAnimationFrame); }")
    assert page.get_by_text(SAID).count() == 1  # nor is it said anew a while later


def test_a_roadmap_that_nobody_changed_is_not_drawn_anew(member):
    page = member("executive").page
    page.goto("/w/larkfield/roadmap/?group=theme")
    live = page.locator("auto-poll#roadmap-live")
    with page.expect_response(lambda answer: "/roadmap/live/" in answer.url) as answered:
        live.evaluate("(live) => live.ask()")
    assert answered.value.status == 304


def test_so_does_a_plan(member, plan):
    page = member("executive").page
    page.goto(f"/w/larkfield/projects/{plan}/gantt/")
    expect(page.get_by_role("row", name="Payments")).to_be_visible()
    signed_out_elsewhere(page)
    page.locator("gantt-chart").evaluate("(chart) => chart.source.load()")
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.get_by_role("row", name="Payments")).to_be_visible()


def test_a_part_of_a_page_never_becomes_the_page_to_sign_in(member):
    page = member("product manager").page
    page.goto("/w/larkfield/priorities/")
    page.locator("tr[data-k] th a").first.focus()
    expect(page.locator("#card")).not_to_be_empty()
    signed_out_elsewhere(page)
    page.locator("tr[data-k] th a").nth(3).focus()
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.locator("#card")).not_to_contain_text("Password")


def test_a_list_does_not_become_the_page_to_sign_in_when_its_task_is_closed(member, plan):
    page = member("project manager").page
    path = f"/w/larkfield/projects/{plan}/tasks/"
    page.goto(path)
    page.get_by_role("link", name="Tell the kitchens").first.click()
    panel = page.locator(".tpan")
    panel.locator("#tpan-fol-b").click()
    expect(page.get_by_text(re.compile("You follow|You no longer follow"))).to_be_visible()
    line = page.locator("main form:not(.tpan form)").get_by_label("Add a task")
    line.fill("Half a line")
    signed_out_elsewhere(page)
    panel.get_by_role("button", name="Close").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    door = page.get_by_role("link", name="Sign in")
    assert path.replace("/", "%2F") in door.get_attribute("href")
    expect(line).to_have_value("Half a line")
    assert page.url.endswith(path)


def test_nor_does_a_day_of_the_roadmap_and_the_slider_goes_back(member):
    page = member("executive").page
    path = "/w/larkfield/roadmap/changes/?on=2026-01-01"
    page.goto(path)
    slider = page.get_by_role("slider", name="As of")
    before = slider.get_attribute("aria-valuetext")
    signed_out_elsewhere(page)
    page.get_by_role("button", name="A day on").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(slider).to_have_attribute("aria-valuetext", before)
    assert page.url.endswith(path)

"""A roadmap with many bars: those out of sight come when somebody goes there, walks there, looks for one or prints."""

import re

from playwright.sync_api import expect

PATH = "/w/larkfield/roadmap/?group=goal"
TRACK = re.compile(r'(<div class="lane-track">)(.*?)(</div></div>)', re.DOTALL)
SMALL = {"width": 1440, "height": 480}


def kept_back(found):
    """The bars of a lane as a page with many keeps them back: all of them."""
    head, bars, foot = found.groups()
    return f'{head}<noscript data-from="0">{bars}</noscript>{foot}' if "data-bar=" in bars else found[0]


def opened(member, role="product manager", **options):
    """The page as it would be, were its bars too many to draw at once."""
    visit = member(role, viewport=SMALL, **options)

    def answer(route):
        answered = route.fetch()
        route.fulfill(response=answered, body=TRACK.sub(kept_back, answered.text()))

    visit.page.route(re.compile(r"/roadmap/\?group=goal"), answer)
    visit.open(PATH)
    return visit.page


def left(page):
    return page.locator("time-line noscript")


def test_what_is_out_of_sight_comes_with_whoever_goes_there(member):
    page = opened(member)
    last = page.locator(".lane", has=page.locator(".bar, noscript")).last.locator("a.bar").first
    expect(page.locator("a.bar").first).to_be_visible()
    assert left(page).count()
    assert not last.count()

    page.locator("time-line").evaluate("(line) => line.scrollTo({ top: line.scrollHeight })")
    expect(last).to_be_visible()


def test_whoever_walks_by_keys_comes_to_every_lane(member):
    page = opened(member)
    page.locator("a.bar").first.focus()
    for _step in range(60):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.lane:nth-last-of-type(-n+3)'))")
    assert not left(page).count()


def test_who_looks_for_one_or_prints_has_them_all(member):
    page = opened(member)
    assert left(page).count()
    page.keyboard.press("Control+f")
    assert not left(page).count()

    page.reload()
    expect(page.locator("a.bar").first).to_be_visible()
    assert left(page).count()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert not left(page).count()


def test_once_the_page_rests_all_are_there_each_once_with_one_stop_a_lane(member):
    page = opened(member)
    expect(left(page)).to_have_count(0, timeout=30_000)
    lanes = page.evaluate(
        """() => [...document.querySelectorAll(".lane")].map((lane) => [...lane.querySelectorAll("a.bar, a.ms")])
        .filter((bars) => bars.length).map((bars) => bars.filter((bar) => bar.tabIndex === 0).length)"""
    )
    assert lanes
    assert set(lanes) == {1}


def test_a_part_drawn_anew_shows_what_the_reader_saw(member):
    page = opened(member)
    page.locator("time-line").evaluate("(line) => line.scrollTo({ top: line.scrollHeight })")
    last = page.locator("a.bar").last
    expect(last).to_be_visible()
    key = last.get_attribute("data-bar")
    page.locator(f'a.bar[data-bar="{key}"]').last.focus()
    answer = page.request.get(page.url).text()
    page.evaluate(
        "(html) => document.querySelector('auto-poll.live').take(html)", TRACK.sub(kept_back, answer)
    )
    expect(page.locator(f'a.bar[data-bar="{key}"]').last).to_be_focused()


def test_without_scripts_all_of_it_is_there(member):
    page = opened(member, java_script_enabled=False)
    answer = page.request.get(page.url).text()
    assert page.locator("a.bar").count() == len(re.findall(r'<a class="bar [^"]*"[^>]* data-bar=', answer))
    expect(page.locator("a.bar").first).to_be_visible()


def test_a_page_that_is_left_is_come_back_to_where_it_stood(member):
    page = opened(member)
    line = page.locator("time-line")
    expect(page.locator("a.bar").first).to_be_visible()
    line.evaluate("(line) => line.scrollTo({ left: 900, top: 120, behavior: 'instant' })")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    at = line.evaluate("(line) => [line.scrollLeft, line.scrollTop]")

    page.reload()
    expect(page.locator("a.bar").first).to_be_visible()
    page.wait_for_function("() => !sessionStorage.getItem('timeline')")
    again = line.evaluate("(line) => [line.scrollLeft, line.scrollTop]")
    assert at[0] == 900 and at[1] > 0
    assert all(abs(one - other) <= 1 for one, other in zip(at, again, strict=True))

"""What a browser makes of a page: how soon a bar of the roadmap can be used, and the longest frame while one is dragged.
Milliseconds. Where there is no Chromium, nothing is measured."""

import shutil
from contextlib import contextmanager

from django.test.testcases import LiveServerThread

try:
    from playwright.sync_api import sync_playwright
except ImportError:  # it comes with what the tests need
    sync_playwright = None

CHROMIUM = sync_playwright and (shutil.which("chromium") or shutil.which("chromium-headless-shell"))
READINGS = 3
SIZE = {"width": 1440, "height": 900}
# A bar is usable once it is drawn in sight and its time line listens; asked at every frame from the first.
WATCH = """
    const look = () => {
        const line = document.querySelector("time-line");
        const bars = line?.ready ? [...line.querySelectorAll("a.bar")].slice(0, 50) : [];
        const seen = bars.some((bar) => bar.checkVisibility() && bar.getBoundingClientRect().right > 0);
        if (seen) window.usable = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""
COUNT = """() => {
    window.longest = 0;
    let last = performance.now();
    const next = (now) => {
        window.longest = Math.max(window.longest, now - last);
        last = now;
        requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
}"""


@contextmanager
def served():
    """The address of a server on this process's database."""
    server = LiveServerThread("127.0.0.1", lambda handler: handler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


@contextmanager
def opened(url, session, watch=WATCH):
    """A page of somebody signed in."""
    with sync_playwright() as played:
        browser = played.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport=SIZE)
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
        context.add_init_script(watch)
        yield context.new_page()
        browser.close()


def usable(page, url):
    """From the click until a bar can be used: the fastest of a few."""
    found = []
    for _reading in range(READINGS):
        page.goto(url, wait_until="commit")
        while not (at := page.evaluate("window.usable")):
            page.wait_for_timeout(50)
        found.append(at)
    return min(found)


def dragged(page):
    """The longest frame while a bar is dragged to and fro for two seconds: the best of a few, for a machine that does
    something else in between makes it longer and nothing makes it shorter."""
    page.wait_for_load_state()
    bar = page.locator('a.bar[data-can="place"]:visible').first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    x, y = box["x"] + min(box["width"] / 2, 40), box["y"] + box["height"] / 2
    return min(one_drag(page, x, y) for _reading in range(READINGS))


def one_drag(page, x, y):
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    page.wait_for_timeout(100)
    page.evaluate(COUNT)
    for step in range(50):
        page.mouse.move(x + 20 + 4 * abs(25 - step), y)
        page.wait_for_timeout(40)
    longest = page.evaluate("window.longest")
    page.keyboard.press("Escape")
    page.mouse.up()
    return longest

"""Somebody at a browser of their own, whose every trouble is written down."""

import re
from functools import wraps
from weakref import WeakSet

from playwright.sync_api import Locator, expect

ACTS = (
    "check", "click", "dblclick", "fill", "press", "press_sequentially", "select_option", "set_input_files", "tap",
    "uncheck",
)  # fmt: skip
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
ROLES = ["owner", "product manager", "project manager", "contributor", "executive"]
PAGES = WeakSet()  # whose requests are counted

# Nothing moves any more: what was drawn anew has found its place, what glides has arrived.
AT_REST = """async () => {
    await new Promise((over) => requestAnimationFrame(() => requestAnimationFrame(over)));
    await Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity)
        .map((one) => one.finished.catch(() => {})));
}"""


class Visit:
    """One session: a context with one page. What a page complains of fails the test that opened it.

    `forgiven` are the statuses the test provokes on purpose; the browser reports those too.
    """

    def __init__(self, browser, house, **options):
        self.house, self.forgiven, self.troubles = house, set(), []
        defaults = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "base_url": house.url}
        self.context = browser.new_context(**defaults | options)
        self.context.set_default_timeout(10_000)
        self.scripted = options.get("java_script_enabled", True)
        self.context.on("page", self.watch)
        self.page = self.context.new_page()

    def watch(self, page):
        if self.scripted:
            patient(page)
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("response", self.answered)

    def heard(self, message):
        # A refused request has its line in the console too; `answered` judges those, by their status.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(f"{self.page.url}: {message.text}")

    def answered(self, response):
        if response.status >= 400 and response.status not in self.forgiven:
            self.troubles.append(f"{response.status} {response.request.method} {response.url}")

    def open(self, path):
        return self.page.goto(path)

    def enter(self, role):
        """Through the demo's door."""
        self.open("/accounts/login/")
        self.page.get_by_role("button", name=re.compile(f"^{role}", re.IGNORECASE)).click()
        expect(self.page.get_by_role("navigation", name="Workspace")).to_be_visible()

    def sign_in(self, email, password):
        self.open("/accounts/login/")
        self.page.get_by_label(re.compile("^E-?mail")).fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def sign_out(self):
        self.page.locator("summary.side-me").click()
        self.page.get_by_role("menuitem", name="Sign out").click()

    def close(self):
        self.context.close()


def patient(page):
    """Who acts waits for the page to listen, as a person does: its address and its buttons are there before that. A
    page that has nothing to listen with is no longer `waited_for`."""
    page.waited_for = True
    page.written = set()
    PAGES.add(page)
    page.on("request", lambda one: one.method in WRITES and page.written.add(one))
    for over in ("requestfinished", "requestfailed"):
        page.on(over, lambda one: page.written.discard(one))
    for name in ("goto", "reload"):
        setattr(page, name, after(settle, getattr(page, name), page))
    for device, names in ((page.keyboard, ("press", "type", "down")), (page.mouse, ("down", "click"))):
        for name in names:
            setattr(device, name, after(listens, getattr(device, name), page))


def at_rest(page):
    """Before anything is measured where a pointer will press: a box that still moves is pressed beside."""
    page.evaluate(AT_REST)


def place_of(locator):
    """Where it stands, in pixels of the page. What is drawn anew in the moment it is asked for has no place yet."""
    for _ in range(20):
        found = locator.bounding_box()
        if found:
            return found
        locator.page.wait_for_timeout(50)
    raise AssertionError(f"{locator} is never to be seen.")


def after(ready, act, page):
    """The act, once `ready(page)` is through."""

    @wraps(act)
    def once_ready(*args, **how):
        ready(page)
        return act(*args, **how)

    return once_ready


def settle(*pages):
    """Nobody looks for a change in an answer that was asked for before the change had arrived. What a test holds back is
    left behind after a while."""
    for page in pages or list(PAGES):
        for _ in range(100):
            if not page.written or page.is_closed():
                break
            page.wait_for_timeout(20)


def listens(page):
    page.locator("html[data-listening]").wait_for(state="attached")


def patiently(act):
    @wraps(act)
    def after_the_page(self, *args, **how):
        if getattr(self.page, "waited_for", False):
            listens(self.page)
        return act(self, *args, **how)

    return after_the_page


for name in ACTS:
    setattr(Locator, name, patiently(getattr(Locator, name)))


def held_back(page):
    """What is sent from here on, to be let through by hand."""
    waits = []
    page.route("**/*", lambda one: waits.append(one) if one.request.method == "POST" else one.continue_())
    return waits


def let_go(page, found, count=1):
    while len(found) < count:
        page.wait_for_timeout(20)
    found[count - 1].continue_()

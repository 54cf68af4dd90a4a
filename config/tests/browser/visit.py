"""Somebody at a browser of their own, whose every trouble is written down."""

import re

from playwright.sync_api import expect

ROLES = ["owner", "product manager", "project manager", "contributor", "executive"]


class Visit:
    """One session: a context with one page. What a page complains of fails the test that opened it.

    `forgiven` are the statuses the test provokes on purpose; the browser reports those too.
    """

    def __init__(self, browser, house, **options):
        self.house, self.forgiven, self.troubles = house, set(), []
        defaults = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "base_url": house.url}
        self.context = browser.new_context(**defaults | options)
        self.context.set_default_timeout(10_000)
        self.context.on("page", self.watch)
        self.page = self.context.new_page()
        if options.get("java_script_enabled", True):
            self.patient(self.page.keyboard)

    def patient(self, keyboard):
        """Keys wait for the page to listen, as a person does: an address stands before its page hears a key."""
        for name in ("press", "type", "down"):
            strike = getattr(keyboard, name)

            def after_the_page(*args, strike=strike, **how):
                self.page.locator("html[data-listening]").wait_for(state="attached")
                return strike(*args, **how)

            setattr(keyboard, name, after_the_page)

    def watch(self, page):
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

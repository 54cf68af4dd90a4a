"""Every page of the app, looked at by axe: nothing serious, nothing critical."""

import re

import pytest
from django.urls import Resolver404, resolve

from config.tests.browser.axe import grave
from config.tests.browser.visit import Visit
from config.tests.routes import routes

LINK = re.compile(r'(?:href|src|action)="(?:http://[^/"]+)?(/(?:w|me|digest|accounts)/[^"#]*)"')
START = [
    "/w/larkfield/",
    "/w/larkfield/start/",
    "/me/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/change/",
]
START += ["/accounts/logout/", "/accounts/email/"]
# Looked at in both themes and both widths.
MAIN = [
    "roadmap:roadmap", "strategy:initiative_show", "execution:work", "execution:project_show", "execution:task_show",
    "execution:workload", "execution:gantt",
]  # fmt: skip
# Sends on, or answers a part of a page.
NO_PAGE = {
    "healthz", "readyz", "api_schema", "api_docs", "accounts:root",
    "roadmap:roadmap_live", "roadmap:import_live", "strategy:timeframe_reading",
    "collaboration:bell", "collaboration:mentions", "strategy:initiative_cell", "strategy:priority_card",
    "strategy:priority_effect", "strategy:initiative_options", "roadmap:foresee", "roadmap:card",
    "roadmap:changes_card", "execution:task_options", "execution:task_cell",
    "execution:gantt_data", "execution:plan_data", "execution:gantt_schedule", "execution:task_quick_read",
    "execution:template_fill", "execution:task_quick_offers", "roadmap:palette",
}  # fmt: skip
# Mails, shown in a frame where no script may run, axe's neither: looked at outside of it.
MAILS = {"roadmap:digest_preview", "accounts:outbox_html"}
# Kept as a file, not shown.
FILES = {
    "roadmap:initiative_export", "strategy:provenance_file", "execution:baseline_export", "execution:file_show",
    "strategy:file_show",
}  # fmt: skip
# Shown on an empty database, and to who is invited: test_the_line looks at these.
ELSEWHERE = {"accounts:welcome", "accounts:invitation_accept"}
# Led to by what the demo's owner may not have begun: a draft, an upload, a comment, a link on just this page;
# or by a key or a menu of a row alone.
SOMETIMES = {
    "strategy:vision_new", "strategy:vision_publish", "roadmap:import_show", "roadmap:import_errors", "roadmap:shared",
    "roadmap:shared_present",
    "strategy:initiative_comment_edit", "execution:project_comment_edit", "execution:task_comment_edit",
    "strategy:link_edit", "execution:link_edit", "strategy:idea_comment_edit", "strategy:goal_report",
    "strategy:priority_place", "strategy:point_answer", "strategy:initiative_shares", "roadmap:draw", "roadmap:shelve",
    "execution:calendar_day_edit", "execution:calendar_day_new", "execution:task_dependency_edit",
    "execution:file_show", "execution:file_edit", "strategy:file_show", "strategy:file_edit",
    "execution:gantt_tie", "execution:baseline_compare", "execution:baseline_edit", "execution:baseline_export",
    "execution:step_edit", "execution:taskview_rename", "roadmap:initiative_progress",
}  # fmt: skip


class Walk:
    """Through all that links and forms lead to, each view once, and an initiative in each of its states."""

    def __init__(self, visit, bets):
        self.visit, self.ask = visit, visit.context.request
        self.pages, self.grave = {}, []  # {view: addresses}, what axe finds on them
        todo, more, seen = [*START], list(bets), set()
        while todo or more:
            address = todo.pop(0) if todo else more.pop()
            view = view_of(address)
            if view is None or address in seen or (view in self.pages and address not in bets):
                continue
            seen.add(address)
            if self.is_read(address):
                todo += self.look(view, address)

    def is_read(self, address):
        """Many forms lead to what is only written to."""
        said = self.ask.fetch(address, method="OPTIONS", max_retries=2).headers.get("allow", "GET")
        return "GET" in said

    def look(self, view, address):
        """The addresses that a page leads to."""
        plain = view in MAILS | FILES
        answer = self.ask.get(address, max_retries=2) if plain else self.visit.open(address)
        if answer.status != 200:
            return []
        self.pages.setdefault(view, []).append(address)
        found = LINK.findall(answer.text())
        if not plain:
            self.grave += grave(self.visit.page)
        return [link.replace("&amp;", "&") for link in found]


@pytest.fixture(scope="module")
def walk(browser, demo, doors, programs):
    visit = Visit(browser, demo, storage_state=doors("owner"))
    bets = {bet["state"]: f"/w/larkfield/initiatives/{bet['key']}/" for bet in programs.all("initiatives/")}
    yield Walk(visit, bets.values())
    visit.close()


@pytest.fixture
def pages(walk):
    return walk.pages


@pytest.fixture
def owner(walk):
    return walk.ask


def view_of(address):
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None


def test_links_lead_to_every_page(owner, pages):
    ours = [route for route in routes() if not route.name.startswith("api:")]
    shown = {
        route.name
        for route in ours
        if route.name in pages or owner.get(route.address("larkfield"), max_redirects=0).status != 405
    }
    assert shown - set(pages) - SOMETIMES == NO_PAGE | ELSEWHERE


def test_nothing_grave_on_any_page(walk):
    assert walk.grave == []
    assert walk.visit.troubles == []


@pytest.mark.parametrize("view", sorted(MAILS))
def test_nothing_grave_in_the_mails(member, owner, pages, view):
    page = member("owner").page
    page.set_content(owner.get(pages[view][0]).text())
    assert grave(page) == []


@pytest.mark.parametrize("role", ["owner", "executive"])
def test_nothing_grave_in_the_dark_or_on_a_phone(member, pages, role):
    visit, found = member(role), []
    visit.page.emulate_media(reduced_motion="reduce")
    for view in MAIN:
        visit.open(pages[view][0])
        for width in (1440, 390):
            visit.page.set_viewport_size({"width": width, "height": 844})
            for theme in ("light", "dark"):
                visit.page.emulate_media(color_scheme=theme)
                found += [f"{theme} {width} {line}" for line in grave(visit.page)]
    assert found == []

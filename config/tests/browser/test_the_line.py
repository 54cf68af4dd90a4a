"""The whole line on an empty database: five people, each at a browser of their own."""

import datetime
import re

from playwright.sync_api import expect

from config.tests.browser.axe import grave

PASSWORD = "a line from vision to done"
PEOPLE = {
    "product manager": ("Ines Duarte", "ines@hub.example"),
    "executive": ("Viktor Hale", "viktor@hub.example"),
    "project manager": ("Jonas Weller", "jonas@hub.example"),
    "contributor": ("Sam Adeyemi", "sam@hub.example"),
}
TODAY = datetime.datetime.now(datetime.UTC).date()
BAR = re.compile("^Standing orders, ")


def after(days):
    return TODAY + datetime.timedelta(days=days)


def test_five_people_walk_the_line_from_a_draft_to_a_bar_that_moves(empty, visitor):
    owner = visitor(empty)
    set_up(owner)
    invitations = {role: invite(owner, email, role) for role, (_name, email) in PEOPLE.items()}
    visits = {role: visitor(empty) for role in PEOPLE}
    for role, link in invitations.items():
        join(visits[role], link, *PEOPLE[role])
    deciding = visits["executive"].page
    draft(visits["product manager"].page)
    approve(deciding)
    launch(visits["project manager"].page)
    plan(visits["project manager"].page)

    before = share_drawn(deciding)
    assert before == 0
    tick(visits["contributor"].page)
    for reader in (deciding, visits["product manager"].page):
        assert share_drawn(reader) > before
        expect(reader.get_by_role("link", name=BAR).locator(".bar-tail")).to_be_visible()
        expect(reader.get_by_role("link", name=re.compile(r"25% done, .* forecast .+ later"))).to_be_visible()
    read_history(deciding)


def set_up(owner):
    page = owner.page
    owner.open("/")
    assert grave(page) == []
    page.get_by_label("Name of your organisation").fill("Hub")
    page.get_by_label("Your name").fill("Mara Lindholm")
    page.get_by_label(re.compile("^E-?mail")).fill("mara@hub.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("navigation", name="Workspace")).to_contain_text("Mara Lindholm")


def invite(owner, email, role):
    """The link that the owner is shown; the mail in the outbox carries the same."""
    page = owner.page
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_text("Invite people", exact=True).click()
    page.get_by_label(re.compile("^E-?mail")).fill(email)
    page.get_by_role("combobox", name="Role").select_option(role.replace(" ", "_"))
    page.get_by_role("button", name="Send the invitation").click()
    return page.get_by_label("Invitation link").input_value()


def join(visit, link, name, email):
    """Accept with a name and a password, then come back through the sign-in page."""
    page = visit.page
    visit.open(link)
    assert grave(page) == []
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("navigation", name="Workspace")).to_contain_text(name)
    visit.sign_out()
    visit.sign_in(email, PASSWORD)
    expect(page.get_by_role("navigation", name="Workspace")).to_contain_text(name)


def draft(page):
    """A product with its approver, a goal with a key result, an initiative that serves it, put forward."""
    dialog = page.get_by_role("dialog")
    page.get_by_role("link", name="Initiatives", exact=True).click()
    page.get_by_role("link", name="New initiative").first.click()
    page.get_by_role("link", name="New product").click()
    page.get_by_label("Name").fill("Orchard")
    page.get_by_label("Key", exact=True).fill("ORC")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Viktor Hale may decide").click()
    expect(page.get_by_role("button", name="Viktor Hale may decide")).to_have_attribute(
        "aria-pressed", "true"
    )

    page.get_by_role("link", name="Add").first.click()
    page.get_by_label("Title").fill("Every third basket orders itself")
    page.get_by_label("Period", exact=True).select_option("own")
    page.get_by_label("First day").fill(after(-30).isoformat())
    page.get_by_label("Last day").fill(after(60).isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Every third basket orders itself")).to_be_visible()
    page.get_by_role("link", name="New key result").click()
    dialog.get_by_label("Title").fill("Share of standing orders")
    dialog.get_by_label(re.compile("^Unit")).fill("%")
    dialog.get_by_label(re.compile("^Start")).fill("5")
    dialog.get_by_label(re.compile("^Target")).fill("33")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Share of standing orders")).to_be_visible()

    page.get_by_role("link", name="Initiatives", exact=True).first.click()
    expect(page.get_by_role("heading", name="Initiatives", level=1)).to_be_visible()
    page.get_by_role("link", name="New initiative").first.click()
    dialog.get_by_label("Title").fill("Standing orders")
    dialog.get_by_label("Outcome").fill("A basket comes back by itself.")
    frame = dialog.get_by_label("Time frame")
    frame.press_sequentially(f"{after(-14):%-d %b %Y} to {after(3):%-d %b %Y}")
    expect(dialog.get_by_text("precise to the day")).to_be_visible()
    dialog.get_by_text("Problem, goals, theme, effort, owner").click()
    dialog.get_by_role("checkbox", name=re.compile("Every third basket")).check()
    dialog.get_by_label("Effort").fill("6")
    dialog.get_by_role("button", name="Draft it").click()
    expect(page.get_by_role("heading", name="Standing orders", level=1)).to_be_visible()
    wanted = page.locator("#requirements")
    wanted.get_by_text("Add").first.click()
    for title in ("Order weekly", "Pause an order", "Change a basket", "Skip a week"):
        page.get_by_label("New requirement").fill(title)
        page.get_by_label("New requirement").press("Enter")
        expect(wanted).to_contain_text(title)
    page.get_by_role("link", name="Send for review").click()
    dialog.get_by_label("Note").fill("Growers ask for it every week.")
    dialog.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("In review", exact=True).first).to_be_visible()


def approve(page):
    """The executive sees it waiting, reads it and says yes with a word."""
    page.reload()
    waiting = page.get_by_role("navigation", name="Workspace").get_by_role("link", name="Approvals")
    expect(waiting).to_contain_text("1")
    waiting.click()
    expect(page.get_by_text("Growers ask for it every week.")).to_be_visible()
    expect(page.get_by_role("radio", name="Approve")).to_be_checked()
    page.get_by_label("Note").fill("The growers have waited long enough.")
    page.get_by_role("button", name="Approve, write promise 1").click()
    expect(page.get_by_role("heading", name="Promised")).to_be_visible()


def launch(page):
    page.get_by_role("link", name="Initiatives", exact=True).first.click()
    page.get_by_role("link", name="Standing orders").click()
    page.get_by_role("link", name="Launch").click()
    page.get_by_label("Lead").select_option(label="Jonas Weller")
    page.get_by_role("dialog").get_by_role("button", name="Launch").click()
    expect(page.get_by_text("Linked project")).to_be_visible()


def plan(page):
    """Sam gets a task for today; the others stay undated, so the forecast lies behind the promise."""
    page.get_by_role("link", name=re.compile("Open.*Standing orders")).click()
    page.get_by_role("link", name="Order weekly").click()
    expect(page.get_by_role("heading", name="Order weekly", level=1)).to_be_visible()
    page.get_by_role("link", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox", name="Sam Adeyemi").check()
    dialog.get_by_label("Due").fill(TODAY.isoformat())
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("complementary", name="Properties")).to_contain_text("Sam Adeyemi")


def tick(page):
    page.get_by_role("link", name="My work").click()
    page.get_by_role("button", name="Mark done: Order weekly").click()
    expect(page.get_by_role("button", name="Mark done: Order weekly")).to_have_count(0)


def share_drawn(page):
    """How much of the bar is filled, as the roadmap draws it."""
    with page.expect_event("load"):  # the same page again, it may be
        page.get_by_role("link", name="Roadmap", exact=True).first.click()
    bar = page.get_by_role("link", name=BAR)
    expect(bar).to_be_visible()
    return float(bar.evaluate("bar => bar.style.getPropertyValue('--p')"))


def read_history(page):
    """Every step with who took it, newest first, and the words they gave."""
    page.get_by_role("link", name=BAR).click()
    steps = page.locator("#decisions > ol > li")
    said = ["Launched by Jonas Weller", "Approved by Viktor Hale", "Sent for review by Ines Duarte"]
    expect(steps).to_contain_text([*said, "by Ines Duarte"])
    expect(steps.nth(1)).to_contain_text("The growers have waited long enough.")
    expect(steps.nth(2)).to_contain_text("Growers ask for it every week.")

"""From what a customer said to an initiative, by keyboard: captured, voted for, marked, promoted, taken back."""

import re

import pytest
from playwright.sync_api import expect

from config.tests.browser.axe import grave

SAID = "The gate is locked at five. Nobody told the driver. We lost the milk."
SELECT = """(words) => {
  const quote = [...document.querySelectorAll("quote-mark blockquote")].find((q) => q.textContent.includes(words));
  const text = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT).nextNode();
  const start = text.data.indexOf(words);
  document.getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""


@pytest.fixture
def idea(programs):
    """An idea of its own for the test."""
    made = programs.make("ideas/", title="Tell the driver about the gate", product="ROU")
    yield made | {"page": f"/w/larkfield/ideas/{made['key']}/"}
    programs.remove(f"ideas/{made['id']}/")


def test_what_somebody_said_becomes_an_initiative_and_is_taken_back(member, idea):
    page = member("product manager").page
    page.goto(idea["page"])
    page.keyboard.press("v")
    vote = page.get_by_role("complementary").get_by_role(
        "button", name=re.compile("vote for Tell the driver")
    )
    expect(vote).to_have_attribute("aria-pressed", "true")

    page.keyboard.press("i")
    page.get_by_label("what they said", exact=False).fill(SAID)
    page.get_by_label("Who said it").fill("Gate Street Dairy")
    page.keyboard.press("Enter")
    quote = page.locator(".insl li").filter(has_text="We lost the milk.")
    expect(quote).to_contain_text("Gate Street Dairy")
    page.evaluate(SELECT, "Nobody told the driver.")
    page.get_by_role("button", name="This counts").click()
    expect(quote.locator("mark")).to_have_text("Nobody told the driver.")
    assert grave(page) == []

    page.keyboard.press("p")
    page.get_by_role("dialog").get_by_role("button", name="Promote").click()
    evidence = page.get_by_role("region", name="Evidence")
    expect(evidence).to_contain_text("demand 1 from 1 customer")
    assert grave(page) == []
    page.keyboard.press("z")
    expect(page.get_by_role("status", name="Messages")).to_contain_text("undone", ignore_case=True)
    page.goto(idea["page"])
    expect(page.get_by_role("link", name="Promote to initiative")).to_be_visible()


def test_an_answer_that_was_begun_before_another_was_published_meets_it(member, idea, programs):
    """Whatever is pressed on the page meanwhile, which draws it anew."""
    visit = member("product manager")
    visit.forgiven.add(409)
    page = visit.page
    page.goto(idea["page"])
    words = page.get_by_label("What they are told")
    words.fill("Begun before")
    owner = member("owner").page
    owner.goto(idea["page"])
    owner.get_by_label("What they are told").fill("Published first")
    owner.get_by_role("button", name="Send answer").click()
    expect(owner.get_by_text("Published first").first).to_be_visible()

    page.keyboard.press("Escape")
    page.get_by_role("complementary").get_by_role("button", name=re.compile("vote for")).click()
    expect(page.get_by_text("Published first").first).to_be_visible()
    expect(words).to_be_visible()
    expect(words).to_have_value("Begun before")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("Somebody changed the idea a moment ago.")).to_be_visible()
    assert programs.get(f"ideas/{idea['id']}/")["answer"] == "Published first"
    expect(words).to_have_value("Begun before")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("Begun before").first).to_be_visible()
    assert programs.get(f"ideas/{idea['id']}/")["answer"] == "Begun before"

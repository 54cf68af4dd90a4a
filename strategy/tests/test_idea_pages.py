"""The pages of ideas, insights and customers, and what an initiative's page shows of them."""

import pytest

from collaboration.models import Notification
from strategy.models import Idea, Initiative
from strategy.tests.page import main, words
from strategy.tests.wanted import heard, idea


def titles(answer):
    """Of the list, in its order."""
    rows = main(answer).partition('<ul id="rows">')[2].partition("</ul>")[0].split("<li ")[1:]
    return [row.partition('class="ell semi">')[2].partition("<")[0] for row in rows]


@pytest.fixture
def three(place):
    """Wanted by the heaviest customer, by most people, and last."""
    heavy, voted, new = (
        idea(place, "Heavy"),
        idea(place, "Voted"),
        idea(place, "New", product=None, source="Visit"),
    )
    heard(place, heavy, "Saltmarsh Schools", 3)
    for member in (place.manager, place.reader):
        voted.vote(by=member)
    return heavy, voted, new


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Heavy", "Voted", "New"]),
        ("?order=votes", ["Voted", "Heavy", "New"]),
        ("?order=new", ["New", "Voted", "Heavy"]),
        ("?product=ORC", ["Heavy", "Voted"]),
        ("?source=Visit", ["New"]),
        ("?q=eav", ["Heavy"]),
        ("?tab=planned", []),
        ("?state=open", ["Heavy", "Voted", "New"]),
        ("?state=nonsense", []),
    ],
)
def test_the_list_says_what_its_address_asks(place, three, query, expected):
    assert titles(place.get(f"ideas/{query}")) == expected


def test_more_than_a_page_goes_on_where_it_ended(place):
    rows = [idea(place, f"Idea {n}") for n in range(43)]
    for row in rows[::4]:
        row.vote(by=place.reader)
    first = place.get("ideas/?order=votes")
    link = (
        main(first).partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    )
    found = titles(first) + titles(place.get(f"ideas/{link}"))
    assert sorted(found) == sorted(row.title for row in rows)
    assert found[:11] == [row.title for row in reversed(rows[::4])]


def test_the_tabs_count_what_they_hold(place, three):
    heavy, voted, _new = three
    heavy.promote(by=place.manager)
    voted.answer_voters(by=place.manager, verdict="no", words="No, for a reason.")
    page = words(place.get("ideas/"))
    assert "Open 1 Needs an answer 1 Planned 1 Answered 1 All 3" in page


def test_an_empty_list_says_what_belongs_here(place):
    page = words(place.get("ideas/"))
    assert "No open idea" in page
    assert "New idea" in page


def test_the_most_wanted_is_opened_beside_the_list(place, three):
    page = words(place.get("ideas/"))
    assert "Said by Saltmarsh Schools." in page
    assert "3 from 1 customer" in page


def test_it_votes_and_takes_it_back_and_stays_where_it_was(place, three):
    row, back = three[0], place.url("ideas/?order=new")
    answer = place.post(f"ideas/{row.key}/vote/", {"want": "yes", "next": back})
    assert answer.url == back
    assert row.votes.count() == 1
    place.post(f"ideas/{row.key}/vote/", {"want": "yes"})
    assert row.votes.count() == 1
    place.post(f"ideas/{row.key}/vote/", {"want": "no"})
    assert row.votes.count() == 0


def test_a_merged_one_leads_to_the_one_that_stayed(place, three):
    heavy, voted, _new = three
    answer = place.post(f"ideas/{voted.key}/merge/", {"into": heavy.pk}, follow=True)
    assert "/undo/" in answer.content.decode()
    answer = place.get(f"ideas/{voted.key}/")
    assert answer.url == heavy.get_absolute_url()
    assert "was merged into this one" in place.get(f"ideas/{heavy.key}/").content.decode()
    heavy.trash(by=place.manager)
    alone = words(place.get(f"ideas/{voted.key}/"))
    assert voted.title in alone and "merged into" not in alone
    heavy.refresh_from_db()
    heavy.restore(by=place.manager)
    assert place.get(f"ideas/{voted.key}/").url == heavy.get_absolute_url()
    place.post(f"ideas/{voted.key}/separate/")
    voted.refresh_from_db()
    assert voted.state == "open"


def test_what_is_not_alike_is_no_longer_shown_as_such(place):
    one, other = idea(place, "Missing crates at noon"), idea(place, "Crates go missing")
    page = words(place.get(f"ideas/{one.key}/"))
    assert "Looks alike 1" in page
    assert "Shares “crates” and “missing”" in page
    back = one.get_absolute_url()
    assert place.post(f"ideas/{one.key}/unlike/", {"other": other.pk, "next": back}).url == back
    assert "Looks alike" not in words(place.get(f"ideas/{other.key}/"))


def test_what_cannot_be_merged_says_so_in_the_dialog(place, three):
    heavy, voted, _new = three
    for row in (heavy, voted):
        row.promote(by=place.manager)
    answer = place.post(f"ideas/{voted.key}/merge/", {"into": heavy.pk})
    assert answer.status_code == 422
    assert "An idea leads to one initiative." in words(answer)


def test_promoting_leads_to_the_draft_whose_page_shows_the_evidence(place, three):
    heavy = three[0]
    answer = place.post(f"ideas/{heavy.key}/promote/", {"product": place.product.pk}, follow=True)
    page = words(answer)
    assert "Evidence 1 insight demand 3 from 1 customer" in page
    assert "Promoted from Heavy" in page
    assert "Said by Saltmarsh Schools." in page
    assert "Promoted into" in words(place.get(f"ideas/{heavy.key}/"))


def test_without_a_product_the_dialog_asks_for_one(place, three):
    answer = place.post(f"ideas/{three[2].key}/promote/", {})
    assert answer.status_code == 422
    assert "Say which product it is for" in words(answer)
    assert not Initiative.objects.exists()


def test_an_answer_reaches_the_inbox_of_whoever_voted(place, three):
    voted = three[1]
    form = {"verdict": "not_now", "words": "Not this year.", "version": voted.version}
    answer = place.post(f"ideas/{voted.key}/answer/", form, follow=True)
    assert "1 person is told." in answer.content.decode()
    assert "Not this year." in words(answer)
    place.sign_in(place.reader)
    inbox = words(place.get("inbox/"))
    assert "answered Voted" in inbox
    assert "Not now: Not this year." in inbox


def test_an_answer_to_another_version_is_not_sent(place, three):
    voted = three[1]
    voted.edit(by=place.manager, changes={"title": "Renamed"})
    answer = place.post(f"ideas/{voted.key}/answer/", {"verdict": "no", "words": "No.", "version": 1})
    assert answer.status_code == 409
    assert "Somebody changed the idea" in words(answer)
    assert "No." in main(answer)
    assert not Notification.objects.filter(verb="answer").exists()


def test_an_answer_without_words_says_so_at_its_field(place, three):
    answer = place.post(f"ideas/{three[1].key}/answer/", {"verdict": "no", "words": ""})
    assert answer.status_code == 422
    assert "Answer in a sentence" in words(answer)


def test_a_contributor_votes_and_adds_and_decides_nothing(place, three):
    place.sign_in(place.reader)
    page = main(place.get(f"ideas/{three[0].key}/"))
    assert "New idea" in page
    assert "Add insight" in page
    assert "vote for Heavy" in page
    for verb in ("Promote to initiative", "Send answer", "idea-merge", "Edit title"):
        assert verb not in page


def test_an_executive_reads_without_a_control(place, three):
    place.sign_in(place.approver)
    page = main(place.get(f"ideas/{three[0].key}/"))
    assert "View only" in page
    assert 'method="post"' not in page
    assert "data-dialog" not in page


def test_an_idea_needs_one_field(place):
    answer = place.post("ideas/new/", {"title": "Order in Portuguese"})
    assert answer.url == Idea.objects.get().get_absolute_url()


def test_saving_while_its_product_is_in_the_trash_keeps_it(place):
    row = idea(place)
    place.product.trash(by=place.manager)
    place.post(f"ideas/{row.key}/edit/", {"title": "Renamed", "product": "", "version": row.version})
    place.product.restore(by=place.manager)
    row = Idea.objects.select_related("product").get(pk=row.pk)
    assert (row.title, row.home) == ("Renamed", place.product)

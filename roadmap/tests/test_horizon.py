"""Now, next and later: what dates say, what a hand says, and who is told of it."""

import datetime as dt

import pytest
from django.test import Client

from roadmap import horizon
from roadmap.comparing import HORIZON, compare
from roadmap.horizon import LATER, NEXT, NOW, OVER
from roadmap.past import picture_at
from roadmap.tests import factories as make

TODAY = dt.date(2026, 6, 17)
SOON, FAR = TODAY + dt.timedelta(days=183), TODAY + dt.timedelta(days=184)


@pytest.mark.parametrize(
    ("state", "start", "place"),
    [
        ("in_delivery", FAR, NOW),
        ("approved", SOON, NEXT),
        ("approved", TODAY - dt.timedelta(days=9), NEXT),
        ("approved", FAR, LATER),
        ("approved", None, LATER),
        ("in_review", SOON, NEXT),
        ("in_review", FAR, LATER),
        ("draft", SOON, LATER),
        ("on_hold", SOON, LATER),
        ("shipped", SOON, OVER),
        ("declined", SOON, OVER),
    ],
)
def test_dates_and_state_say_where_it_stands(state, start, place):
    assert horizon.by_dates(state, start, TODAY) == place


def test_a_word_of_somebody_wins_until_it_is_over():
    assert horizon.place("draft", None, TODAY, NOW) == NOW
    assert horizon.place("in_delivery", None, TODAY, LATER) == LATER
    assert horizon.place("shipped", None, TODAY, NOW) == OVER


@pytest.fixture
def bet(db):
    _workspace, owner = make.workspace()
    return make.initiative(owner, make.product(owner), owner=owner)


def page(bet):
    client = Client()
    client.force_login(bet.owner.user)
    return client, bet.get_absolute_url()


def test_its_page_says_where_it_stands_and_takes_another_word(bet):
    client, url = page(bet)
    assert "by its dates" in client.get(url).content.decode()
    client.post(f"{url}edit/horizon/", {"horizon": "next", "version": bet.version})
    bet.refresh_from_db()
    assert bet.horizon == "next"
    assert "set by hand" in client.get(url).content.decode()
    story = client.get(f"{url}history/?field=horizon").content.decode()
    assert "Next" in story


def test_another_word_than_the_three_is_refused(bet):
    client, url = page(bet)
    answer = client.post(f"{url}edit/horizon/", {"horizon": "someday", "version": bet.version})
    assert answer.status_code == 422
    bet.refresh_from_db()
    assert bet.horizon == ""


def test_the_api_reads_and_writes_it(bet):
    client, _url = page(bet)
    where = f"/api/v1/initiatives/{bet.pk}/"
    assert client.get(where).json()["horizon"] == ""
    asked = {"horizon": "later", "version": bet.version}
    answer = client.patch(where, asked, content_type="application/json")
    assert answer.json()["horizon"] == "later"


def test_a_change_of_it_is_told_among_what_changed(bet):
    at = bet.created_at + dt.timedelta(hours=1)
    bet.edit(by=bet.owner, changes={"horizon": "next"}, at=at)
    then, now = picture_at(bet.workspace, at), picture_at(bet.workspace, at + dt.timedelta(hours=1))
    (change,) = compare(then, now)
    assert [(facet.kind, facet.old, facet.new) for facet in change.facets] == [(HORIZON, "", "next")]

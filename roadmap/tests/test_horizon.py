"""Now, next and later: what dates say, what a hand says, and who is told of it."""

import datetime as dt

import pytest
from django.test import Client

from roadmap.history.comparing import HORIZON, compare
from roadmap.history.past import picture_at
from roadmap.tests import factories as make
from strategy import horizon
from strategy.horizon import LATER, NEXT, NOW, OVER
from strategy.models import Initiative

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


def test_the_database_finds_what_stands_there(db):
    workspace, owner = make.workspace()
    product = make.product(owner)
    starts = [None, TODAY, SOON, FAR]
    states = ["draft", "in_review", "approved", "in_delivery", "on_hold", "shipped", "declined"]
    cases = [(state, start, said) for state in states for start in starts for said in ("", NOW, LATER)]
    for number, (state, start, said) in enumerate(cases, 1):
        Initiative.objects.bulk_create([
            Initiative(
                workspace=workspace, product=product, number=number, title="A bet", state=state, start=start,
                end=start, horizon=said, held_from="draft" if state == "on_hold" else "",
            )
        ])  # fmt: skip
    for asked in ([NOW], [NEXT], [LATER], [NOW, NEXT], [OVER]):
        found = workspace.initiatives.filter(horizon.standing(asked, TODAY)).values_list("number", flat=True)
        expected = [
            n for n, case in enumerate(cases, 1) if horizon.place(case[0], case[1], TODAY, case[2]) in asked
        ]
        assert sorted(found) == expected, asked


@pytest.mark.parametrize("layout", ["timeline", "list", "board"])
def test_the_roadmap_is_narrowed_to_it_by_its_address(bet, layout):
    other = make.initiative(bet.owner, bet.product, owner=bet.owner, title="The one for later")
    bet.edit(by=bet.owner, changes={"horizon": "next"})
    client, _url = page(bet)
    where = f"/w/{bet.workspace.slug}/roadmap/"
    said = client.get(f"{where}?layout={layout}&horizon=next").content.decode()
    assert bet.get_absolute_url() in said and other.get_absolute_url() not in said
    said = client.get(f"{where}?layout={layout}&horizon=next&horizon.op=not").content.decode()
    assert bet.get_absolute_url() not in said and other.get_absolute_url() in said


def test_the_table_groups_sorts_and_changes_many_by_it(bet):
    other = make.initiative(bet.owner, bet.product, owner=bet.owner, title="The one for later")
    shipped = make.initiative(bet.owner, bet.product, owner=bet.owner, title="Over")
    Initiative.objects.filter(pk=shipped.pk).update(state="shipped")
    bet.edit(by=bet.owner, changes={"horizon": "next"})
    client, _url = page(bet)
    where = f"/w/{bet.workspace.slug}/initiatives/"
    said = client.get(f"{where}?group=horizon&order=horizon").content.decode()
    heads = [said.index(f"Show the rows of {word}") for word in ("Next", "Later", "Shipped or declined")]
    rows = [said.index(one.get_absolute_url()) for one in (bet, other, shipped)]
    assert [n for pair in zip(heads, rows, strict=True) for n in pair] == sorted(heads + rows)

    posted = {"do": "horizon=now", "ids": [str(bet.pk), str(other.pk)]}
    client.post(f"{where}bulk/", posted)
    assert set(bet.workspace.initiatives.exclude(state="shipped").values_list("horizon", flat=True)) == {
        "now"
    }
    client.post(f"{where}bulk/", posted | {"do": "horizon="})
    assert set(bet.workspace.initiatives.values_list("horizon", flat=True)) == {""}


def test_the_api_lists_what_stands_there(bet):
    client, _url = page(bet)
    assert [row["key"] for row in client.get("/api/v1/initiatives/?horizon=later").json()["results"]] == [
        bet.key
    ]
    assert client.get("/api/v1/initiatives/?horizon=now").json()["results"] == []
    refused = client.get("/api/v1/initiatives/?horizon=someday")
    assert refused.status_code == 400 and refused.json()["detail"].startswith("horizon: One of")


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

"""The table twin of the timeline: the same lanes, the rows of the table of initiatives, edited where they stand."""

import re

import pytest
from django.test import Client

from accounts.roles import Role
from roadmap.tests import factories as make
from roadmap.views import pictures

HTMX = {"HX-Request": "true"}


class Place:
    """A bet that serves two goals, and one that serves none."""

    def __init__(self):
        self.workspace, self.owner = make.workspace()
        self.product = make.product(self.owner, key="ORC")
        goals = [make.goal(self.owner, self.product, title) for title in ("Fewer calls", "Lower cost")]
        self.bet = make.initiative(self.owner, self.product, "Standing orders", goals=goals)
        self.loose = make.initiative(self.owner, self.product, "Price guidance")
        self.client = self.client_of(self.owner)

    def client_of(self, member):
        client = Client()
        client.force_login(member.user)
        return client

    def url(self, path=""):
        return f"/w/{self.workspace.slug}/{path}"

    def page(self, query="?layout=list", client=None):
        return (client or self.client).get(self.url(f"roadmap/{query}")).content.decode()


@pytest.fixture
def place(db):
    return Place()


def rows(page):
    return re.findall(r'<tr role="row" data-row="([^"]+)"', page)


def test_what_stands_in_two_lanes_has_a_row_in_each(place):
    page = place.page()
    assert rows(page).count(str(place.bet.pk)) == 2
    assert rows(page).count(str(place.loose.pk)) == 1
    assert rows(place.page("?layout=list&group=owner")).count(str(place.bet.pk)) == 1


def test_the_rest_of_a_long_table_is_drawn_when_asked(place, monkeypatch):
    monkeypatch.setattr(pictures, "ROWS", 2)
    page = place.page()
    assert rows(page) == [str(place.bet.pk)] * 2
    assert "Show 1 more" in page
    assert 'href="?layout=list&amp;show=all"' in page
    whole = place.page("?layout=list&show=all")
    assert len(rows(whole)) == 3
    assert "/roadmap/live/?layout=list&amp;show=all" in whole  # and stays so while it polls


def test_filters_narrow_it_as_they_do_the_timeline(place):
    assert rows(place.page("?layout=list&text=guidance")) == [str(place.loose.pk)]


def test_the_timeline_offers_it(place):
    place.bet.edit(by=place.owner, changes={"start": make.START, "end": make.END})
    assert 'href="?product=ORC&amp;layout=list">Show as a table' in place.page("?product=ORC")


def test_a_saved_cell_comes_back_as_a_row_of_this_table(place):
    url = re.search(r'data-url="([^"]+)"', place.page())[1].replace("NAME", "title")
    answer = place.client.post(url, {"title": "Weekly orders", "version": place.bet.version}, headers=HTMX)
    row = answer.content.decode()
    assert "Weekly orders" in row and 'data-c="health"' in row


def test_its_columns_are_its_own(place):
    chosen = {"shown": ["owner"], "order": ["owner"], "next": place.url("roadmap/?layout=list")}
    answer = place.client.post(place.url("initiatives/columns/?table=roadmap"), chosen)
    assert answer["Location"] == chosen["next"]
    assert 'data-c="when"' not in place.page()
    assert 'data-c="when"' in place.client.get(place.url("initiatives/")).content.decode()


def test_who_only_reads_edits_and_ticks_nothing(place):
    reader = place.client_of(make.member(place.workspace, Role.EXECUTIVE))
    page = place.page(client=reader)
    assert rows(page)
    for control in ("data-edit", 'name="ids"', 'class="bulk"'):
        assert control not in page

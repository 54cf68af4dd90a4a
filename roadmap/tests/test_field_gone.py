"""A view that asks for a field of the company's shows nothing once that field is gone: never all that it left out."""

import datetime as dt
import re

import pytest

from accounts.models import CustomField
from roadmap.models import Roadmap
from roadmap.models.share import Field
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")
WAYS = {"archived": lambda field, by: field.archive(by=by), "deleted": lambda field, by: field.trash(by=by)}
NARROWED = [
    "field-rollout=pilot",
    "field-rollout=pilot&field-rollout.op=not",
    "field-rollout=none",
    "field-cost.from=1",
]


@pytest.fixture
def fields(place):
    options = [{"key": "pilot", "label": "Pilot phase", "hue": "g", "archived": False}]
    return [
        CustomField.create(by=place.owner, name="Rollout", kind="choice", options=options),
        CustomField.create(by=place.owner, name="Cost", kind="number"),
    ]


@pytest.fixture
def bets(place, fields):
    goal = make.goal(place.owner, place.product, "A goal of the house")
    one = make.approved(place.owner, place.product, title="Inside", goals=[goal])
    one.edit(by=place.owner, changes={"field-rollout": "pilot", "field-cost": 5})
    return one, make.approved(place.owner, place.product, title="Outside", goals=[goal])


def saved(place, **fields):
    return Roadmap.create(by=place.owner, name="Pilots", product=place.product, **{"group": "goal"} | fields)


@pytest.mark.parametrize("part", ["", "present/"])
@pytest.mark.parametrize("gone", WAYS)
@pytest.mark.parametrize("filters", NARROWED)
def test_a_share_link_shows_nothing(place, visitor, issue, bets, fields, filters, gone, part):
    _link, path = issue(roadmap=saved(place, filters=filters), fields=Field.values)
    before = visitor.get(path + part).content.decode()
    assert ("Inside" in before) != ("Outside" in before)

    for field in fields:
        WAYS[gone](field, place.owner)
    after = visitor.get(path + part)
    assert after.status_code == 200
    assert "Inside" not in after.content.decode() and "Outside" not in after.content.decode()


def test_nor_is_any_of_it_news(place, visitor, issue, bets, fields, monkeypatch):
    def clock(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    clock(make.NOON)
    _link, path = issue(roadmap=saved(place, filters="field-rollout=pilot"), fields=Field.values)
    visitor.get(path)
    fields[0].archive(by=place.owner, at=make.NOON + dt.timedelta(days=1))
    bets[1].edit(
        by=place.owner,
        changes={"end": dt.date(2026, 12, 1)},
        at=make.NOON + dt.timedelta(days=1),
        note="Late.",
    )
    clock(make.NOON + dt.timedelta(days=2))
    for part in ("", "present/"):
        body = visitor.get(path + part).content.decode()
        assert "Inside" not in body and "Outside" not in body


@pytest.mark.parametrize("part", ["", "present/"])
@pytest.mark.parametrize("gone", WAYS)
@pytest.mark.parametrize(
    "words",
    [{"group": "field-rollout"}, {"layout": "board", "then": "field-rollout"}],
    ids=["lanes", "board"],
)
def test_headings_of_a_field_that_is_gone_are_no_others(
    place, visitor, issue, bets, fields, words, gone, part
):
    _link, path = issue(roadmap=saved(place, **words), fields=Field.values)
    for field in fields:
        WAYS[gone](field, place.owner)
    body = visitor.get(path + part).content.decode()
    assert "Inside" in body and "A goal of the house" not in body


@pytest.mark.parametrize("query", NARROWED)
@pytest.mark.parametrize("path", ["roadmap/", "initiatives/", "roadmap/changes/"])
def test_members_see_nothing_too_and_why(place, bets, fields, path, query):
    for field in fields:
        field.archive(by=place.owner)
    found = place.get(f"{path}?{query}")
    body = found.content.decode()
    assert found.status_code == 200 and "Inside" not in body and "Outside" not in body
    if path in ("roadmap/", "initiatives/"):
        assert "is no longer here" in body and "Remove filter Field" in body
        bare = place.get(path + re.search(r'class="chip-x" href="([^"]*)"', body)[1].replace("&amp;", "&"))
        assert "Inside" in bare.content.decode() and "Outside" in bare.content.decode()


def test_a_field_that_came_back_narrows_as_before(place, visitor, issue, bets, fields):
    _link, path = issue(roadmap=saved(place, filters="field-rollout=pilot"), fields=Field.values)
    fields[0].trash(by=place.owner)
    CustomField.everything.get(pk=fields[0].pk).restore(by=place.owner)
    body = visitor.get(path).content.decode()
    assert "Inside" in body and "Outside" not in body


def test_an_empty_word_asks_for_nothing(place, bets):
    body = place.get("roadmap/?field-rollout=&field-rollout.op=not").content.decode()
    assert "Inside" in body and "is no longer here" not in body


def test_the_api_names_the_field_that_is_not_there(place, bets, fields):
    fields[0].archive(by=place.owner)
    url = "/api/v1/roadmap/changes/?since=2026-05-01&field-rollout=pilot"
    found = place.client.get(url, headers={"X-Workspace": place.workspace.slug})
    assert found.status_code == 400 and "field-rollout" in found.content.decode()

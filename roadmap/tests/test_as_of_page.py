"""The roadmap of one day: what waited for what, what its bars tell, the slider, and what filters leave."""

import datetime as dt
import re
import uuid

import pytest

from accounts.models import ApiToken
from execution.models import StatusUpdate
from roadmap import actions
from roadmap.drawing import lane_markup, phone_markup
from roadmap.history.slider import cameras_of
from roadmap.tests import factories as make
from strategy.models import InitiativeDependency

DAY = dt.timedelta(days=1)
MAY = dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
JUNE = make.NOON - 2 * DAY

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def told(place, monkeypatch):
    """In May "First" was begun and "Then" waited for it; two days before today, words and waiting went."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOON)
    owner, how = place.owner, {"at": MAY}
    place.product = make.product(owner, name="Depot", key="DEP", at=MAY)
    first = make.initiative(
        owner,
        place.product,
        "First",
        start=make.START,
        end=make.END,
        problem="Doors stand open.",
        owner=owner,
        **how,
    )
    then = make.initiative(
        owner, place.product, "Then", start=dt.date(2026, 9, 1), end=dt.date(2026, 10, 30), **how
    )
    link = InitiativeDependency.create(by=owner, before=first, after=then, **how)
    delivery, _new = actions.launch(make.approve(first, owner, at=MAY), owner, at=MAY)
    task = make.task(
        owner, delivery.project, start=dt.date(2026, 5, 4), due=dt.date(2026, 9, 11), estimate=8, **how
    )
    task.edit(by=owner, at=MAY, changes={"status": "doing"})
    StatusUpdate.declare(delivery.project, by=owner, health="at_risk", words="A door is late.", at=MAY + DAY)
    actions.take_readings(place.workspace, MAY + 2 * DAY)
    place.first, place.then = first, then
    first.refresh_from_db()
    first.edit(by=owner, at=JUNE, changes={"problem": "Nobody minds any more.", "title": "Later words"})
    link.trash(by=owner, at=JUNE)
    StatusUpdate.declare(delivery.project, by=owner, health="on_track", words="It came.", at=JUNE)
    return place


def body(place, query):
    answer = place.get(f"roadmap/changes/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def card(place, one, query="on=2026-06-01", status=200):
    answer = place.get(f"roadmap/changes/{one}/card/?{query}")
    assert answer.status_code == status
    return answer.content.decode()


def test_what_waited_for_what_is_drawn_with_what_could_not_hold(told):
    then, now = body(told, "on=2026-06-01"), body(told, "on=2026-06-17")
    assert f'data-ends="{told.first.pk} {told.then.pk}"' in then
    assert "Forecast overlaps Then by" in then  # said in the name of the bar too
    assert "data-ends" not in now and "overlaps" not in now


def test_an_arrow_of_the_day_needs_both_ends_in_the_selection(told):
    assert "data-ends" not in body(told, "on=2026-06-01&text=First")
    assert "Forecast overlaps Then by" in body(told, "on=2026-06-01&text=First")


def test_a_card_tells_what_was_true_then(told):
    then = card(told, told.first.pk)
    assert "Doors stand open." in then and '<b class="semi">First</b>' in then and "As of 1 Jun" in then
    assert "Ines Duarte" in then and "Forecast overlaps Then by" in then and "since 12 May" in then
    assert "Silent 19 days" in then and "On track" not in then
    assert "says at risk" in card(told, told.first.pk, "on=2026-05-20")
    today = card(told, told.first.pk, "on=2026-06-17")
    assert "Nobody minds any more." in today and "Later words" in today and "overlaps" not in today


def test_a_card_of_what_was_not_there_on_a_day_that_is_none(told):
    fresh = make.initiative(told.owner, told.product, "Fresh", at=JUNE)
    card(told, fresh.pk, status=404)
    card(told, uuid.uuid4(), status=404)
    assert "on is a date like" in card(told, told.first.pk, "on=never", 400)


def test_what_was_deleted_since_has_a_card_too(told):
    told.then.trash(by=told.owner, at=JUNE)
    assert "Depends on First" not in card(told, told.then.pk) and "Begins" in card(told, told.then.pk)
    card(told, told.then.pk, "on=2026-06-17", status=404)


def test_a_promise_that_differs_is_drawn_under_its_bar(told):
    assert "bar-prom" in body(told, "on=2026-06-01")
    assert "bar-prom" not in body(told, "since=2026-06-01")


def test_days_of_the_slider_say_how_much_changed(told):
    found = body(told, "on=2026-06-01")
    assert re.search(r'data-at="\d+" title="12 May, \d+ changes"', found)
    assert 'data-said="As of 1 Jun: 2 initiatives planned."' in found


def test_cameras_that_stand_close_keep_their_names_to_themselves():
    found = [(camera.a, camera.named, camera.flips) for camera in cameras_of("abcd", [10, 20, 50, 97])]
    assert found == [(10, False, False), (20, True, False), (50, True, False), (97, True, True)]


# -- filters ----------------------------------------------------------------------------------------------------------


def changed(place, query):
    found = place.get(f"roadmap/changes/?{query}").context["page"]
    return [item.title for item in found.found.items], [one["n"] for one in found.filters]


def test_filters_narrow_a_comparison_and_its_counts(told):
    told.then.edit(by=told.owner, at=JUNE, changes={"end": dt.date(2026, 12, 18)})
    every, counts = changed(told, "since=2026-06-01")
    assert sorted(every) == ["Later words", "Then"] and counts[:2] == [2, 2]
    assert changed(told, "since=2026-06-01&state=draft") == (["Then"], [1, 1, 0, 0, 0, 0])
    assert changed(told, "since=2026-06-01&state=shipped") == ([], [0] * 6)
    assert changed(told, "since=2026-06-01&owner=nobody") == ([], [0] * 6)


def test_what_left_a_selection_is_told_in_it(told):
    told.then.edit(by=told.owner, at=JUNE, changes={"end": dt.date(2026, 12, 18), "owner": told.owner})
    assert changed(told, "since=2026-06-01&owner=none")[0] == ["Then"]
    assert "Then" in changed(told, f"since=2026-06-01&owner={told.owner.pk}")[0]


def test_a_selection_without_changes_says_so_and_leads_out(told):
    found = body(told, "since=2026-06-01&until=2026-06-10&state=draft&product=DEP")
    assert "Nothing changed in this selection between 1 Jun and 10 Jun." in found
    assert 'href="?product=DEP&amp;since=2026-06-01&amp;until=2026-06-10"' in found


def test_filters_stay_in_every_address_of_the_page(told):
    found = body(told, "since=2026-06-01&state=draft&state=approved&show=later")
    assert "state=draft&amp;state=approved" in found.split("Quiet the rest")[0]
    assert (
        found.count('<input type="hidden" name="state" value="approved">') >= 3
    )  # both pickers and the slider


def test_a_program_narrows_what_changed(told):
    told.then.edit(by=told.owner, at=JUNE, changes={"end": dt.date(2026, 12, 18)})
    _token, key = ApiToken.issue(membership=told.owner, name="Reports")

    def ask(query):
        where = f"/api/v1/roadmap/changes/?since=2026-06-01&{query}"
        return told.client.get(where, headers={"Authorization": f"Bearer {key}"})

    assert [one["title"] for one in ask("state=draft&text=then").json()["results"]] == ["Then"]
    assert ask("state=shipped").json()["results"] == []
    refused = ask("owner=nobody")
    assert refused.status_code == 400 and "There is nothing here of that name." in str(refused.json())
    assert "owner" in str(refused.json()) and ask("colour=red").status_code == 400


def test_a_day_is_narrowed_by_what_was_true_on_it(told):
    assert ">Then<" in body(told, "on=2026-06-01&state=draft")
    gone = body(told, "on=2026-05-01&state=draft")
    assert "Nothing of this selection was planned yet" in gone
    assert "First, in delivery" in body(told, "on=2026-06-01&text=doors")
    assert "Later words, in delivery" not in body(told, "on=2026-06-17&text=doors")


def test_of_many_those_out_of_sight_stand_in_parts_of_their_own(place, monkeypatch):
    for n in range(6):
        make.initiative(place.owner, place.product, f"Bet {n}", start=make.START, end=make.END, at=MAY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOON)
    few = place.get(f"roadmap/changes/?on={make.NOON.date()}").content.decode()
    monkeypatch.setattr(lane_markup, "FEW", 3)
    monkeypatch.setattr(lane_markup, "SIGHT", 100)
    monkeypatch.setattr(phone_markup, "FEW", 3)
    monkeypatch.setattr(phone_markup, "SIGHT", 2)
    many = place.get(f"roadmap/changes/?on={make.NOON.date()}").content.decode()

    assert "data-from" not in few and "later-part" not in few
    assert 'noscript data-from="' in many and '<later-part style="--rows:4"' in many
    for n in range(6):
        assert many.count(f"Bet {n}") == few.count(f"Bet {n}") > 1

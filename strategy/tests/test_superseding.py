"""One initiative takes another one's place: both say so, its promise stays, and it can be brought back."""

import pytest

from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from strategy.models import Initiative, Promise
from strategy.tests import factories as make


@pytest.fixture
def pair(place):
    return place.at("approved", title="Paper invoices"), place.initiative(title="Invoices as files")


def fresh(initiative):
    return Initiative.objects.get(pk=initiative.pk)


def test_it_is_closed_and_its_promise_stays(place, pair):
    old, new = pair
    old.supersede(by=place.manager, successor=new, note="Nobody reads paper.")
    old = fresh(old)
    assert (old.state, old.successor, list(new.supersedes.all())) == ("declined", new, [old])
    assert Promise.objects.filter(initiative=old).count() == 1
    move = old.moves.latest("at")
    assert (move.verb, move.from_state, move.to_state, move.note) == (
        "supersede", "approved", "declined", "Nobody reads paper.",
    )  # fmt: skip
    logged = Activity.objects.of(old).get(verb="supersede")
    assert logged.changes["superseded_by"][1]["label"] == "Invoices as files"


def test_an_open_request_is_withdrawn_with_it(place):
    old, new = place.at("in_review"), place.initiative()
    request = old.request
    old.supersede(by=place.manager, successor=new, note="The other one.")
    request.refresh_from_db()
    assert request.outcome == "withdrawn" and list(place.workspace.approval_requests.open()) == []
    old = fresh(old)
    old.unsupersede(by=place.manager)
    assert (old.state, old.superseded_by, old.request) == ("draft", None, None)


def test_brought_back_it_is_approved_as_it_was(place, pair):
    old, new = pair
    old.supersede(by=place.manager, successor=new, note="So.")
    old.unsupersede(by=place.manager)
    old = fresh(old)
    assert (old.state, old.superseded_by, old.promise.number) == ("approved", None, 1)
    old.launch(by=place.manager)


def test_reopened_it_is_a_draft_and_nobodys_place_is_taken(place, pair):
    old, new = pair
    old.supersede(by=place.manager, successor=new, note="So.")
    old.reopen(by=place.manager)
    assert (fresh(old).state, fresh(old).superseded_by) == ("draft", None)


@pytest.mark.parametrize("state", ["draft", "declined", "in_delivery", "shipped", "on_hold"])
def test_only_what_is_in_review_or_approved_is_superseded(place, state):
    old, new = place.at(state), place.initiative()
    with pytest.raises(Refused) as refused:
        old.supersede(by=place.manager, successor=new, note="So.")
    assert refused.value.message == f"{old.key} is {state.replace('_', ' ')}, so it cannot be superseded."


def test_what_cannot_take_its_place(place, pair):
    old, new = pair
    _elsewhere, stranger = make.workspace("Elsewhere")
    foreign = make.initiative(stranger, make.product(stranger))
    trashed = place.initiative()
    trashed.trash(by=place.manager)
    for other, said in [
        (old, "It cannot take its own place."),
        (place.at("declined"), "is closed itself. Name one that is still meant to be done."),
        (foreign, "There is no such initiative here."),
        (trashed, "There is no such initiative here."),
    ]:
        with pytest.raises(Refused) as refused:
            old.supersede(by=place.manager, successor=other, note="So.")
        assert said in refused.value.message and refused.value.field == "successor"
    with pytest.raises(Refused) as refused:
        old.supersede(by=place.manager, successor=new, note="  ")
    assert refused.value.field == "note" and fresh(old).state == "approved"


def test_who_may(place, pair):
    old, new = pair
    for member in (place.reader, place.approver):
        with pytest.raises(Forbidden):
            old.supersede(by=member, successor=new, note="So.")
        with pytest.raises(Forbidden):
            old.unsupersede(by=member)
    with pytest.raises(Refused) as refused:
        old.unsupersede(by=place.manager)
    assert refused.value.message == f"Nothing took the place of {old.key}."


def test_a_successor_in_the_trash_is_nobody(place, pair):
    old, new = pair
    old.supersede(by=place.manager, successor=new, note="So.")
    new.trash(by=place.manager)
    assert fresh(old).successor is None
    assert "Its place is taken by" not in place.get(f"initiatives/{old.key}/").content.decode()


def test_on_the_page_linked_both_ways_and_undone(place, pair):
    old, new = pair
    form = place.get(f"initiatives/{old.key}/supersede/").content.decode()
    assert f"{new.key} Invoices as files" in form and "Its promise stays on record." in form
    answer = place.post(
        f"initiatives/{old.key}/supersede/", {"successor": str(new.pk), "note": "Nobody reads paper."}
    )
    assert answer.status_code == 302
    page = place.get(f"initiatives/{old.key}/").content.decode()
    assert (
        new.get_absolute_url() in page
        and "Nobody reads paper." in page
        and "Bring back" in page
        and "Its place is taken by" in page
    )
    assert old.get_absolute_url() in place.get(f"initiatives/{new.key}/").content.decode()

    cause = Activity.objects.of(old).get(verb="supersede").cause
    place.post("undo/", {"cause": str(cause)})
    assert (fresh(old).state, fresh(old).superseded_by) == ("approved", None)
    assert [m.verb for m in old.moves.order_by("at", "version")][-2:] == ["supersede", "unsupersede"]


@pytest.mark.parametrize("note", ["", " ", "\u200b\u2060"])
def test_a_refusal_is_said_in_the_form(place, pair, note):
    old, new = pair
    answer = place.post(f"initiatives/{old.key}/supersede/", {"successor": str(new.pk), "note": note})
    assert answer.status_code == 422 and "Say why the other one takes its place." in answer.content.decode()
    assert place.get(f"initiatives/{new.key}/supersede/").status_code == 302, "a draft has no place to take"


def test_by_program(place, pair):
    old, new = pair
    url = f"initiatives/{old.key}/supersession/"
    done = place.api("post", url, {"by": new.key, "note": "Nobody reads paper."})
    assert (done.status_code, done.json()["superseded_by"], done.json()["state"]) == (
        201,
        str(new.pk),
        "declined",
    )
    assert place.api("get", f"initiatives/{new.key}/").json()["supersedes"] == [str(old.pk)]
    assert place.api("delete", url).status_code == 204
    assert place.api("get", f"initiatives/{old.key}/").json()["state"] == "approved"

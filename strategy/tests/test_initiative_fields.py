"""Fields of the company's own on initiatives: written, clashing, undone, archived, told, and by API."""

import datetime as dt

import pytest

from accounts import feed, undo
from accounts.errors import Conflict, Refused
from accounts.models import CustomField
from accounts.ownfields import Kind
from strategy.models import Initiative
from strategy.tests.page import words

OPTIONS = [
    {"key": "pilot", "label": "Pilot hubs", "hue": "b", "archived": False},
    {"key": "all", "label": "All hubs", "hue": "g", "archived": False},
]
ROLLOUT, REVIEW, COST = "field-rollout", "field-legal_review", "field-cost"


@pytest.fixture
def own(place):
    """A choice, a date and a number."""
    made = {}
    for name, kind in (("Rollout", Kind.CHOICE), ("Legal review", Kind.DATE), ("Cost", Kind.NUMBER)):
        options = OPTIONS if kind == Kind.CHOICE else []
        made[name] = CustomField.create(by=place.manager, name=name, kind=kind, options=options)
    return made


# -- values -----------------------------------------------------------------------------------


def test_a_value_is_written_logged_and_undone_as_any_field(place, own):
    bet = place.initiative(**{ROLLOUT: "pilot"})
    row = bet.edit(by=place.manager, changes={ROLLOUT: "All hubs", COST: "12.50"}, version=1)
    assert bet.custom == {"rollout": "all", "cost": 12.5}
    assert row.changes == {ROLLOUT: ["pilot", "all"], COST: [None, 12.5]}
    undo.undo(by=place.manager, cause=row.cause)
    bet.refresh_from_db()
    assert bet.custom == {"rollout": "pilot"} and bet.version == 3


def test_what_is_so_already_is_no_change(place, own):
    bet = place.initiative(**{REVIEW: dt.date(2026, 6, 1)})
    assert bet.edit(by=place.manager, changes={REVIEW: "2026-06-01"}) is None


def test_two_people_at_two_fields_both_win_and_at_one_field_clash(place, own):
    bet = place.initiative()
    bet.edit(by=place.owner, changes={ROLLOUT: "pilot"}, version=1)
    mine = Initiative.objects.get(pk=bet.pk)
    mine.edit(by=place.manager, changes={COST: 3}, version=1)
    assert mine.custom == {"rollout": "pilot", "cost": 3}
    with pytest.raises(Conflict) as clash:
        mine.edit(by=place.manager, changes={ROLLOUT: "all"}, version=1)
    pair = clash.value.fields[ROLLOUT]
    assert (pair["label"], pair["theirs"]["label"], pair["yours"]["label"]) == (
        "Rollout",
        "Pilot hubs",
        "All hubs",
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({COST: "many"}, "no number"),
        ({"field-nothing": 1}, "no field “nothing”"),
        ({ROLLOUT: "x"}, "none of its choices"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(place, own, changes, said):
    bet = place.initiative()
    with pytest.raises(Refused, match=said) as refused:
        bet.edit(by=place.manager, changes=changes)
    assert refused.value.field == next(iter(changes)) and bet.custom == {}


def test_the_feed_says_names_and_labels_even_of_what_is_in_the_trash(place, own):
    bet = place.initiative(**{ROLLOUT: "pilot"})
    bet.edit(by=place.manager, changes={ROLLOUT: "all", COST: 1200})
    own["Cost"].trash(by=place.manager)
    (entry,) = feed.entries([place.workspace.activities.filter(subject_id=bet.pk).newest_first()[0]])
    assert set(entry.lines) == {("Rollout", "Pilot hubs", "All hubs"), ("Cost", "–", "1,200")}


# -- the field itself -------------------------------------------------------------------------


def test_archived_its_values_stay_and_it_takes_no_others(place, own):
    bet = place.initiative(**{COST: 5})
    own["Cost"].archive(by=place.manager)
    assert COST not in place.get(f"initiatives/{bet.key}/edit/").content.decode()
    with pytest.raises(Refused, match="archived"):
        bet.edit(by=place.manager, changes={COST: 6})
    own["Cost"].unarchive(by=place.manager)
    bet.refresh_from_db()
    assert bet.custom == {"cost": 5}
    bet.edit(by=place.manager, changes={COST: 6})


def test_an_archived_choice_keeps_saying_what_it_said(place, own):
    bet = place.initiative(**{ROLLOUT: "pilot"})
    data = {
        "name": "Rollout",
        "option_id": ["all"],
        "option": ["All hubs"],
        "option_hue": ["g"],
        "version": 1,
    }
    assert place.post(f"fields/{own['Rollout'].pk}/edit/", data).status_code == 302
    assert "Pilot hubs" in words(place.get(f"initiatives/{bet.key}/"))
    form = {"title": "Renamed", ROLLOUT: "pilot", "version": bet.version}
    assert place.post(f"initiatives/{bet.key}/edit/", form).status_code == 302
    bet.refresh_from_db()
    assert (bet.title, bet.custom) == ("Renamed", {"rollout": "pilot"})
    with pytest.raises(Refused, match="none of its choices"):
        place.initiative(**{ROLLOUT: "pilot"})


def test_deleted_and_restored_it_brings_its_values_back(place, own):
    bet = place.initiative(**{COST: 5})
    cause = own["Cost"].trash(by=place.manager)
    assert "Cost" not in words(place.get(f"initiatives/{bet.key}/"))
    undo.undo(by=place.manager, cause=cause)
    assert "Cost 5" in words(place.get(f"initiatives/{bet.key}/"))


def test_a_new_field_never_finds_the_values_of_one_that_is_gone_for_good(place, own):
    bet = place.initiative(**{COST: 5})
    own["Cost"].trash(by=place.manager)
    CustomField.everything.filter(pk=own["Cost"].pk).delete()
    again = CustomField.create(by=place.manager, name="Cost", kind=Kind.NUMBER)
    assert again.key == "cost_2" and bet.custom.get(again.key) is None


@pytest.mark.parametrize(
    ("changes", "said"), [({"kind": Kind.TEXT}, "stays what it is"), ({"name": "Rollout"}, "Another field")]
)
def test_a_field_stays_what_it_is_and_has_a_name_of_its_own(place, own, changes, said):
    with pytest.raises(Refused, match=said):
        own["Cost"].edit(by=place.manager, changes=changes)


def test_the_page_of_fields_begins_orders_and_archives(place):
    assert "No field of your own yet" in words(place.get("fields/"))
    for name in ("First", "Second"):
        data = {
            "name": name,
            "kind": "choice",
            "option": ["A", ""],
            "option_id": ["", ""],
            "option_hue": ["", ""],
        }
        assert place.post("fields/new/", data).status_code == 302
    second = CustomField.objects.get(name="Second")
    place.post(f"fields/{second.pk}/place/", {"to": "up"})
    assert [its.name for its in place.workspace.customfields.in_order()] == ["Second", "First"]
    place.post(f"fields/{second.pk}/archive/")
    assert "Archived Asked for no more" in words(place.get("fields/"))
    place.post(f"fields/{second.pk}/archive/", {"to": "back"})
    second.refresh_from_db()
    assert second.archived_at is None
    twice = {
        "name": "Third",
        "kind": "choice",
        "option": ["A", "a"],
        "option_id": ["", ""],
        "option_hue": ["", ""],
    }
    answer = place.post("fields/new/", twice)
    assert answer.status_code == 422 and "Two choices are called" in words(answer)


# -- by API -----------------------------------------------------------------------------------


def test_fields_are_read_and_written_as_one_object(place, own):
    body = {"product": "ORC", "title": "A bet", "fields": {"rollout": "Pilot hubs", "cost": 4}}
    made = place.api("post", "initiatives/", body).json()
    assert made["fields"] == {"rollout": "pilot", "legal_review": None, "cost": 4}
    change = {"fields": {"rollout": None, "legal_review": "2026-06-01"}, "version": made["version"]}
    answer = place.api("patch", f"initiatives/{made['key']}/", change).json()
    assert answer["fields"] == {"rollout": None, "legal_review": "2026-06-01", "cost": 4}


def test_what_is_wrong_with_a_field_is_said_by_its_key(place, own):
    body = {"product": "ORC", "title": "A bet", "fields": {"cost": "many", "nothing": 1}}
    answer = place.api("post", "initiatives/", body)
    assert answer.status_code == 400
    assert answer.json()["errors"]["fields"] == [
        "cost: “many” is no number. Write it like 12 or 12.5.", "nothing: There is no such field.",
    ]  # fmt: skip
    assert place.api("post", "initiatives/", body | {"fields": []}).status_code == 400


@pytest.mark.parametrize(
    ("query", "found"),
    [("fields.rollout=pilot", ["One"]), ("fields.cost.from=5", ["Two"]), ("fields.cost=none", ["Three"])],
)
def test_a_list_by_api_is_narrowed_by_them(place, own, query, found):
    place.initiative(title="One", **{ROLLOUT: "pilot", COST: 4})
    place.initiative(title="Two", **{COST: 5})
    place.initiative(title="Three")
    assert [row["title"] for row in place.api("get", f"initiatives/?{query}").json()["results"]] == found


@pytest.mark.parametrize("query", ["fields.nothing=1", "fields.cost.from=many", "fields.rollout=nowhere"])
def test_a_list_by_api_says_what_it_does_not_know(place, own, query):
    assert place.api("get", f"initiatives/?{query}").status_code == 400


def test_fields_themselves_by_api(place):
    body = {
        "name": "Rollout",
        "kind": "choice",
        "options": [{"label": "Pilot"}, {"label": "All", "hue": "v"}],
    }
    made = place.api("post", "fields/", body)
    assert made.status_code == 201, made.json()
    its = made.json()
    assert its["key"] == "rollout" and [o["key"] for o in its["options"]] == ["pilot", "all"]
    change = {"options": [{"key": "all", "label": "All hubs"}], "version": 1}
    options = place.api("patch", f"fields/{its['id']}/", change).json()["options"]
    assert [(o["label"], o["archived"]) for o in options] == [("All hubs", False), ("Pilot", True)]
    assert place.api("patch", f"fields/{its['id']}/", {"kind": "text", "version": 2}).status_code == 400
    for options in ([{}], [{"key": "all"}]):
        answer = place.api("patch", f"fields/{its['id']}/", {"options": options, "version": 2})
        assert (answer.status_code, "label" in answer.json()["detail"]) == (400, True)
    assert place.api("post", "fields/", body).status_code == 400


def test_one_act_on_many_by_api(place, own):
    one, two = place.initiative(title="One"), place.at("in_delivery", title="Two")
    rows = {"ids": [str(one.pk), two.key], "versions": {str(one.pk): one.version}}
    answer = place.api(
        "post", "initiatives/bulk/", rows | {"changes": {"start": "2026-07-01", "end": "2026-07-31"}}
    )
    body = answer.json()
    assert answer.status_code == 200 and body["changed"] == [str(one.pk)]
    assert [(r["key"], r["field"]) for r in body["refused"]] == [(two.key, "start")]
    undo.undo(by=place.manager, cause=place.workspace.activities.get(cause=body["cause"]).cause)
    one.refresh_from_db()
    assert one.start is None
    for wrong in ({}, {"changes": {}, "verb": "hold"}, {"verb": "explode"}, {"changes": {"nothing": 1}}):
        assert place.api("post", "initiatives/bulk/", rows | wrong).status_code == 400
    assert place.api("post", "initiatives/bulk/", {"ids": [], "verb": "hold"}).status_code == 400
    for ids in ([[]], [{}], [None], [7]):
        assert place.api("post", "initiatives/bulk/", {"ids": ids, "verb": "hold"}).status_code == 400
    stray = rows | {"versions": {"nobody": 1}, "verb": "hold"}
    assert place.api("post", "initiatives/bulk/", stray).status_code == 400

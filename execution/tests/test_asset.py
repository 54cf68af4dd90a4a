"""What a project needs or produces: its rules, its late ones, who may say how far it is, and what programs get."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts import undo
from accounts.errors import Conflict, Refused
from accounts.roles import Role
from execution.models import Asset, AssetKind, AssetState, Purpose
from execution.templatetags.execution import late_words
from execution.tests import factories as make
from execution.tests.assets import TOMORROW, YESTERDAY, asset, named


def test_a_name_and_a_project_are_enough(place):
    made = asset(place)
    assert (made.kind, made.purpose, made.state, made.steward) == ("other", "needed", "needed", None)


@pytest.mark.parametrize(
    "fields",
    [{"name": ""}, {"name": "x" * 201}, {"kind": "dog"}, {"purpose": "fun"}, {"state": "lost"},
     {"url": "javascript:alert(1)"}, {"url": "https://a:b@c.example/"}],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_at_its_field(place, fields):
    with pytest.raises(Refused) as refused:
        asset(place, **({"name": "Crates"} | fields))
    assert refused.value.field == next(iter(fields))
    assert not Asset.objects.exists()


@pytest.mark.parametrize("name", ["kind", "purpose", "state", "url"])
def test_the_database_knows_the_rules_too(place, name):
    made = asset(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asset.objects.filter(pk=made.pk).update(**{name: "else"})


def test_a_move_says_who_and_when_and_any_way_is_open(place):
    made, at = asset(place), dt.datetime(2026, 6, 3, 9, tzinfo=dt.UTC)
    worker = make.member(place.workspace)
    row = made.move("ordered", by=worker, at=at)
    assert (row.actor, row.at, row.changes["state"]) == (worker, at, ["needed", "ordered"])
    made.move("available", by=worker)
    made.move("needed", by=worker)  # it broke
    assert made.version == 4
    assert made.move("needed", by=worker) is None
    with pytest.raises(Refused, match="no such state"):
        made.move("lost", by=worker)


def test_a_move_on_what_somebody_moved_shows_both(place):
    made = asset(place)
    Asset.objects.get(pk=made.pk).move("available", by=place.owner)
    with pytest.raises(Conflict) as conflict:
        made.move("ordered", by=place.owner, version=1)
    assert conflict.value.fields["state"]["theirs"] == "available"


def test_nobody_without_access_is_given_one_and_whoever_has_it_keeps_it(place):
    gone = make.member(place.workspace)
    made = asset(place, steward=gone)
    gone.deactivate(by=place.owner)
    made = Asset.objects.get(pk=made.pk)
    made.edit(by=place.owner, changes={"name": "Crates", "steward": made.steward})
    with pytest.raises(Refused, match="no longer has access"):
        asset(place, steward=Asset.objects.get(pk=made.pk).steward)


@pytest.mark.parametrize(
    ("state", "due", "project", "words"),
    [
        ("needed", YESTERDAY, "active", "Needed by 16 Jun, not ordered"),
        ("ordered", YESTERDAY, "planned", "Needed by 16 Jun, not here yet"),
        ("available", YESTERDAY, "active", ""),
        ("needed", make.TODAY, "active", ""),
        ("needed", None, "active", ""),
        ("needed", YESTERDAY, "cancelled", ""),
        ("ordered", YESTERDAY, "finished", ""),
    ],
)
def test_late_is_what_is_missing_after_its_day_while_the_project_goes_on(place, state, due, project, words):
    made = asset(place, state=state, due=due)
    if project != place.project.state:
        place.project.move(project, by=place.owner)
    made = Asset.objects.for_list().get()
    assert late_words(made, make.TODAY) == words
    assert Asset.objects.late(make.TODAY).exists() == bool(words)


def test_what_is_missing_comes_first_by_its_day_and_what_is_here_last(place):
    asset(place, "here", state="available", due=YESTERDAY)
    asset(place, "some day")
    asset(place, "tomorrow", due=TOMORROW)
    asset(place, "yesterday", due=YESTERDAY, state="ordered")
    assert named(Asset.objects.order_by("turn", "id")) == ["yesterday", "tomorrow", "some day", "here"]


def test_they_go_to_the_trash_with_their_project_and_an_undo_brings_one_back(place):
    made = asset(place)
    cause = made.trash(by=place.owner)
    undo.undo(by=place.owner, cause=cause)
    assert Asset.objects.get() == made
    place.project.trash(by=place.owner)
    assert not Asset.objects.exists()
    with pytest.raises(Refused, match="in the trash"):
        asset(place)
    place.project.restore(by=place.owner)
    assert Asset.objects.count() == 1


def test_a_contributor_takes_back_their_move_and_nobody_elses_field(place):
    made, worker = asset(place), make.member(place.workspace)
    row = made.move("ordered", by=worker)
    undo.undo(by=worker, cause=row.cause)
    made.refresh_from_db()
    assert made.state == "needed"
    assert Asset.right_to({"state"}) == "work" and Asset.right_to({"state", "due"}) == "plan"


# -- programs -------------------------------------------------------------------

BODY = {"name": "Crates", "kind": "material", "purpose": "produced", "state": "ordered", "due": "2026-07-01",
        "url": "https://docs.larkfield.example/", "description": "Forty."}  # fmt: skip


def test_every_field_is_taken_and_given_back(place):
    said = BODY | {"project": "STO", "steward": place.owner.user.email}
    answer = place.api("post", "assets/", said)
    made = answer.json()
    assert answer.status_code == 201, made
    assert {name: made[name] for name in BODY} == BODY
    assert (made["project"], made["steward"]) == (str(place.project.pk), str(place.owner.pk))
    assert set(made) == set(said) | {"id", "version", "created_at"}
    changed = place.api("patch", f"assets/{made['id']}/", {"state": "available", "version": 1}).json()
    assert (changed["state"], changed["version"]) == ("available", 2)
    assert place.api("patch", f"assets/{made['id']}/", {"state": "needed", "version": 1}).status_code == 409
    assert place.api("patch", f"assets/{made['id']}/", {"state": "needed"}).status_code == 400
    assert place.api("delete", f"assets/{made['id']}/").status_code == 204
    assert place.api("get", f"assets/{made['id']}/").status_code == 404


@pytest.mark.parametrize(
    "body",
    [{}, {"name": "x"}, {"name": "x" * 201}, {"name": None}, {"kind": "dog"}, {"state": "lost"}, {"due": "soon"},
     {"steward": "nobody"}, {"steward": 7}, {"url": "ftp://x"}, {"description": "x" * 5001}, {"colour": "red"}],
)  # fmt: skip
def test_a_body_that_makes_no_sense_is_400_and_names_the_field(place, body):
    full = {"name": "Crates", "project": "STO"} | body if "name" not in body or body["name"] is None else body
    if body in ({}, {"name": "x"}):
        full = body  # without its project
    answer = place.api("post", "assets/", full)
    assert answer.status_code == 400 and answer.json()["errors"]
    assert not Asset.objects.exists()


def test_a_contributor_sets_the_state_alone(place):
    made = asset(place)
    place.sign_in(Role.CONTRIBUTOR)
    assert place.api("patch", f"assets/{made.pk}/", {"state": "ordered", "version": 1}).status_code == 200
    assert place.api("patch", f"assets/{made.pk}/", {"due": "2026-07-01", "version": 2}).status_code == 403
    both = {"state": "available", "due": "2026-07-01", "version": 2}
    assert place.api("patch", f"assets/{made.pk}/", both).status_code == 403
    assert Asset.objects.get().state == "ordered"


@pytest.mark.parametrize(
    ("query", "found"),
    [("", "abc"), ("state=ordered,available", "bc"), ("kind=file", "a"), ("late=true", "b"), ("late=0", "ac"),
     ("project=STO", "abc"), ("order=turn", "bac"), ("order=-name", "cba"), ("order=-created", "cba")],
)  # fmt: skip
def test_the_list_narrows_and_sorts(place, query, found):
    asset(place, "a", kind="file")
    asset(place, "b", state="ordered", due=YESTERDAY)
    asset(place, "c", state="available", steward=place.owner)
    rows = place.api("get", f"assets/?{query}&size=1").json()
    seen = []
    while True:
        seen += [row["name"] for row in rows["results"]]
        if not rows["next"]:
            break
        rows = place.api("get", rows["next"].partition("/api/v1/")[2]).json()
    assert "".join(seen) == found
    mine = place.api("get", f"assets/?steward={place.owner.user.email}").json()["results"]
    assert [row["name"] for row in mine] == ["c"]


@pytest.mark.parametrize(
    "query", ["state=lost", "kind=file,dog", "late=maybe", "project=QQQ", "steward=x", "order=due"]
)
def test_a_question_that_makes_no_sense_names_itself(place, query):
    answer = place.api("get", f"assets/?{query}")
    assert answer.status_code == 400 and list(answer.json()["errors"]) == [query.partition("=")[0]]


def test_the_words_of_every_choice_are_people_s_words():
    assert all(label[0].isupper() for kind in (AssetKind, AssetState, Purpose) for label in kind.labels)

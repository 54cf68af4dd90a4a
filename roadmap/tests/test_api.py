import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from roadmap.models import Delivery
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")

API = "/api/v1/"


@pytest.fixture
def api(place):
    """Calls by the browser's session, which needs its workspace named."""

    def call(method, path, body=None, **headers):
        kwargs = {"headers": {"X-Workspace": place.workspace.slug} | headers}
        if body is not None:
            kwargs |= {"data": body, "content_type": "application/json"}
        return getattr(place.client, method)(f"{API}{path}", **kwargs)

    return call


def test_launch_is_201_and_then_200(place, api):
    initiative = make.approved(place.owner, place.product)
    url = f"initiatives/{initiative.key}/deliveries/"

    first = api("post", url, {"project": None, "name": "Rollout", "lead": str(place.owner.pk)})
    again = api("post", url, {})

    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert first.json()["id"] == again.json()["id"]
    assert Delivery.objects.get().project.name == "Rollout"


def test_a_further_project_needs_another_and_the_header(place, api, late):
    url = f"initiatives/{late[0].pk}/deliveries/"

    refused = api("post", url, {"another": True})
    made = api("post", url, {"another": True, "name": "Pilot"}, **{"Idempotency-Key": "k1"})
    again = api("post", url, {"another": True}, **{"Idempotency-Key": "k1"})

    assert [r.status_code for r in (refused, made, again)] == [400, 201, 200]
    assert "another" in refused.json()["errors"]
    assert made.json()["id"] == again.json()["id"]


def test_a_key_that_is_too_long_is_refused_rather_than_cut(place, api, late):
    url = f"initiatives/{late[0].pk}/deliveries/"
    answers = [
        api("post", url, {"another": True}, **{"Idempotency-Key": "k" * length}) for length in (200, 201, 202)
    ]

    assert [answer.status_code for answer in answers] == [201, 400, 400]


def test_a_key_used_for_another_project_is_refused(place, api, late):
    url, header = f"initiatives/{late[0].pk}/deliveries/", {"Idempotency-Key": "k1"}
    make.project(place.owner, key="ONE")
    make.project(place.owner, key="TWO")

    made = api("post", url, {"another": True, "project": "ONE"}, **header)
    same = api("post", url, {"another": True, "project": "ONE"}, **header)
    other = api("post", url, {"another": True, "project": "TWO"}, **header)

    assert [r.status_code for r in (made, same, other)] == [201, 200, 400]
    assert "project" in other.json()["errors"]
    assert set(Delivery.objects.values_list("project__key", flat=True)) == {"STO", "ONE"}


def test_an_existing_project_by_key(place, api):
    make.project(place.owner, key="FRZ")
    initiative = make.approved(place.owner, place.product)

    answer = api("post", f"initiatives/{initiative.key}/deliveries/", {"project": "FRZ"})

    assert answer.status_code == 201
    assert Delivery.objects.get().project.key == "FRZ"


def test_what_an_initiative_says_of_its_deliveries(place, api, late):
    initiative, delivery = late
    body = api("get", f"initiatives/{initiative.key}/").json()

    assert body["state"] == "in_delivery"
    (found,) = body["deliveries"]
    assert found["id"] == str(delivery.pk) and found["project"] == str(delivery.project_id)
    assert found["progress"] == 0
    assert found["planned_finish"] == "2026-10-09"
    assert found["forecast"]["p50"] == "2026-10-09"
    assert found["forecast"]["p85"] > found["forecast"]["p50"]
    assert found["health"] == "off_track"
    assert found["reason"].startswith("Forecast 9 Oct is")
    assert body["promise"]["end"] == "2026-08-14"


def test_a_list_of_initiatives_costs_the_same_for_any_number(place, api):
    def fill(count):
        for n in range(count):
            _initiative, delivery = make.launched(place.owner, place.product, title=f"Bet {n}")
            make.task(place.owner, delivery.project)

    for path in ("initiatives/", "deliveries/"):
        fill(2)
        api("get", path)
        with CaptureQueriesContext(connection) as few:
            api("get", path)
        fill(6)
        with CaptureQueriesContext(connection) as many:
            answer = api("get", path)
        assert answer.status_code == 200
        assert len(few) == len(many), path


def test_deliveries_are_listed_and_paged(place, api):
    for n in range(3):
        make.launched(place.owner, place.product, title=f"Bet {n}")

    first = api("get", "deliveries/?size=2").json()
    rest = place.client.get(first["next"], headers={"X-Workspace": place.workspace.slug}).json()

    assert len(first["results"]) == 2 and len(rest["results"]) == 1 and rest["next"] is None
    assert {"initiative", "project", "promise", "launched_by", "at", "health", "version"} <= set(
        first["results"][0]
    )


def test_deliveries_of_one_initiative(place, api, late):
    make.launched(place.owner, place.product, title="Other")

    found = api("get", f"deliveries/?initiative={late[0].key}").json()["results"]
    assert [row["id"] for row in found] == [str(late[1].pk)]
    assert api("get", "deliveries/?initiative=NOPE-1").status_code == 400


def test_create_and_detail(place, api):
    initiative = make.approved(place.owner, place.product)
    made = api("post", "deliveries/", {"initiative": initiative.key})

    assert made.status_code == 201, made.content
    assert api("get", f"deliveries/{made.json()['id']}/").json() == made.json()


def test_patch_relinks_and_asks_for_the_version(place, api, late):
    project, url = make.project(place.owner), f"deliveries/{late[1].pk}/"

    assert api("patch", url, {"project": project.key}).status_code == 400
    assert api("patch", url, {"name": "x", "version": 1}).status_code == 400
    assert api("patch", url, {"project": None, "version": 1}).status_code == 400
    done = api("patch", url, {"project": project.key, "version": 1})
    assert (done.status_code, done.json()["project"]) == (200, str(project.pk))
    stale = api("patch", url, {"project": str(late[1].project_id), "version": 1})
    assert stale.status_code == 409


def test_delete_unlinks(place, api, late):
    initiative, delivery = late

    assert api("delete", f"deliveries/{delivery.pk}/").status_code == 204
    assert api("get", f"deliveries/{delivery.pk}/").status_code == 404
    assert api("get", f"initiatives/{initiative.pk}/").json()["deliveries"] == []
    delivery.project.refresh_from_db()
    assert delivery.project.deleted_at is None


@pytest.mark.parametrize(
    "body",
    [
        {"project": "NOPE"},
        {"project": 7},
        {"lead": "0190a0a0-0000-7000-8000-000000000000"},
        {"another": "perhaps"},
        {"nonsense": 1},
    ],
)
def test_a_wrong_field_is_named(place, api, body):
    initiative = make.approved(place.owner, place.product)
    answer = api("post", f"initiatives/{initiative.key}/deliveries/", body)

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == list(body)
    assert not Delivery.objects.exists()


def test_foreign_rows_answer_like_none(place, api):
    _other, stranger = make.workspace("Elsewhere")
    _initiative, theirs = make.launched(stranger, make.product(stranger))
    mine = make.approved(place.owner, place.product)
    nobody = "0190a0a0-0000-7000-8000-000000000000"
    url = f"initiatives/{mine.key}/deliveries/"

    for field, foreign in (("project", theirs.project_id), ("lead", stranger.pk)):
        answers = [api("post", url, {field: str(pk)}).json() for pk in (foreign, nobody)]
        assert answers[0] == answers[1] and answers[0]["status"] == 400
    for path in ("deliveries/{}/", "initiatives/{}/deliveries/"):
        pk = theirs.pk if path.startswith("deliveries") else theirs.initiative_id
        method = "get" if path.startswith("deliveries") else "post"
        body = None if method == "get" else {}
        assert api(method, path.format(pk), body).status_code == 404


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_readers_read(place, api, late, role):
    place.sign_in(role)
    url = f"deliveries/{late[1].pk}/"

    assert api("get", url).status_code == 200
    assert api("patch", url, {"version": 1}).status_code == 403
    assert api("delete", url).status_code == 403
    assert api("post", f"initiatives/{late[0].pk}/deliveries/", {}).status_code == 403


def test_dates_are_dates(place, api, late):
    (found,) = api("get", "deliveries/").json()["results"]

    assert dt.date.fromisoformat(found["planned_finish"])
    assert set(found["forecast"]) == {"p50", "p85"}

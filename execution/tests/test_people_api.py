"""The contract of people, time off, allocations and the workload for programs."""

import datetime as dt

import pytest

from execution.api.allocation import AllocationSerializer
from execution.api.person import PersonSerializer
from execution.api.timeoff import TimeOffSerializer
from execution.models import Allocation, Kind, Person
from execution.tests import factories as make

SPAN = {"start": "2026-06-15", "end": "2026-06-26"}


@pytest.fixture
def noor(place):
    member = make.member(place.workspace, name="Noor Haddad")
    Person.ensure(place.workspace)
    return Person.objects.get(member=member)


def results(answer):
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


@pytest.mark.parametrize(
    ("serializer", "writable"),
    [
        (PersonSerializer, {"kind", "name", "title", "hours", "days", "active", "version"}),
        (TimeOffSerializer, {"person", "first", "last", "reason", "version"}),
        (AllocationSerializer, {"person", "project", "percent", "start", "end", "version"}),
    ],
)
def test_the_fields_that_may_be_written(serializer, writable):
    assert {name for name, field in serializer().fields.items() if not field.read_only} == writable


def test_members_are_people_without_being_made(place):
    (row,) = results(place.api("get", "people/"))
    assert (row["kind"], row["member"], row["name"]) == ("member", str(place.owner.pk), str(place.owner))
    assert (row["hours"], row["days"], row["active"]) == (40, ["mon", "tue", "wed", "thu", "fri"], True)


def test_people_are_asked_for_by_kind_and_member(place, noor):
    make.person(place.owner, name="Van", kind=Kind.EQUIPMENT)
    assert [row["name"] for row in results(place.api("get", "people/?kind=equipment"))] == ["Van"]
    assert [row["id"] for row in results(place.api("get", f"people/?member={noor.member_id}"))] == [
        str(noor.pk)
    ]
    assert list(place.api("get", "people/?kind=robot").json()["errors"]) == ["kind"]
    names = [row["name"] for row in results(place.api("get", "people/?order=name"))]
    assert names == sorted(names)


def test_equipment_is_made_changed_and_deleted(place):
    body = {
        "kind": "equipment",
        "name": "Van",
        "title": "3.5 t",
        "hours": "60",
        "days": ["sun", "mon", "mon"],
    }
    made = place.api("post", "people/", body)
    assert made.status_code == 201, made.content
    row = made.json()
    assert (row["days"], row["hours"], row["member"]) == (["mon", "sun"], 60, None)

    changed = place.api("patch", f"people/{row['id']}/", {"active": False, "version": 1}).json()
    assert (changed["active"], changed["version"]) == (False, 2)
    assert place.api("delete", f"people/{row['id']}/").status_code == 204


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "member", "name": "Somebody"}, "kind"),
        ({"kind": "robot", "name": "Somebody"}, "kind"),
        ({"kind": "equipment"}, "name"),
        ({"kind": "equipment", "name": "Van", "days": []}, "days"),
        ({"kind": "equipment", "name": "Van", "days": ["holiday"]}, "days"),
        ({"kind": "equipment", "name": "Van", "hours": "0"}, "hours"),
        ({"kind": "equipment", "name": "Van", "wheels": 4}, "wheels"),
    ],
)
def test_what_is_wrong_with_a_person_is_400_at_its_field(place, body, field):
    answer = place.api("post", "people/", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_a_member_keeps_name_and_kind_and_is_not_deleted(place, noor):
    for body, field in (({"name": "X"}, "name"), ({"kind": "equipment"}, "kind")):
        answer = place.api("patch", f"people/{noor.pk}/", body | {"version": noor.version})
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert place.api("delete", f"people/{noor.pk}/").status_code == 400
    assert Person.objects.filter(pk=noor.pk).exists()


def test_an_allocation_is_made_changed_with_its_version_and_deleted(place, noor):
    body = SPAN | {"person": str(noor.pk), "project": "STO", "percent": 60}
    made = place.api("post", "allocations/", body)
    assert made.status_code == 201, made.content
    row = made.json()
    assert row | {"project": "STO"} == row | body

    path = f"allocations/{row['id']}/"
    assert list(place.api("patch", path, {"percent": 50}).json()["errors"]) == ["version"]
    assert place.api("patch", path, {"percent": 50, "version": 1}).json()["percent"] == 50
    clash = place.api("patch", path, {"percent": 40, "version": 1})
    assert clash.status_code == 409
    assert place.api("delete", path).status_code == 204
    assert not Allocation.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"percent": 0}, "percent"),
        ({"percent": 201}, "percent"),
        ({"end": "2026-06-01"}, "end"),
        ({"person": make.NOBODY}, "person"),
        ({"project": "NONE"}, "project"),
    ],
)
def test_what_is_wrong_with_an_allocation_is_400_at_its_field(place, noor, change, field):
    body = SPAN | {"person": str(noor.pk), "project": "STO", "percent": 60}
    answer = place.api("post", "allocations/", body | change)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_lists_are_narrowed_by_person_project_and_days(place, noor):
    other = make.person(place.owner)
    one = make.allocation(place.owner, noor, place.project, percent=10)
    two = make.allocation(
        place.owner, other, make.project(place.owner), percent=20,
        start=make.TODAY + dt.timedelta(days=30), end=make.TODAY + dt.timedelta(days=40),
    )  # fmt: skip
    off = make.time_off(place.owner, noor)

    def found(query):
        return {row["id"] for row in results(place.api("get", query))}

    assert found(f"allocations/?person={noor.pk}") == {str(one.pk)}
    assert found(f"allocations/?project={two.project.key}") == {str(two.pk)}
    assert found(f"allocations/?from={two.start}") == {str(two.pk)}
    assert found(f"allocations/?to={one.end}") == {str(one.pk)}
    assert found(f"time-off/?person={noor.pk}&from={off.last}") == {str(off.pk)}
    assert found(f"time-off/?to={off.first - dt.timedelta(days=1)}") == set()
    assert list(place.api("get", "allocations/?from=soon").json()["errors"]) == ["from"]


def test_every_order_pages_to_its_end(place, noor):
    for n in range(5):
        make.allocation(place.owner, noor, place.project, percent=n + 1)
    for order in ("", "start", "-start"):
        seen, path = [], f"allocations/?size=2&order={order}"
        while path:
            body = place.api("get", path).json()
            seen += [row["percent"] for row in body["results"]]
            path = body["next"] and body["next"].partition("/api/v1/")[2]
        assert sorted(seen) == [1, 2, 3, 4, 5], order


def test_the_workload_says_hours_and_shares(place, noor):
    make.allocation(
        place.owner, noor, place.project, percent=130, start=dt.date(2026, 6, 15), end=dt.date(2026, 6, 19)
    )
    make.time_off(place.owner, noor, first=dt.date(2026, 6, 22), last=dt.date(2026, 6, 26))

    body = place.api("get", "workload/?from=2026-06-17&weeks=2").json()

    assert (body["first"], body["weeks"]) == ("2026-06-15", 2)
    row = next(row for row in body["people"] if row["id"] == str(noor.pk))
    busy, away = row["weeks"]
    assert busy == {
        "week": "2026-06-15", "available": 40, "allocated": 52, "share": 130,
        "projects": [{"project": str(place.project.pk), "share": 130}],
    }  # fmt: skip
    assert (away["share"], away["available"], row["average"]) == (None, 0, 130)
    assert len(place.api("get", "workload/?project=STO").json()["people"]) == 1


@pytest.mark.parametrize("query", ["weeks=0", "weeks=27", "weeks=x", "from=soon", "project=NONE"])
def test_a_damaged_question_is_400_at_its_name(place, query):
    answer = place.api("get", f"workload/?{query}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [query.partition("=")[0]])

"""The contract: what programs write, what they may not, and what the answers look like."""

import pytest

from strategy.models import Initiative
from strategy.tests import factories as make

WRITE = {
    "product": "ORC", "title": "Standing orders", "public_title": "Orders by themselves", "problem": "They call.",
    "outcome": "They do not.",
    "start": "2026-07-01", "end": "2026-09-30", "precision": "quarter", "effort": 30, "confidence": 80,
}  # fmt: skip


def url(initiative, more=""):
    return f"initiatives/{initiative.key}/{more}"


# -- writing ----------------------------------------------------------------------------------


def test_what_is_written_is_read_back(place):
    goal = make.goal(place.manager, place.product)
    made = place.api("post", "initiatives/", WRITE | {"owner": str(place.reader.pk), "goals": [goal.key]})
    assert made.status_code == 201, made.json()
    body = made.json()
    expected = WRITE | {
        "product": str(place.product.pk), "owner": str(place.reader.pk), "goals": [str(goal.pk)],
        "key": "ORC-1", "state": "draft", "version": 1, "promise": None, "review": None, "requirements": [],
        "superseded_by": None, "supersedes": [],
        "deliveries": [], "external_key": "", "theme": None, "goal_shares": {}, "fields": {},
        "served": [{"goal": str(goal.pk), "key": "ORC-G1", "share": 100.0}], "demand": 0,
        "archived_at": None, "needs_decision": False, "horizon": "",
        "parent": None, "depends_on": [], "blocks": [],
    }  # fmt: skip
    assert {name: body[name] for name in expected} == expected
    assert set(body) == set(expected) | {"id", "created_at"}
    for ref in ("ORC-1", "orc-1", body["id"]):
        assert place.api("get", f"initiatives/{ref}/").json() == body


def test_one_that_is_named_twice_is_one(place):
    goal = make.goal(place.manager, place.product)
    made = place.api("post", "initiatives/", WRITE | {"goals": [goal.key, str(goal.pk)]}).json()
    assert made["goals"] == [str(goal.pk)]
    again = place.api("patch", f"initiatives/{made['id']}/", {"version": 1, "goals": [goal.key] * 2}).json()
    assert (again["goals"], again["version"]) == ([str(goal.pk)], 1)
    assert [row.verb for row in place.workspace.activities.filter(subject_id=made["id"])] == ["created"]


def test_product_and_title_are_enough(place):
    body = place.api("post", "initiatives/", {"product": str(place.product.pk), "title": "A bet"}).json()
    assert (body["start"], body["end"], body["precision"], body["effort"]) == (None, None, "day", None)


def test_an_owner_is_named_by_id_or_mail(place):
    body = place.api("post", "initiatives/", WRITE | {"owner": place.reader.user.email}).json()
    assert body["owner"] == str(place.reader.pk)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"product": "NOP"}, "product"),
        ({"product": None}, "product"),
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": None}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": ["x"]}, "title"),
        ({"problem": "x" * 20_001}, "problem"),
        ({"start": "soon"}, "start"),
        ({"start": "2026-10-01"}, "end"),
        ({"start": None}, "start"),
        ({"end": None}, "end"),
        ({"end": "9999-12-31"}, "end"),
        ({"precision": "decade"}, "precision"),
        ({"effort": -1}, "effort"),
        ({"effort": "NaN"}, "effort"),
        ({"effort": 12_345_678}, "effort"),
        ({"confidence": 101}, "confidence"),
        ({"confidence": 0.5}, "confidence"),
        ({"owner": "nobody"}, "owner"),
        ({"owner": 5}, "owner"),
        ({"goals": ["ORC-G9"]}, "goals"),
        ({"goals": "ORC-G1"}, "goals"),
        ({"goals": None}, "goals"),
        ({"status": "approved"}, "status"),
        ({"key": "ORC-99", "requirement": []}, "requirement"),
    ],
)
def test_a_wrong_field_is_named(place, wrong, field):
    answer = place.api("post", "initiatives/", WRITE | wrong)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert field in answer.json()["errors"], answer.json()
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("body", [[], "text", 5, None])
def test_a_body_is_one_object(place, body):
    initiative = place.initiative()
    for path in ("initiatives/", url(initiative, "submission/"), url(initiative, "decisions/")):
        assert place.api("post", path, body if body is not None else "null").status_code == 400


def test_state_and_what_follows_from_it_are_read_only(place):
    tried = {
        "state": "approved", "key": "ORC-77", "promise": {"number": 9}, "review": {}, "requirements": [],
        "id": str(place.product.pk), "created_at": "2020-01-01T00:00:00Z",
    }  # fmt: skip
    body = place.api("post", "initiatives/", WRITE | tried).json()
    assert (body["state"], body["key"], body["promise"]) == ("draft", "ORC-1", None)
    again = place.api("patch", "initiatives/ORC-1/", tried | {"version": 1}).json()
    assert again == body


def test_it_stays_with_its_product(place):
    other, initiative = make.product(place.owner, key="DEP"), place.initiative()
    answer = place.api("patch", url(initiative), {"version": 1, "product": other.key})
    assert answer.status_code == 400 and list(answer.json()["errors"]) == ["product"]
    assert place.api("patch", url(initiative), {"version": 1, "product": "ORC"}).status_code == 200


# -- versions ---------------------------------------------------------------------------------


def test_a_patch_names_the_version_it_saw(place):
    initiative = place.initiative()
    for version in (None, "x", 0, -1):
        answer = place.api("patch", url(initiative), {"title": "A", "version": version})
        assert answer.status_code == 400 and list(answer.json()["errors"]) == ["version"]
    assert place.api("patch", url(initiative), {"title": "A"}).status_code == 400
    assert place.api("patch", url(initiative), {"title": "A", "version": 99}).status_code == 409


def test_disjoint_fields_merge_and_the_same_field_answers_both_values(place):
    initiative, goal = place.initiative(effort=10), make.goal(place.manager, place.product)
    first = place.api("patch", url(initiative), {"version": 1, "effort": 12, "title": "Weekly orders"})
    assert first.json()["version"] == 2
    merged = place.api("patch", url(initiative), {"version": 1, "goals": [goal.key]})
    assert (merged.status_code, merged.json()["version"], merged.json()["effort"]) == (200, 3, 12)

    late = place.api("patch", url(initiative), {"version": 1, "effort": 14, "outcome": "Fewer calls."})
    assert (late.status_code, late["Content-Type"]) == (409, "application/problem+json")
    body = late.json()
    assert body["conflicts"] == {"effort": {"label": "effort in person-weeks", "yours": "14", "theirs": "12"}}
    assert (body["version"], body["by"], body["status"]) == (3, "Tobias Okafor", 409)
    assert body["detail"] == "Somebody changed this a moment ago."
    assert place.api("get", url(initiative)).json()["outcome"] == ""


def test_a_patch_under_review_takes_it_out_of_review(place):
    initiative = place.at("in_review")
    body = place.api("patch", url(initiative), {"version": initiative.version, "effort": 3}).json()
    assert (body["state"], body["review"]) == ("draft", None)


def test_after_launch_the_dates_are_not_written(place):
    initiative = place.at("in_delivery")
    answer = place.api("patch", url(initiative), {"version": initiative.version, "end": "2026-12-01"})
    assert answer.status_code == 400
    assert answer.json()["errors"]["end"] == ["The plan is read from its projects since it was launched."]


# -- lists ------------------------------------------------------------------------------------


def every(place, path):
    found, next_url = [], f"/api/v1/{path}"
    while next_url:
        body = place.client.get(next_url).json()
        assert set(body) == {"next", "results"}
        found += body["results"]
        next_url = body["next"]
    return found


def test_pages_follow_each_other_and_lose_none(place):
    made = [place.initiative(title=f"Bet {n}") for n in range(7)]
    found = every(place, "initiatives/?size=3")
    # Ids made within one millisecond stand in no promised order, so the order is that of the ids.
    assert [row["id"] for row in found] == sorted(str(initiative.pk) for initiative in made)
    assert {row["title"] for row in found} == {f"Bet {n}" for n in range(7)}
    assert place.api("get", "initiatives/?size=0").status_code == 400
    assert place.api("get", "initiatives/?cursor=nonsense").status_code == 400


def test_a_list_narrows_by_state_product_owner_and_goal(place):
    goal, other = make.goal(place.manager, place.product), make.product(place.owner, key="DEP")
    mine = place.initiative(owner=place.reader, goals=[goal])
    theirs = make.initiative(place.manager, other)
    sent = place.at("in_review")

    def keys(query):
        return sorted(row["key"] for row in every(place, f"initiatives/?{query}"))

    assert keys("product=DEP") == [theirs.key]
    assert keys(f"product={place.product.pk}") == [mine.key, sent.key]
    assert keys("state=in_review") == [sent.key]
    assert keys(f"owner={place.reader.pk}") == [mine.key]
    assert keys(f"goal={goal.key}") == [mine.key]
    for wrong in ("state=new", "product=NOP", "owner=nobody", "goal=ORC-G9"):
        answer = place.api("get", f"initiatives/?{wrong}")
        assert answer.status_code == 400
        assert list(answer.json()["errors"]) == [wrong.partition("=")[0]]


def test_what_is_in_the_trash_is_not_there(place):
    initiative = place.initiative()
    assert place.api("delete", url(initiative)).status_code == 204
    for method, path, body in (
        ("get", "", None), ("patch", "", {"version": 1, "title": "X"}), ("delete", "", None),
        ("post", "submission/", {}), ("post", "decisions/", {"verdict": "approve"}),
    ):  # fmt: skip
        assert place.api(method, url(initiative, path), body).status_code == 404
    assert place.api("get", "initiatives/").json()["results"] == []


def test_another_workspaces_rows_answer_like_none(place):
    _elsewhere, stranger = make.workspace("Elsewhere")
    foreign = make.product(stranger, key="FOR")
    theirs, goal = make.initiative(stranger, foreign), make.goal(stranger, foreign)
    for ref in (theirs.pk, "FOR-1"):
        assert place.api("get", f"initiatives/{ref}/").status_code == 404
    for field, ref in (
        ("product", foreign.pk),
        ("product", "FOR"),
        ("owner", stranger.pk),
        ("goals", [goal.key]),
    ):
        ref = ref if isinstance(ref, list) else str(ref)
        answer = place.api("post", "initiatives/", WRITE | {field: ref})
        assert answer.status_code == 400 and list(answer.json()["errors"]) == [field]


def test_an_external_key_is_written_and_there_once(place):
    made = place.api("post", "initiatives/", WRITE | {"external_key": "I-1"}).json()
    assert made["external_key"] == "I-1"
    again = place.api("post", "initiatives/", WRITE | {"external_key": "I-1"})
    assert again.status_code == 400
    assert "external key" in again.content.decode()


def test_more_than_a_page_is_changed_in_one_go_and_too_many_are_told_how_many(place, monkeypatch):
    many = [place.initiative(title=f"Bet {n}") for n in range(3)]
    ids = [str(one.pk) for one in many[:2]] + [many[2].key]
    answer = place.api("post", "initiatives/bulk/", {"ids": ids * 80, "changes": {"effort": 7}})
    assert answer.status_code == 200 and len(answer.json()["changed"]) == 3
    answer = place.api("post", "initiatives/bulk/", {"ids": ids[:1] * 5001, "changes": {"effort": 7}})
    assert (
        answer.status_code == 400
        and "5001" in answer.content.decode()
        and "5000 at once" in answer.content.decode()
    )
    answer = place.api("post", "initiatives/bulk/", {"ids": [*ids, "ORC-999"], "changes": {"effort": 7}})
    assert answer.status_code == 400 and "There is no such initiative here." in answer.content.decode()

"""Every error of the API is a problem document (RFC 9457), whatever is sent."""

import json

import pytest
from django.conf import settings

from accounts.api.parsers import DEPTH, depth
from accounts.roles import Role
from accounts.tests import factories as make

MEMBERS = "/api/v1/members/"


@pytest.fixture
def api(house):
    return make.api_of(house.owner)


def problem(response, status):
    """The document, after its shape is checked."""
    assert response.status_code == status, response.content[:500]
    assert response["Content-Type"] == "application/problem+json"
    body = json.loads(response.content)
    assert {"type", "title", "status", "detail"} <= set(body)
    assert (body["type"], body["status"]) == ("about:blank", status)
    assert isinstance(body["title"], str) and isinstance(body["detail"], str) and body["detail"]
    return body


def patch(api, member, body, content_type="application/json"):
    return api.patch(f"{MEMBERS}{member.pk}/", body, content_type=content_type)


def test_no_token_is_401_and_says_how(client, db):
    response = client.get(MEMBERS)
    problem(response, 401)
    assert response["WWW-Authenticate"] == "Bearer"


def test_a_wrong_token_is_401(client, db):
    for secret in ("Bearer nonsense", "Bearer ", "Bearer thl_é", "bearer x y z"):
        problem(client.get(MEMBERS, headers={"Authorization": secret}), 401)


def test_nothing_there_is_404(api):
    assert problem(api.get(f"{MEMBERS}nobody/"), 404)["detail"] == "There is nothing at this address."
    problem(api.get("/api/v1/nothing-of-the-kind/"), 404)


def test_a_missing_right_is_403(house):
    contributor = make.api_of(house.member(Role.CONTRIBUTOR))
    problem(patch(contributor, house.owner, b'{"role": "owner", "version": 1}'), 403)


def test_an_unknown_method_is_405(api):
    problem(api.delete(MEMBERS), 405)


def test_fields_name_what_is_wrong_with_them(api, house):
    body = problem(patch(api, house.owner, b'{"role": "king", "version": 1}'), 400)
    assert list(body["errors"]) == ["role"] and body["errors"]["role"][0] in body["detail"]


def test_an_unknown_field_is_a_mistake(api, house):
    assert "shoe_size" in problem(patch(api, house.owner, b'{"shoe_size": 44, "version": 1}'), 400)["errors"]


def test_a_change_names_the_version_it_saw(api, house):
    assert "version" in problem(patch(api, house.owner, b'{"role": "owner"}'), 400)["errors"]


def test_a_conflict_carries_both_values(api, house):
    person = house.member(Role.CONTRIBUTOR)
    person.change_role(by=house.owner, role=Role.EXECUTIVE)
    body = problem(patch(api, person, b'{"role": "project_manager", "version": 1}'), 409)
    assert body["conflicts"] == {"role": {"label": "role", "yours": "project_manager", "theirs": "executive"}}
    assert (body["version"], body["by"]) == (2, "Mara Lindholm") and body["at"]


def test_a_rule_is_400_at_its_field(api, house):
    body = problem(patch(api, house.owner, b'{"role": "executive", "version": 1}'), 400)
    assert "needs an owner" in body["errors"]["role"][0]


@pytest.mark.parametrize(
    "text", [b"{", b"nonsense", b'{"role": }', b'{"a": 1,}', b"\xff\xfe", b"'x'", b'{"a": NaN}']
)
def test_what_is_no_json_is_400(api, house, text):
    problem(patch(api, house.owner, text), 400)


@pytest.mark.parametrize("text", [b"[]", b'"x"', b"7", b"null", b"true"])
def test_what_is_no_object_is_400(api, house, text):
    problem(patch(api, house.owner, text), 400)


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
)
def test_another_kind_of_body_is_415(api, house, kind):
    problem(patch(api, house.owner, b"x", content_type=kind), 415)


def nested(levels, sign):
    return sign * levels + "1" + {"[": "]", '{"a":': "}"}[sign] * levels


@pytest.mark.parametrize("sign", ["[", '{"a":'])
def test_deeper_than_a_hundred_levels_is_400(api, house, sign):
    for levels in (DEPTH + 1, 5_000, 200_000):
        assert "deeper" in problem(patch(api, house.owner, nested(levels, sign).encode()), 400)["detail"]
    assert "deeper" not in problem(patch(api, house.owner, nested(DEPTH, sign).encode()), 400)["detail"]


def test_brackets_inside_of_words_are_no_depth():
    assert depth(b'{"a": "[[[[{{{{", "b": "\\"[[", "c": [1]}') == 2
    assert depth(b"[" * 7) == 7
    assert depth(b'[{"a": "[[\\') == 2


def test_a_text_that_never_ends_is_read_once():
    """Tried anew from each of its quotes, half a million of them would take hours and stop whoever waits beside."""
    assert depth(b'{"a": "' + b'\\"' * 500_000) == 1


def test_more_than_the_limit_is_413(api, house):
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert limit == 2_621_440
    large = json.dumps({"role": "x" * limit}).encode()
    assert "larger" in problem(patch(api, house.owner, large), 413)["detail"]
    fits = json.dumps({"role": "x" * (limit - 100)}).encode()
    problem(patch(api, house.owner, fits), 400)


def test_an_empty_body_is_an_empty_object(api, house):
    assert "version" in problem(patch(api, house.owner, b""), 400)["errors"]


def test_hostile_texts_never_break_it(api, house):
    for text in ("\0", "\ud800", "🙂" * 300, "' OR 1=1 --", "%s%s%n", "../../etc/passwd"):
        body = json.dumps({"role": text, "version": 1}).encode()
        assert patch(api, house.owner, body).status_code == 400
        assert api.get(f"{MEMBERS}?cursor=%00{text.encode('utf-8', 'replace').hex()}").status_code == 400

"""What a browser sends in the name of a key is anything, and none of it is a fault of ours."""

import json

import pytest
from allauth.mfa.models import Authenticator

from accounts.tests.pages import sign_in
from accounts.tests.test_second_step import switch_on

BROKEN = [
    {"id": "x"},
    {"id": "x", "rawId": "x"},
    {"id": "eA", "rawId": "eA", "response": {}},
    {"id": "eA", "rawId": "eA", "response": []},
    {"id": "eA", "rawId": "eA", "response": "no"},
    {"id": "eA", "rawId": "eA", "response": {"clientDataJSON": "eA", "authenticatorData": "eA", "signature": "eA"}},
    {"rawId": 7, "response": {"clientDataJSON": {}, "attestationObject": 1}},
    ["x"],
    "x",
    7,
    {"response": None},
]  # fmt: skip


@pytest.mark.parametrize("credential", BROKEN)
def test_a_broken_passkey_is_turned_away(client, person, credential):
    client.get("/accounts/2fa/webauthn/login/", headers={"x-requested-with": "XMLHttpRequest"})
    answer = client.post("/accounts/2fa/webauthn/login/", {"credential": json.dumps(credential)}, follow=True)
    assert answer.redirect_chain == [("/accounts/login/", 302)] and answer.status_code == 200
    assert "This code is not right" in answer.content.decode()
    assert not answer.context["user"].is_authenticated


@pytest.mark.parametrize("credential", BROKEN)
def test_and_so_is_one_that_is_added(inside, credential):
    inside.get("/accounts/2fa/webauthn/add/")
    answer = inside.post("/accounts/2fa/webauthn/add/", {"name": "Key", "credential": json.dumps(credential)})
    assert answer.status_code == 200 and not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", BROKEN)
def test_or_that_is_the_second_step(client, inside, person, credential):
    switch_on(inside)
    inside.logout()
    assert sign_in(inside, person)["Location"] == "/accounts/2fa/authenticate/"
    answer = inside.post("/accounts/2fa/authenticate/", {"credential": json.dumps(credential)})
    assert answer.status_code == 200 and not answer.context["user"].is_authenticated

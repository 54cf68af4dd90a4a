"""What comes after the password: authenticator app, recovery codes, keys, and proving oneself again."""

import re

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from accounts.models import Mail
from accounts.tests import factories as make
from accounts.tests.pages import LOGIN, html, ours, sign_in


def code_for(secret):
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"


def switch_on(client):
    """The authenticator app is set up: its secret."""
    page = html(client.get("/accounts/2fa/totp/activate/"))
    secret = re.search(r'id="secret" readonly value="([A-Z2-7]+)"', page)[1]
    assert "data:image/svg+xml" in page
    assert client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)}).status_code == 302
    return secret


def test_the_authenticator_app_is_a_second_step(inside, person):
    assert "Set up" in html(inside.get("/accounts/2fa/"))
    secret = switch_on(inside)
    assert "Switch off" in html(inside.get("/accounts/2fa/"))

    fresh = Client()
    step = sign_in(fresh, person)["Location"]
    assert step == "/accounts/2fa/authenticate/"
    assert fresh.get("/me/")["Location"].startswith(LOGIN), "half signed in is not in"
    page = html(fresh.get(step))
    ours(page)
    assert "Second step" in page
    assert "not right" in html(fresh.post(step, {"code": "000000"}))
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    cache.clear()  # the code that switched it on is not taken twice
    assert fresh.post(step, {"code": code_for(secret)})["Location"] == "/"
    assert fresh.get("/me/").status_code == 200


def test_a_recovery_code_lets_in_once(inside, person):
    switch_on(inside)
    page = html(inside.get("/accounts/2fa/recovery-codes/"))
    ours(page)
    codes = re.findall(r"<li>(\w{6,})</li>", page)
    assert len(codes) == 10
    assert codes == inside.get("/accounts/2fa/recovery-codes/download/").content.decode().split()
    for _n, lets_in in ((1, True), (2, False)):
        fresh = Client()
        step = sign_in(fresh, person)["Location"]
        fresh.post(step, {"code": codes[0]})
        assert (fresh.get("/me/").status_code == 200) == lets_in
    assert "9 of 10" in html(inside.get("/accounts/2fa/"))
    ours(html(inside.get("/accounts/2fa/recovery-codes/generate/")))
    inside.post("/accounts/2fa/recovery-codes/generate/")
    assert codes[1] not in html(inside.get("/accounts/2fa/recovery-codes/"))


def test_it_is_switched_off_again(inside, person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        switch_on(inside)
    ours(html(inside.get("/accounts/2fa/totp/deactivate/")))
    assert inside.post("/accounts/2fa/totp/deactivate/").status_code == 302
    assert sign_in(Client(), person)["Location"] == "/"
    subjects = set(Mail.objects.values_list("subject", flat=True))
    assert {"The authenticator app was switched on", "The authenticator app was switched off"} <= subjects


def test_an_unproved_address_does_not_stand_in_the_way(inside, person):
    EmailAddress.objects.update(verified=False)
    switch_on(inside)
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_before_the_account_changes_one_proves_oneself_again(client, person):
    client.force_login(person)  # a session of which nobody knows how it began
    response = client.get("/accounts/2fa/totp/activate/")
    assert response["Location"].startswith("/accounts/reauthenticate/")
    page = html(client.get(response["Location"]))
    ours(page)
    assert "Is it still you?" in page
    assert "not your password" in html(client.post(response["Location"], {"password": "wrong"}))
    assert (
        client.post(response["Location"], {"password": make.PASSWORD})["Location"]
        == "/accounts/2fa/totp/activate/"
    )


def test_a_key_is_renamed_and_removed(inside, person):
    key = Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "Laptop", "credential": {}}
    )
    page = html(inside.get("/accounts/2fa/webauthn/"))
    ours(page)
    assert "Laptop" in page and "1 key." in html(inside.get("/accounts/2fa/"))
    edit = f"/accounts/2fa/webauthn/keys/{key.pk}/edit/"
    ours(html(inside.get(edit)))
    assert inside.post(edit, {"name": "Old laptop"}).status_code == 302
    remove = f"/accounts/2fa/webauthn/keys/{key.pk}/remove/"
    assert "Old laptop" in html(inside.get(remove))
    assert inside.post(remove).status_code == 302
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_somebody_elses_key_is_not_there(inside, db):
    key = Authenticator.objects.create(
        user=make.user(), type="webauthn", data={"name": "Theirs", "credential": {}}
    )
    for act in ("edit", "remove"):
        assert inside.get(f"/accounts/2fa/webauthn/keys/{key.pk}/{act}/").status_code == 404


def test_the_secret_of_an_app_is_long(db):
    assert len(generate_totp_secret()) >= 32
